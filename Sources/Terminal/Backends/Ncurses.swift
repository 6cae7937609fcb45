@preconcurrency import CNcurses
import Platform

/// Why the terminal can't be used.
public struct TerminalFailure: Error, Hashable, Sendable {
  /// What happened and what to do next, in whole sentences.
  public var sentence: String
}

/// A real terminal: ncurses draws, the keys are read here.
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

  /// What the person should know about how the terminal was taken, in a sentence.
  public private(set) var notice: String?
  let device: TerminalDevice
  var decoder: KeyDecoder
  // Keys that came and were not handed on yet.
  var waiting: [Key] = []
  // When the rest of a key that has begun is no longer waited for, in milliseconds.
  var keyDeadline: Int?
  private let window: UnsafeMutablePointer<WINDOW>
  private var shown: Surface?
  private let hasColours: Bool
  /// Whether plain characters stand for glyphs.
  public let isASCII: Bool
  private var hasMouse = false

  /// More than any screen shows; a window that claims more is drawn in its upper left alone.
  static let largest = Size(width: 500, height: 200)
  /// What most terminals understand, for those that aren't known here.
  private static let fallback = "xterm-256color"

  /// Takes the terminal over; throws without one, or with one that can't be drawn on.
  public init(colours: Colours, ascii: Bool) throws(TerminalFailure) {
    TerminalDevice.adoptLocale()
    guard let device = TerminalDevice() else {
      throw TerminalFailure(
        sentence: "Standard input or output is not a terminal. Use --plain for the line dialogue.")
    }
    Signals.install(output: device.output)
    (window, notice) = try Self.open(device)
    self.device = device
    isASCII = ascii || !TerminalDevice.isUTF8
    hasColours = colours != .none && Self.startColours()
    let delay = ThisProcess.variable("ESCDELAY") == nil ? 50 : Int(get_escdelay())
    decoder = KeyDecoder(named: Self.namedKeys(), escapeDelay: min(max(delay, 0), 10_000))
    _ = raw()
    _ = noecho()
    _ = keypad(window, true)
    // A key that waits must not end a frame half-way.
    _ = typeahead(-1)
    fitWindow()
    enterModes()
  }

  private static func open(
    _ device: TerminalDevice
  ) throws(TerminalFailure) -> (UnsafeMutablePointer<WINDOW>, String?) {
    let name = ThisProcess.variable("TERM") ?? ""
    // ncurses would make room for any size that the system names. A description without a size, as
    // that of the Linux console, needs the system's all the same.
    for takesSize in [false, true] {
      use_env(takesSize)
      if dirsync_newterm(nil, device.output) != nil, let window = dirsync_stdscr() {
        return (window, nil)
      }
    }
    use_env(false)
    if dirsync_newterm(fallback, device.output) != nil, let window = dirsync_stdscr() {
      return (
        window,
        "The terminal “\(name)” is not known on this machine and is taken for \(fallback)."
      )
    }
    Signals.remove()
    throw TerminalFailure(
      sentence:
        "The terminal “\(name)” is not known here. Set TERM to what it is, or use --plain for the "
        + "line dialogue.")
  }

  /// Whether terminfo has a terminal here.
  public static func isKnown(_ terminal: String) -> Bool { dirsync_knows_terminal(terminal) != 0 }

  private static func startColours() -> Bool {
    guard has_colors(), start_color() != dirsync_error else { return false }
    _ = use_default_colors()
    for color in Style.Color.allCases where color != .standard {
      _ = init_pair(Int16(color.rawValue), Int16(color.rawValue), -1)
    }
    return dirsync_colors() >= 8
  }

  private mutating func enterModes() {
    device.write("\u{1B}[?2004h")
    setMouse(true)
  }

  private mutating func leaveModes() {
    setMouse(false)
    device.write("\u{1B}[?2004l")
    _ = endwin()
    Signals.restoreSettings()
  }

  /// The window's size, as far as it is drawn.
  public var size: Size {
    Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
  }

  /// Takes the terminal's present size over.
  mutating func fitWindow() {
    guard let now = device.windowSize else { return }
    _ = resizeterm(
      Int32(min(now.rows, Self.largest.height)), Int32(min(now.columns, Self.largest.width)))
  }

  /// Draws the cells that differ from the last frame.
  public mutating func show(_ frame: Surface) {
    let frame = isASCII ? frame.ascii : frame
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
      let isWide = x + 1 < line.count && line[line.startIndex + x + 1].grapheme == nil
      let form = drawnForm(of: grapheme, columns: isWide ? 2 : 1) { Int(dirsync_width($0.value)) }
      for (offset, scalars) in form.enumerated() { put(scalars, cell.style, x + offset, y) }
    }
    // A terminal may have moved on by another width than ours: it gets the whole line again.
    if line.contains(where: \.isDoubtful) || before?.contains(where: \.isDoubtful) == true {
      _ = wredrawln(window, Int32(y), 1)
    }
  }

  private func put(_ scalars: [Unicode.Scalar], _ style: Style, _ x: Int, _ y: Int) {
    let characters = scalars.map { wchar_t(bitPattern: $0.value) } + [0]
    var cell = cchar_t()
    let pair = hasColours ? Int16(style.color.rawValue) : 0
    if setcchar(&cell, characters, attributes(style), pair, nil) != dirsync_error {
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
    device.write("\u{1B}]52;c;\(base64(Array(text.utf8)))\u{07}")
  }

  /// Asks the terminal to report the mouse, or not to.
  public mutating func setMouse(_ isOurs: Bool) {
    guard hasMouse != isOurs else { return }
    hasMouse = isOurs
    device.write(isOurs ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l")
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
    TerminalDevice.stopJob()
    Signals.install(output: device.output)
    _ = wrefresh(window)
    device.write("\u{1B}[?2004h")
    setMouse(hadMouse)
    fitWindow()
    redraw()
  }

  /// Leaves every mode and puts the signal handlers back.
  public mutating func close() {
    leaveModes()
    Signals.remove()
  }
}
