@preconcurrency import CNcurses
import Glibc

/// Why the terminal can't be used.
public struct TerminalFailure: Error, Hashable, Sendable {
  /// What happened and what to do next, in whole sentences.
  public var sentence: String
}

/// A real terminal through ncurses.
///
/// One at a time: ncurses keeps its screen in globals.
public struct Ncurses: TerminalBackend {
  /// How many colours may be used.
  public enum Colours: Hashable, Sendable {
    /// None, not even where the terminal has them.
    case none
    /// The terminal's own first eight.
    case eight
  }

  private let window: UnsafeMutablePointer<WINDOW>
  private var shown: Surface?
  private let hasColours: Bool
  private let isAscii: Bool
  private var hasMouse = false

  /// Takes the terminal over; throws without one, or with one that isn't known.
  public init(colours: Colours, ascii: Bool) throws(TerminalFailure) {
    _ = setlocale(LC_ALL, "")
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw TerminalFailure(
        sentence: "Standard input or output is not a terminal. Use --plain for the line dialogue.")
    }
    Signals.install()
    guard dirsync_newterm() != nil, let window = dirsync_stdscr() else {
      Signals.remove()
      let name = getenv("TERM").map { String(cString: $0) } ?? ""
      throw TerminalFailure(
        sentence:
          "The terminal “\(name)” is not known here. Set TERM to what it is, or use --plain "
          + "for the line dialogue.")
    }
    self.window = window
    isAscii = ascii || !Self.isUTF8
    hasColours = colours != .none && Self.startColours()
    _ = raw()
    _ = noecho()
    _ = keypad(window, true)
    _ = nodelay(window, true)
    // Long enough for a sequence that a slow line cuts in two, short enough for a lone Esc.
    _ = set_escdelay(50)
    _ = define_key("\u{1B}[200~", Self.pasteBegins)
    _ = define_key("\u{1B}[201~", Self.pasteEnds)
    enterModes()
  }

  // ncurses keeps a key's number in 16 bits.
  static let pasteBegins: Int32 = 1001
  static let pasteEnds: Int32 = 1002

  /// Whether the locale's characters are UTF-8.
  public static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }

  private static func startColours() -> Bool {
    guard has_colors(), start_color() != dirsync_error else { return false }
    _ = use_default_colors()
    for color in Style.Color.allCases where color != .standard {
      _ = init_pair(Int16(color.rawValue), Int16(color.rawValue), -1)
    }
    return dirsync_colors() >= 8
  }

  private mutating func enterModes() {
    write("\u{1B}[?2004h")
    setMouse(true)
  }

  private func write(_ bytes: String) {
    var rest = Array(bytes.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The window's size, as ncurses has it.
  public var size: Size {
    Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
  }

  /// Draws the cells that differ from the last frame.
  public mutating func show(_ frame: Surface) {
    let frame = isAscii ? frame.ascii : frame
    let old = shown?.size == frame.size ? shown : nil
    if old == nil { _ = werase(window) }
    // The line that the cursor leaves comes first: the cursor is there, and ends up on the other.
    if let old, let from = old.cursor, let cursor = frame.cursor, cursor.y < from.y {
      draw(frame.line(from.y), old.line(from.y), from.y)
      _ = wmove(window, Int32(cursor.y), Int32(cursor.x))
      _ = wrefresh(window)
    }
    for y in 0..<frame.size.height {
      let line = frame.line(y)
      let before = old?.line(y)
      if let before, before == line { continue }
      draw(line, before, y)
    }
    if let cursor = frame.cursor {
      _ = wmove(window, Int32(cursor.y), Int32(cursor.x))
      if old?.cursor == nil { _ = curs_set(1) }
    } else {
      _ = curs_set(0)
    }
    _ = wrefresh(window)
    shown = frame
  }

  private func draw(_ line: ArraySlice<Cell>, _ before: ArraySlice<Cell>?, _ y: Int) {
    for (x, cell) in line.enumerated() {
      if let before, before[before.startIndex + x] == cell { continue }
      guard let grapheme = cell.grapheme else { continue }
      put(grapheme, cell.style, x, y)
    }
  }

  // A grapheme that one cell of ncurses can't hold is drawn as its first base character.
  private func put(_ grapheme: Character, _ style: Style, _ x: Int, _ y: Int) {
    var scalars = grapheme.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let bases = grapheme.unicodeScalars.filter { columns(of: $0) > 0 }.count
    if scalars.count > 5 || bases > 1 { scalars = Array(scalars.prefix(1)) }
    scalars.append(0)
    var cell = cchar_t()
    let pair = hasColours ? Int16(style.color.rawValue) : 0
    if setcchar(&cell, scalars, attributes(style), pair, nil) != dirsync_error {
      _ = mvwadd_wch(window, Int32(y), Int32(x), &cell)
    }
  }

  private func attributes(_ style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.bold { attributes |= dirsync_bold }
    if style.dim { attributes |= dirsync_dim }
    if style.reverse { attributes |= dirsync_reverse }
    if style.underline { attributes |= dirsync_underline }
    return attributes
  }

  /// Writes the OSC 52 sequence.
  public mutating func copy(_ text: String) {
    write("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}")
  }

  /// Asks the terminal to report the mouse, or not to.
  public mutating func setMouse(_ isOurs: Bool) {
    guard hasMouse != isOurs else { return }
    hasMouse = isOurs
    let wanted = dirsync_button1_pressed | dirsync_wheel_up | dirsync_wheel_down
    _ = mousemask(isOurs ? wanted : 0, nil)
    _ = mouseinterval(0)
  }

  /// Forgets what is on the screen, so that the next frame is drawn whole.
  public mutating func redraw() {
    shown = nil
    _ = clearok(window, true)
  }

  /// Stops the whole job, as the shell expects of Ctrl-Z.
  public mutating func suspend() {
    let hadMouse = hasMouse
    leaveModes()
    Signals.remove()
    _ = kill(0, SIGTSTP)
    Signals.install()
    _ = wrefresh(window)
    write("\u{1B}[?2004h")
    setMouse(hadMouse)
    fitWindow()
    redraw()
  }

  private mutating func leaveModes() {
    setMouse(false)
    write("\u{1B}[?2004l")
    _ = endwin()
  }

  /// Leaves every mode and puts the signal handlers back.
  public mutating func close() {
    leaveModes()
    Signals.remove()
  }

  /// Takes the terminal's present size over.
  mutating func fitWindow() {
    var now = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else {
      return
    }
    _ = resizeterm(Int32(now.ws_row), Int32(now.ws_col))
  }
}

/// Base64 as RFC 4648 has it, with padding.
func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
