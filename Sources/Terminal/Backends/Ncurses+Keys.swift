@preconcurrency import CNcurses
import Platform

extension Ncurses {
  /// Waits on input, signals and the given pipe with one `poll`.
  ///
  /// Signals come before keys, so that no flood of keys delays them.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    let patience = keyDeadline.map { max(0, $0 - Self.now) }
    let typed = Poll.wait(
      [.init(device.input), .init(Signals.shared.readEnd), .init(wake ?? -1)],
      milliseconds: [milliseconds, patience].compactMap { $0 }.min())[0]
    var keys = Signals.shared.received().map { key(for: $0) }
    if !typed.isEmpty {
      guard let bytes = device.read() else { return keys + [.endOfInput] }
      keys += decoder.keys(in: bytes)
      keyDeadline = decoder.patience.map { Self.now + $0 }
    } else if let due = keyDeadline, due <= Self.now {
      keys += decoder.flush()
      keyDeadline = nil
    }
    return keys
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
