import Testing

@testable import Terminal

@Suite("Frames as SVG")
struct SVGPictureTests {
  @Test("SVG, word for word")
  func svg() {
    var small = Surface(Size(width: 6, height: 2))
    small.put("a<b", x: 0, y: 0, style: Style(bold: true, color: .red))
    small.put("日!", x: 1, y: 1, style: Style(dim: true, reverse: true))

    let rules = Palette.sheet([]) { palette in
      [".paper { fill: \(palette.background); }", ".ink { fill: \(palette.foreground); }"]
        + palette.classes.map { $0.replacing("color:", with: "fill:") }
    }
    #expect(
      SVGPicture(title: "A & B", small).text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xml:lang="en" width="72" height="54" viewBox="0 0 72 54">
        <title>A &amp; B</title>
        <style>
        \(rules)
        </style>
        <rect class="paper" width="72" height="54"/>
        <g class="ink" font-family="monospace" font-size="15">
        <text class="red" x="9" y="23" textLength="27" lengthAdjust="spacingAndGlyphs" xml:space="preserve" font-weight="bold">a&lt;b</text>
        <rect class="dim" x="18" y="27" width="18" height="18"/>
        <text class="paper" x="18" y="41" textLength="18" lengthAdjust="spacingAndGlyphs" xml:space="preserve">日</text>
        <rect class="dim" x="36" y="27" width="9" height="18"/>
        <text class="paper" x="36" y="41" textLength="9" lengthAdjust="spacingAndGlyphs" xml:space="preserve">!</text>
        </g>
        </svg>

        """)
  }
}
