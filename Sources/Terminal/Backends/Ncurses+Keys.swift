@preconcurrency import CNcurses
import Platform

extension Ncurses {
  /// Waits on input, signals and the given pipe with one `poll`.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    let waiting = drained()
    if !waiting.isEmpty { return waiting }
    let input = Poll.wait(
      [.init(TerminalDevice.input), .init(Signals.shared.readEnd), .init(wake ?? -1)],
      milliseconds: milliseconds)[0]
    var keys = Signals.shared.received().map { key(for: $0) }
    keys += drained()
    let isGone = !input.isDisjoint(with: [.hungUp, .broken])
    if keys.isEmpty, isGone || (input.contains(.reading) && inputEnded) { keys = [.endOfInput] }
    return keys
  }

  // Readable, and nothing to read: the other side is gone.
  private var inputEnded: Bool {
    guard hasInput(within: 0) else { return false }
    return (TerminalDevice.waitingBytes ?? 0) == 0
  }

  private func hasInput(within milliseconds: Int) -> Bool {
    !Poll.wait([.init(TerminalDevice.input)], milliseconds: milliseconds)[0].isEmpty
  }

  private mutating func key(for request: Signals.Request) -> Key {
    switch request {
    case .fitWindow:
      fitWindow()
      return .resized(size)
    case .interrupt: return .interrupted
    case .stop: return .control("z")
    case .end(let signal): return .terminated(signal)
    }
  }

  private mutating func drained() -> [Key] {
    var keys: [Key] = []
    while let key = next() {
      keys.append(key)
      // A flood of input must not keep the screen from being drawn.
      if keys.count == 256 { break }
    }
    return keys
  }

  private mutating func next() -> Key? {
    while true {
      var code: wint_t = 0
      let kind = wget_wch(dirsync_stdscr(), &code)
      if kind == dirsync_error { return nil }
      if kind == dirsync_key_code {
        if let key = special(Int32(bitPattern: code)) { return key }
      } else if let key = plain(code) {
        return key
      }
    }
  }

  private func plain(_ code: wint_t) -> Key? {
    switch code {
    case 13, 10: return .enter
    case 9: return .tab
    case 27: return .escape
    case 127, 8: return .backspace
    case 3: return .interrupted
    case 0..<32: return Unicode.Scalar(code + 96).map { .control(Character($0)) }
    default: return Unicode.Scalar(code).map { .character(Character($0)) }
    }
  }

  private mutating func special(_ code: Int32) -> Key? {
    switch code {
    case Self.pasteBegins: return pasted()
    case Self.pasteEnds: return nil
    case KEY_MOUSE: return mouse()
    case KEY_RESIZE: return .resized(size)
    default: return Self.specials[code]
    }
  }

  private static let specials: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_BTAB: .backTab, KEY_ENTER: .enter,
  ]

  private func mouse() -> Key? {
    var event = MEVENT()
    guard getmouse(&event) != dirsync_error else { return nil }
    if event.bstate & dirsync_wheel_up != 0 { return .wheel(up: true) }
    if event.bstate & dirsync_wheel_down != 0 { return .wheel(up: false) }
    guard event.bstate & dirsync_button1_pressed != 0 else { return nil }
    return .click(Point(x: Int(event.x), y: Int(event.y)))
  }

  // Collects up to the closing sequence; a paste that is never closed ends when input pauses.
  private mutating func pasted() -> Key {
    var text = ""
    var count = 0
    while true {
      var code: wint_t = 0
      let kind = wget_wch(dirsync_stdscr(), &code)
      if kind == dirsync_error {
        guard hasInput(within: 500), !inputEnded else { break }
        continue
      }
      if kind == dirsync_key_code {
        if Int32(bitPattern: code) == Self.pasteEnds { break }
        continue
      }
      guard count < Key.pasteLimit, let scalar = Unicode.Scalar(code) else { continue }
      if code == 13 || code == 10 {
        text.append("\n")
      } else if code >= 32, code != 127, !(0x80..<0xA0).contains(code) {
        text.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return .paste(text)
  }
}
