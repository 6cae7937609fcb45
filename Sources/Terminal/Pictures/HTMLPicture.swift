/// Frames as one HTML document that needs nothing beside it: no script, no address.
///
/// Well-formed as XML too. The frames are text in a `<pre>`, so that they can be read aloud,
/// searched and copied.
public struct HTMLPicture: Sendable {
  /// A frame, and what it is called.
  public struct Part: Sendable {
    /// The heading over it; left out where there is one frame alone.
    public var heading: String
    /// The frame.
    public var surface: Surface

    /// A frame under a heading.
    public init(_ heading: String, _ surface: Surface) {
      (self.heading, self.surface) = (heading, surface)
    }
  }

  private let title: String
  private let parts: [Part]

  /// A document of a title, with frames from top to bottom.
  public init(title: String, _ parts: [Part]) { (self.title, self.parts) = (title, parts) }

  /// The document.
  public var text: String {
    let sections = parts.map { part in
      let heading = parts.count > 1 ? "<h2>\(escaped(part.heading))</h2>\n" : ""
      return heading + "<pre>" + lines(part.surface).joined(separator: "\n") + "</pre>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <title>\(escaped(title))</title>
      <style>
      \(Palette.sheet(Self.rules, Self.rules(in:)))
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      \(sections.joined())</body>
      </html>

      """
  }

  private func lines(_ surface: Surface) -> [String] {
    (0..<surface.size.height).map { y in surface.runs(y).map(span).joined() }
  }

  private func span(_ run: Run) -> String {
    let names = names(run)
    let text = escaped(run.text)
    return names.isEmpty
      ? text : "<span class=\"\(names.joined(separator: " "))\">\(text)</span>"
  }

  private func names(_ run: Run) -> [String] {
    let style = run.style
    var names: [String] = []
    if style.bold { names.append("bold") }
    if style.dim { names.append("dim") }
    if style.underline { names.append("under") }
    if style.color != .standard { names.append("\(style.color)") }
    if style.reverse { names.append("reverse") }
    if run.isWide { names.append("wide") }
    return names
  }

  private static let rules = [
    "h1, h2 { font: bold 1em sans-serif; }", "pre { font: 15px/1.2 monospace; }",
    ".bold { font-weight: bold; }", ".under { text-decoration: underline; }",
    ".wide { display: inline-block; width: 2ch; }",
  ]

  private static func rules(in palette: Palette) -> [String] {
    let text = palette.foreground
    let reversed = palette.classes.map { rule in
      rule.replacing(" { color:", with: ".reverse { color: \(palette.background); background:")
    }
    return ["body { background: \(palette.background); color: \(text); }"] + palette.classes
      + [".reverse { color: \(palette.background); background: \(text); }"] + reversed
  }
}
