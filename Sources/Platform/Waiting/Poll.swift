#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a file, socket or pipe is ready for.
public struct Readiness: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// A set of bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// There is something to read, or its end.
  public static let reading = Readiness(rawValue: 1)
  /// Something can be written.
  public static let writing = Readiness(rawValue: 2)
  /// The other side is gone.
  public static let hungUp = Readiness(rawValue: 4)
  /// It is broken, or is none.
  public static let broken = Readiness(rawValue: 8)
}

/// Waiting for several files, sockets and pipes with one `poll`.
public enum Poll {
  /// Something to wait for; one with a descriptor below 0 is passed over.
  public struct Source: Hashable, Sendable {
    fileprivate var descriptor: Int32
    fileprivate var wanted: Readiness

    /// A descriptor, and what it is to become ready for.
    public init(_ descriptor: Int32, _ wanted: Readiness = .reading) {
      (self.descriptor, self.wanted) = (descriptor, wanted)
    }
  }

  /// Waits until one of them is ready or the time is over, and returns what each is ready for.
  ///
  /// A signal ends it early, with nothing ready. Nil waits without end.
  public static func wait(_ sources: [Source], milliseconds: Int? = nil) -> [Readiness] {
    var files = sources.map { source in
      let events =
        (source.wanted.contains(.reading) ? POLLIN : 0)
        | (source.wanted.contains(.writing) ? POLLOUT : 0)
      return pollfd(fd: source.descriptor, events: Int16(events), revents: 0)
    }
    let time = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard poll(&files, nfds_t(files.count), time) > 0 else { return sources.map { _ in [] } }
    return files.map { file in
      var ready: Readiness = []
      if file.revents & Int16(POLLIN) != 0 { ready.insert(.reading) }
      if file.revents & Int16(POLLOUT) != 0 { ready.insert(.writing) }
      if file.revents & Int16(POLLHUP) != 0 { ready.insert(.hungUp) }
      if file.revents & Int16(POLLERR | POLLNVAL) != 0 { ready.insert(.broken) }
      return ready
    }
  }
}
