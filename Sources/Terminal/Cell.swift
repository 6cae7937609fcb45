/// One place of a surface: a grapheme with its style.
public struct Cell: Hashable, Sendable {
  /// What it shows; nil where the wide grapheme to the left reaches into it.
  public var grapheme: Character?
  /// Its attributes and colour.
  public var style: Style

  /// A grapheme in a style.
  public init(_ grapheme: Character? = " ", _ style: Style = Style()) {
    (self.grapheme, self.style) = (grapheme, style)
  }

  /// A blank.
  public static let blank = Cell()
}

/// A size in columns and lines.
public struct Size: Hashable, Sendable {
  /// Columns and lines.
  public var width, height: Int
  /// So many columns and lines.
  public init(width: Int, height: Int) { (self.width, self.height) = (width, height) }
}

/// A place, counted from 0 at the upper left.
public struct Point: Hashable, Sendable {
  /// Column and line.
  public var x, y: Int
  /// A column and a line.
  public init(x: Int, y: Int) { (self.x, self.y) = (x, y) }
}

/// A rectangle of places.
public struct Rect: Hashable, Sendable {
  /// Upper left corner and extent.
  public var x, y, width, height: Int
  /// A corner and an extent.
  public init(x: Int, y: Int, width: Int, height: Int) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// Whether a place lies inside.
  public func contains(_ point: Point) -> Bool {
    (x..<x + max(0, width)).contains(point.x) && (y..<y + max(0, height)).contains(point.y)
  }
}

/// The attributes and the colour of a cell.
public struct Style: Hashable, Sendable {
  /// The terminal's own foreground, or one of its first colours.
  public enum Color: Int, CaseIterable, Hashable, Sendable {
    case standard = 0
    case red, green, yellow, blue, magenta, cyan
  }

  /// Attributes; any of them may be missing in a terminal.
  public var bold, dim, reverse, underline: Bool
  /// The foreground; the background is the terminal's own.
  public var color: Color

  /// A style; plain text by default.
  public init(
    bold: Bool = false, dim: Bool = false, reverse: Bool = false, underline: Bool = false,
    color: Color = .standard
  ) {
    (self.bold, self.dim, self.reverse, self.underline) = (bold, dim, reverse, underline)
    self.color = color
  }
}
