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

@Suite("Both kinds of pictures")
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
