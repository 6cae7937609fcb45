import Terminal
import Testing

@Suite("Breaking text into lines")
struct WrapTests {
  @Test(
    "Lines of a width",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one", 3, ["one"]), ("", 5, [""]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("a\nb c", 9, ["a", "b c"]),
      ("日本語", 4, ["日本", "語"]), ("a  b", 9, ["a  b"]), ("  in", 9, ["  in"]),
    ])
  func wrapped(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test("Later lines hang further in")
  func hanging() {
    #expect(
      wrap("[ ] one two three", width: 10, hanging: 4) == ["[ ] one", "    two", "    three"])
  }

  @Test("No line is ever wider than asked for, whatever the text")
  func neverWider() {
    for width in 2...12 {
      for line in wrap("日本語 and a-very-long-word, e\u{301}tc. 👩‍💻👩‍💻👩‍💻", width: width) {
        #expect(displayWidth(line) <= width)
      }
    }
  }

  @Test(
    "Cut to a width",
    arguments: [
      ("abcdef", 4, "abc…"), ("abc", 3, "abc"), ("日本語", 4, "日…"), ("abc", 0, ""), ("abc", 1, "…"),
    ])
  func cut(text: String, width: Int, short: String) { #expect(text.truncated(to: width) == short) }
}
