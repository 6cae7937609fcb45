import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Terminal

/// What a strict XML parser finds in a document.
private final class Document: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var elements: [String] = []
  private(set) var attributes: Set<String> = []
  private(set) var failure: (any Error)?
  private var open = 0
  private var parsed = false

  // The return value alone does not tell on Linux.
  var isWellFormed: Bool { parsed && failure == nil && open == 0 }

  init(_ source: String) {
    super.init()
    let parser = XMLParser(data: Data(source.utf8))
    parser.delegate = self
    parsed = parser.parse()
  }

  func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
    failure = parseError
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open -= 1 }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    elements.append(name)
    open += 1
    attributes.formUnion(found.keys)
  }
}

@Suite("Frames as pictures")
struct PictureTests {
  static let nasty = "<b>&\"'</pre>]]>"

  /// A frame of every style, wide graphemes, and what would break a document.
  var surface: Surface {
    var surface = Surface(Size(width: 24, height: 5))
    surface.put(Self.nasty, x: 0, y: 0)
    surface.put("日本", x: 2, y: 1, style: Style(bold: true))
    surface.put("ok", x: 6, y: 1, style: Style(bold: true))
    surface.put("✓ met", x: 1, y: 2, style: Style(bold: true, color: .green))
    surface.put("dim", x: 8, y: 2, style: Style(dim: true))
    surface.put("▸ x", x: 0, y: 3, style: Style(reverse: true, color: .red))
    surface.put("a b ", x: 10, y: 3, style: Style(underline: true))
    surface[3, 4] = Cell("\u{FFFF}")
    surface[4, 4] = Cell("\u{7}")
    surface[5, 4] = Cell("\r\n")
    return surface
  }

  @Test("Runs are cells that look alike; a wide grapheme is a run of its own")
  func runs() {
    func run(_ x: Int, _ columns: Int, _ text: String, _ style: Style, wide: Bool = false) -> Run {
      Run(x: x, columns: columns, text: text, style: style, isWide: wide)
    }
    let bold = Style(bold: true)
    #expect(
      surface.runs(1) == [
        run(0, 2, "  ", Style()), run(2, 2, "日", bold, wide: true),
        run(4, 2, "本", bold, wide: true), run(6, 2, "ok", bold),
      ])
    #expect(surface.runs(3).last == run(10, 4, "a b ", Style(underline: true)))
    #expect(surface.runs(4).map(\.text) == ["   \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"])
    #expect(surface.runs(9).isEmpty)
    #expect(Surface(Size(width: 5, height: 1)).runs(0).isEmpty)
  }

  @Test("HTML, word for word")
  func html() {
    var small = Surface(Size(width: 6, height: 2))
    small.put("a<b", x: 0, y: 0, style: Style(bold: true, color: .red))
    small.put("日!", x: 1, y: 1)
    let text = HTMLPicture(title: "A & B", [.init("one", small)]).text

    #expect(
      text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"))
    #expect(text.contains("<title>A &amp; B</title>"))
    #expect(
      text.hasSuffix(
        "<h1>A &amp; B</h1>\n<pre><span class=\"bold red\">a&lt;b</span>\n"
          + " <span class=\"wide\">日</span>!</pre>\n</body>\n</html>\n"))
  }

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

  @Test("A strict parser reads both, and finds the words as they were put")
  func wellFormed() {
    let html = HTMLPicture(title: Self.nasty, [.init("1", surface), .init("2", surface)]).text
    let svg = SVGPicture(title: Self.nasty, surface).text
    for source in [html, svg] {
      let document = Document(source)
      #expect(document.isWellFormed)
      #expect(document.text.components(separatedBy: Self.nasty).count >= 3)
      #expect(document.text.contains("✓ met"))
      #expect(!document.elements.contains("script") && !document.elements.contains("b"))
      #expect(document.attributes.isDisjoint(with: ["href", "src", "onload", "xlink:href"]))
      #expect(!source.contains("url(") && !source.contains("@import"))
    }
    #expect(!Document(svg.replacingOccurrences(of: "</g>", with: "")).isWellFormed)
    let headings = Document(html).elements.filter { $0 == "h2" || $0 == "pre" }
    #expect(headings == ["h2", "pre", "h2", "pre"])
  }

  @Test("The same frame makes the same bytes, and an empty one a picture too")
  func same() {
    #expect(SVGPicture(title: "a", surface).text == SVGPicture(title: "a", surface).text)
    let empty = Surface(Size(width: 0, height: 0))
    #expect(Document(SVGPicture(title: "", empty).text).isWellFormed)
    #expect(Document(HTMLPicture(title: "", [.init("", empty)]).text).isWellFormed)
  }
}
