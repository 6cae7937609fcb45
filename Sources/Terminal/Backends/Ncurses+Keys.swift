@preconcurrency import CNcurses
import Platform

extension Ncurses {
  // Few enough that a flood of keys delays neither a signal nor a frame.
  private static let mostKeys = 32

  /// Waits on input, signals and the given pipe with one `poll`.
  ///
  /// Signals come before keys, and keys that have come already a few at a time.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    let patience = keyDeadline.map { max(0, $0 - Self.now) }
    let limit = waiting.isEmpty ? [milliseconds, patience].compactMap { $0 }.min() : 0
    let typed = Poll.wait(
      [.init(device.input), .init(Signals.shared.readEnd), .init(wake ?? -1)], milliseconds: limit)
    let requests = Signals.shared.received().map { key(for: $0) }
    if waiting.isEmpty { waiting = readKeys(isTyped: !typed[0].isEmpty) }
    defer { waiting.removeFirst(min(waiting.count, Self.mostKeys)) }
    return requests + waiting.prefix(Self.mostKeys)
  }

  private mutating func readKeys(isTyped: Bool) -> [Key] {
    if isTyped {
      guard let bytes = device.read() else { return [.endOfInput] }
      defer { keyDeadline = decoder.patience.map { Self.now + $0 } }
      return decoder.keys(in: bytes)
    }
    guard let due = keyDeadline, due <= Self.now else { return [] }
    keyDeadline = nil
    return decoder.flush()
  }

  // Milliseconds on the clock that nobody sets.
  private static var now: Int { Int(Clock.monotonic * 1_000) }

  private mutating func key(for request: Signals.Request) -> Key {
    switch request {
    case .fitWindow:
      // What the terminal keeps of a window that shrank and grew is its own affair.
      fitWindow()
      redraw()
      return .resized(size)
    case .stop: return .control("z")
    case .end(let signal): return .terminated(signal)
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
