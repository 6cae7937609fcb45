import Terminal
import Testing

@Suite("Surfaces")
struct SurfaceTests {
  private func picture(_ width: Int, _ height: Int, _ draw: (inout Surface) -> Void) -> String {
    var surface = Surface(Size(width: width, height: height))
    draw(&surface)
    return surface.text
  }

  @Test("Text stands where it was put, and clips at the edges")
  func put() {
    let picture = picture(5, 2) {
      $0.put("abc", x: 1, y: 0)
      $0.put("wxyz", x: 3, y: 1)
      $0.put("gone", x: 0, y: 7)
      $0.put("gone", x: 9, y: 0)
    }
    #expect(picture == " abc\n   wx\n")
  }

  @Test("A wide grapheme never stands half inside")
  func wide() {
    #expect(picture(3, 1) { $0.put("日本", x: 0, y: 0) } == "日\n")
    #expect(picture(4, 1) { $0.put("日本", x: 0, y: 0, maxWidth: 3) } == "日\n")
    var surface = Surface(Size(width: 4, height: 1))
    surface.put("日", x: 0, y: 0)
    #expect(surface[1, 0].grapheme == nil)
  }

  @Test("Of a wide grapheme that is half overwritten, a blank is left")
  func halfOverwritten() {
    let drawn: [((inout Surface) -> Void, String)] = [
      ({ $0.put("x", x: 1, y: 0) }, " x本\n"), ({ $0.put("x", x: 2, y: 0) }, "日x\n"),
      ({ $0.put("語", x: 1, y: 0) }, " 語\n"), ({ $0.put("語", x: 2, y: 0) }, "日語\n"),
      ({ $0.fill(Rect(x: 1, y: 0, width: 2, height: 1), Cell("#")) }, " ##\n"),
    ]
    for (draw, expected) in drawn {
      let picture = picture(4, 1) {
        $0.put("日本", x: 0, y: 0)
        draw(&$0)
      }
      #expect(picture == expected)
    }
  }

  @Test("Nothing in a text moves the cursor, changes colours or turns a line around")
  func controls() {
    let picture = picture(20, 1) { $0.put("a\u{1B}[31mb\u{7}\u{202E}c\r\nd\u{9B}", x: 0, y: 0) }
    #expect(
      !picture.dropLast().unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
      })
    #expect(!picture.contains("\u{202E}"))
    #expect(picture.hasPrefix("a\u{FFFD}[31mb\u{FFFD}"))
    // A mark or a final consonant alone would change the cell before it.
    #expect(self.picture(4, 1) { $0.put("\u{301}\u{11AB}", x: 0, y: 0) } == "\u{FFFD}\u{FFFD}\n")
  }

  @Test("Filling and drawing one surface into another clips")
  func fill() {
    let picture = picture(4, 3) {
      $0.fill(Rect(x: -1, y: 1, width: 3, height: 9), Cell("#"))
      var other = Surface(Size(width: 2, height: 2))
      other.put("ab", x: 0, y: 0)
      other.put("cd", x: 0, y: 1)
      $0.draw(other, x: 3, y: 0)
    }
    #expect(picture == "   a\n## c\n##\n")
  }

  @Test("A surface without room takes anything")
  func empty() {
    #expect(Surface(Size(width: -3, height: -1)).size == Size(width: 0, height: 0))
  }

  @Test("Plain characters keep styles and columns")
  func ascii() {
    var surface = Surface(Size(width: 6, height: 1))
    surface.put("✓ 日x", x: 0, y: 0, style: Style(bold: true))
    #expect(surface.ascii.text == "x ??x\n")
    #expect(surface.ascii[0, 0].style.bold)
  }
}
