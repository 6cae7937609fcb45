@preconcurrency import CNcurses
import Glibc

extension Ncurses {
  /// Waits on input, signals and the given pipe with one `poll`.
  ///
  /// Signals come before keys, so that no flood of keys delays them.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    var sources = [
      pollfd(fd: files.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Signals.shared.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    if let wake { sources.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0)) }
    let patience = keyDeadline.map { max(0, $0 - Self.now) }
    let limit = [milliseconds, patience].compactMap { $0 }.min()
    _ = poll(&sources, nfds_t(sources.count), limit.map { Int32(clamping: $0) } ?? -1)
    var keys: [Key] = []
    for signal in Signals.shared.received().sorted() { keys.append(key(for: signal)) }
    if sources[0].revents != 0 {
      guard let bytes = files.read() else { return keys + [.endOfInput] }
      keys += decoder.keys(in: bytes)
      keyDeadline = decoder.patience.map { Self.now + $0 }
    } else if let due = keyDeadline, due <= Self.now {
      keys += decoder.flush()
      keyDeadline = nil
    }
    return keys
  }

  // Milliseconds on the clock that nobody sets.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  private mutating func key(for signal: Int32) -> Key {
    switch signal {
    case SIGWINCH:
      // What the terminal keeps of a window that shrank and grew is its own affair.
      fitWindow()
      redraw()
      return .resized(size)
    case SIGTSTP: return .control("z")
    default: return .terminated(signal)
    }
  }

  /// What the terminal's description says that its keys send.
  static func namedKeys() -> [[UInt8]: Key] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      // Absent is nil, and what is no text at all is -1.
      guard let text = tigetstr(name), Int(bitPattern: text) != -1, text[0] == 27 else { continue }
      keys[Array(String(cString: text).utf8)] = key
    }
    return keys
  }
}
