#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Listens on 127.0.0.1 and nowhere else, without blocking.
public final class LoopbackListener: Sendable {
  /// The port that was got.
  public let port: Int
  /// The number to wait on.
  public let descriptor: Int32

  /// Listens on a port from 0 to 65,535; 0 takes any free one.
  public init(port: Int) throws(SystemError) {
    let made = socket(AF_INET, streamKind, 0)
    guard made >= 0 else { throw .last }
    var yes: Int32 = 1
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(clamping: port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(made, address, length) == 0 && listen(made, 64) == 0
          && getsockname(made, address, &length) == 0
      }
    }
    guard isBound else {
      let error = SystemError.last
      close(made)
      throw error
    }
    _ = fcntl(made, F_SETFL, O_NONBLOCK)
    _ = fcntl(made, F_SETFD, FD_CLOEXEC)
    descriptor = made
    self.port = Int(in_port_t(bigEndian: address.sin_port))
  }

  deinit { close(descriptor) }

  /// The next client that waits; nil for none.
  public func accept() -> Socket? {
    let client = systemAccept(descriptor)
    guard client >= 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    return Socket(client)
  }
}

// Inside the class the name `accept` is a method's.
private func systemAccept(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }
