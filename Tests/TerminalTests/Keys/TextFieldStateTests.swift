import Terminal
import Testing

@Suite("Typing into a field")
struct TextFieldStateTests {
  @Test(
    "Editing keys",
    arguments: [
      ([.character("a"), .character("b")], "ab", 2),
      ([.paste("x y\nz\u{7}")], "x yz", 4),
      ([.paste("abc"), .left, .backspace], "ac", 1),
      ([.paste("abc"), .home, .delete], "bc", 0),
      ([.paste("abc def"), .control("w")], "abc ", 4),
      ([.paste("abc"), .left, .control("k")], "ab", 2),
      ([.paste("abc"), .left, .control("u")], "c", 0),
      ([.paste("abc"), .control("a"), .character("x")], "xabc", 1),
      ([.paste("abc"), .home, .end, .character("x")], "abcx", 4),
      ([.paste("日本"), .left, .character("x")], "日x本", 2),
      ([.backspace, .delete, .left, .right], "", 0),
    ] as [([Key], String, Int)])
  func edits(keys: [Key], text: String, cursor: Int) {
    var field = TextFieldState()
    for key in keys {
      let isTaken = field.handle(key)
      #expect(isTaken)
    }
    #expect(field.text == text)
    #expect(field.cursor == cursor)
  }

  @Test("Keys that edit nothing are left to others")
  func others() {
    var field = TextFieldState(text: "abc")
    for key in [Key.enter, .escape, .tab, .up, .down, .pageUp, .resumed] {
      let isTaken = field.handle(key)
      #expect(!isTaken)
    }
    #expect(field.text == "abc")
  }

  @Test("A field takes so much and no more")
  func bounded() {
    var field = TextFieldState()
    _ = field.handle(.paste(String(repeating: "x", count: 10_000)))
    #expect(field.text.count == TextFieldState.limit)
    _ = field.handle(.character("y"))
    #expect(field.text.count == TextFieldState.limit)
  }
}
