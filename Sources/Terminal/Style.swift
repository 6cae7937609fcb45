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
