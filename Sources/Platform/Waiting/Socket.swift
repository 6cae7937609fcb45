#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One end of a connection, never blocking, closed when nobody holds it any more.
///
/// A write to an end whose other side is gone is an outcome, never a signal.
public final class Socket: Sendable {
  /// What came of reading or writing.
  public enum Outcome: Hashable, Sendable {
    /// So many bytes went.
    case moved(Int)
    /// Nothing can be moved now.
    case wouldBlock
    /// The other side is gone.
    case ended
  }

  /// The number to wait on.
  public let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      var yes: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit { close(descriptor) }

  /// Two ends of one channel: this program's, and one for a child, which may block there.
  public static func pair() throws(SystemError) -> (ours: Socket, theirs: Socket) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, streamKind, 0, &ends) == 0 else { throw .last }
    return (Socket(ends[0]), Socket(ends[1]))
  }

  /// Reads what is there, up to 64 KB at a time, to the end of a buffer.
  public func receive(into buffer: inout [UInt8]) -> Outcome {
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { bytes in
      let count = recv(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
      if count > 0 { buffer.append(contentsOf: bytes.prefix(count)) }
      return count
    }
    return outcome(count)
  }

  /// Writes as much as fits, from a place on.
  public func send(_ bytes: [UInt8], from start: Int = 0) -> Outcome {
    bytes.withUnsafeBytes { all in
      let rest = UnsafeRawBufferPointer(rebasing: all[start...])
      return outcome(systemSend(descriptor, rest))
    }
  }

  private func outcome(_ count: Int) -> Outcome {
    if count > 0 { return .moved(count) }
    let isWaiting = count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno)
    return isWaiting ? .wouldBlock : .ended
  }
}

/// The kind of socket that streams bytes, which the systems' headers type differently.
#if canImport(Glibc)
  let streamKind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
#elseif canImport(Musl)
  let streamKind = SOCK_STREAM | SOCK_CLOEXEC
#else
  let streamKind = SOCK_STREAM
#endif

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    send(descriptor, bytes.baseAddress, bytes.count, MSG_DONTWAIT)
  #else
    send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
  #endif
}
