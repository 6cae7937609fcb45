import Testing

@testable import Terminal

@Suite("Frames as SVG")
struct SVGPictureTests {
  @Test("SVG, word for word")
  func svg() {
    var small = Surface(Size(width: 6, height: 2))
    small.put("a<b", x: 0, y: 0, style: Style(bold: true, color: .red))
    small.put("日!", x: 1, y: 1, style: Style(dim: true, reverse: true))

    #expect(
      SVGPicture(title: "A & B", small).text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" xml:lang="en" width="72" height="54" viewBox="0 0 72 54">
        <title>A &amp; B</title>
        <rect width="72" height="54" fill="#ffffff"/>
        <g font-family="monospace" font-size="15" fill="#1f2328">
        <text x="9" y="23" textLength="27" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#b42318" font-weight="bold">a&lt;b</text>
        <rect x="18" y="27" width="18" height="18" fill="#59636e"/>
        <text x="18" y="41" textLength="18" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#ffffff">日</text>
        <rect x="36" y="27" width="9" height="18" fill="#59636e"/>
        <text x="36" y="41" textLength="9" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#ffffff">!</text>
        </g>
        </svg>

        """)
  }
}
