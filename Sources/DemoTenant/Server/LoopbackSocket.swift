import Glibc

/// The few calls that a server on loopback needs, without blocking.
enum LoopbackSocket {
  /// A socket that listens on 127.0.0.1, and the port it got.
  static func listen(port: Int) throws(DemoServerFailure) -> (descriptor: Int32, port: Int) {
    guard (0...65_535).contains(port) else { throw .portNotAllowed(port) }
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw .last(port: port) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, length) == 0 && Glibc.listen(descriptor, 64) == 0
          && getsockname(descriptor, address, &length) == 0
      }
    }
    guard isBound else {
      let failure = DemoServerFailure.last(port: port)
      close(descriptor)
      throw failure
    }
    makeNonBlocking(descriptor)
    return (descriptor, Int(in_port_t(bigEndian: address.sin_port)))
  }

  /// The next client that waits; nil for none.
  static func accept(_ listener: Int32) -> Int32? {
    let descriptor = Glibc.accept(listener, nil, nil)
    guard descriptor >= 0 else { return nil }
    makeNonBlocking(descriptor)
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    return descriptor
  }

  /// What came of reading or writing.
  enum Outcome {
    case moved(Int)
    case wouldBlock
    case ended
  }

  /// Reads what is there, up to 64 KB at a time.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Outcome {
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { bytes in
      let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
      if count > 0 { buffer.append(contentsOf: bytes.prefix(count)) }
      return count
    }
    return outcome(count)
  }

  /// Writes as much as fits, from a place on.
  static func write(_ descriptor: Int32, _ bytes: [UInt8], from start: Int) -> Outcome {
    bytes.withUnsafeBytes { all in
      let rest = UnsafeRawBufferPointer(rebasing: all[start...])
      return outcome(send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL)))
    }
  }

  private static func outcome(_ count: Int) -> Outcome {
    if count > 0 { return .moved(count) }
    let isWaiting = count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno)
    return isWaiting ? .wouldBlock : .ended
  }

  private static func makeNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Milliseconds of a clock that never goes back.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
