import Testing

@testable import Terminal

@Suite("Frames as HTML")
struct HTMLPictureTests {
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
}
