@preconcurrency import CNcurses
import Glibc

extension Ncurses {
  /// Waits on input, signals and the given pipe with one `poll`.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    let waiting = drained()
    if !waiting.isEmpty { return waiting }
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Signals.shared.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    if let wake { sources.append(pollfd(fd: wake, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&sources, nfds_t(sources.count), milliseconds.map { Int32(min($0, 1 << 30)) } ?? -1)
    var keys = Signals.shared.received().compactMap { key(for: $0) }
    let input = sources[0].revents
    keys += drained()
    let isGone = input & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    if keys.isEmpty, isGone || (input & Int16(POLLIN) != 0 && inputEnded) { keys = [.endOfInput] }
    return keys
  }

  // Readable, and nothing to read: the other side is gone.
  private var inputEnded: Bool {
    var waiting: Int32 = 0
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 0) == 1 else { return false }
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting) != 0 || waiting == 0
  }

  private mutating func key(for signal: Int32) -> Key? {
    switch signal {
    case SIGWINCH:
      fitWindow()
      return .resized(size)
    case SIGINT: return .interrupted
    case SIGTSTP: return .control("z")
    default: return .terminated(signal)
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
    KEY_DC: .delete, KEY_BTAB: .backTab, KEY_ENTER: .enter, KEY_F0 + 1: .function(1),
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
        var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, 500) == 1, !inputEnded else { break }
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
