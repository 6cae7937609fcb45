/// A frame as an SVG picture that needs nothing beside it.
///
/// Each run of a line is a text of its own, put at its column and stretched to its columns: the
/// grid holds whatever the font's widths are, and the text can still be searched and copied.
public struct SVGPicture: Sendable {
  // A monospaced font of 15 has an advance of 9 in most families; the grid is made for that.
  private static let font = 15
  private static let column = 9
  private static let line = 18
  private static let baseline = 14
  private static let margin = 9

  private let title: String
  private let surface: Surface

  /// A picture of a frame, with a title for those who don't see it.
  public init(title: String, _ surface: Surface) { (self.title, self.surface) = (title, surface) }

  /// The document.
  public var text: String {
    let width = surface.size.width * Self.column + 2 * Self.margin
    let height = surface.size.height * Self.line + 2 * Self.margin
    let lines = (0..<surface.size.height).flatMap { y in surface.runs(y).map { drawn($0, y) } }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="en" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)">
      <title>\(escaped(title))</title>
      <style>
      \(Palette.sheet([], Self.rules(in:)))
      </style>
      <rect class="paper" width="\(width)" height="\(height)"/>
      <g class="ink" font-family="monospace" font-size="\(Self.font)">
      \(lines.joined())</g>
      </svg>

      """
  }

  private func drawn(_ run: Run, _ y: Int) -> String {
    guard !run.isBlank else { return "" }
    let x = Self.margin + run.x * Self.column
    let top = Self.margin + y * Self.line
    let width = run.columns * Self.column
    let colour = run.style.colourClass.map { " class=\"\($0)\"" } ?? ""
    let background =
      run.style.reverse
      ? "<rect\(colour) x=\"\(x)\" y=\"\(top)\" width=\"\(width)\" height=\"\(Self.line)\"/>\n" : ""
    let text = run.style.reverse ? " class=\"paper\"" : colour
    return background
      + "<text\(text) x=\"\(x)\" y=\"\(top + Self.baseline)\" textLength=\"\(width)\" "
      + "lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"\(attributes(run.style))>"
      + "\(escaped(run.text))</text>\n"
  }

  private func attributes(_ style: Style) -> String {
    (style.bold ? " font-weight=\"bold\"" : "")
      + (style.underline ? " text-decoration=\"underline\"" : "")
  }

  private static func rules(in palette: Palette) -> [String] {
    [".paper { fill: \(palette.background); }", ".ink { fill: \(palette.foreground); }"]
      + palette.classes.map { $0.replacing("color:", with: "fill:") }
  }
}
