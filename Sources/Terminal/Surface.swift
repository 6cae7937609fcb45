import Basics

/// A rectangle of cells; drawing beyond its edge clips.
public struct Surface: Hashable, Sendable {
  /// Its size.
  public let size: Size
  /// Where the hardware cursor stands; nil hides it.
  public var cursor: Point?
  private var cells: [Cell]

  /// A blank surface.
  public init(_ size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  /// The cell at a place; blank outside, where setting does nothing.
  ///
  /// What is left of a wide grapheme that is half overwritten is blank, as terminals have it.
  public subscript(x: Int, y: Int) -> Cell {
    get { isInside(x, y) ? cells[y * size.width + x] : .blank }
    set {
      guard isInside(x, y) else { return }
      let place = y * size.width + x
      if newValue.grapheme != nil {
        if x > 0, cells[place].grapheme == nil { cells[place - 1].grapheme = " " }
        if x + 1 < size.width, cells[place + 1].grapheme == nil { cells[place + 1].grapheme = " " }
      }
      cells[place] = newValue
    }
  }

  private func isInside(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }

  /// The cells of one line, without a check for each.
  public func line(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Writes a text on one line, as far as it fits, and returns the columns used.
  ///
  /// Control characters and marks without a base are shown as `�`: a text from outside can never
  /// move the cursor or change colours.
  @discardableResult
  public mutating func put(
    _ text: String, x: Int, y: Int, style: Style = Style(), maxWidth: Int = .max
  ) -> Int {
    if let used = putPlain(text, x, y, style, maxWidth) { return used }
    var used = 0
    var last: (character: Character, shown: Character, columns: Int)?
    for character in text {
      // Rules and bars are one character many times.
      if last?.character != character {
        let shown = shownForm(character)
        last = (character, shown, max(1, columns(of: shown)))
      }
      guard let (_, shown, columns) = last, used + columns <= maxWidth,
        x + used + columns <= size.width
      else { break }
      self[x + used, y] = Cell(shown, style)
      if columns == 2 { self[x + used + 1, y] = Cell(nil, style) }
      used += columns
    }
    return used
  }

  // Most texts have nothing but plain characters, which need no look at what they are.
  private mutating func putPlain(
    _ text: String, _ x: Int, _ y: Int, _ style: Style, _ maxWidth: Int
  ) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let used = max(0, min(bytes.count, maxWidth, size.width - x))
      for place in 0..<used {
        self[x + place, y] = Cell(Self.plain[Int(bytes[place]) - 0x20], style)
      }
      return used
    }
  }

  private static let plain = (0x20..<0x7F).map { Character(Unicode.Scalar(UInt8($0))) }

  private func shownForm(_ character: Character) -> Character {
    guard let first = character.unicodeScalars.first else { return " " }
    if first.value >= 0x20 && first.value < 0x7F && character.unicodeScalars.count == 1 {
      return character
    }
    guard columns(of: first) > 0 else { return "\u{FFFD}" }
    switch first.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .enclosingMark:
      return "\u{FFFD}"
    default:
      return character.unicodeScalars.contains { $0.turnsDirection } ? "\u{FFFD}" : character
    }
  }

  /// Draws a dim line over the whole width.
  public mutating func drawRule(y: Int) {
    fill(Rect(x: 0, y: y, width: size.width, height: 1), Cell("─", Style(dim: true)))
  }

  /// Fills a rectangle with one cell.
  public mutating func fill(_ rect: Rect, _ cell: Cell = .blank) {
    for y in max(0, rect.y)..<max(0, min(size.height, rect.y + rect.height), rect.y) {
      for x in max(0, rect.x)..<max(0, min(size.width, rect.x + rect.width), rect.x) {
        self[x, y] = cell
      }
    }
  }

  /// Copies another surface into this one at a place.
  public mutating func draw(_ other: Surface, x: Int, y: Int) {
    for row in 0..<other.size.height {
      for column in 0..<other.size.width { self[x + column, y + row] = other[column, row] }
    }
  }

  /// The graphemes alone, a line each, without blanks at the ends of lines.
  public var text: String {
    (0..<size.height).map { y in
      var line = String(line(y).compactMap(\.grapheme))
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n") + "\n"
  }

  /// The same with plain characters only.
  public var ascii: Surface {
    var plain = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        guard let grapheme = self[x, y].grapheme, !grapheme.isASCII else { continue }
        for (offset, character) in asciiStandIn(for: grapheme).enumerated() {
          plain[x + offset, y] = Cell(character, self[x, y].style)
        }
      }
    }
    return plain
  }
}
