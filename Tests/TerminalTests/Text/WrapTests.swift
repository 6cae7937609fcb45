import Support
import Testing

@testable import Terminal

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

  @Test(
    "Plain texts are wrapped by bytes as they would be by characters",
    arguments: 1...20 as ClosedRange<UInt64>)
  func plain(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<50 {
      let pieces = ["a", "word", " ", " ", ">", " > ", "a-rather-long-one", "https://a.example/b"]
      let text = (0..<chance.below(30)).map { _ in chance.one(of: pieces) }.joined()
      let (width, hanging) = (1 + chance.below(24), chance.below(8))
      var byCharacters = Wrapping(width: width, hanging: hanging)
      byCharacters.add(text[...])

      #expect(wrap(text, width: width, hanging: hanging) == byCharacters.lines, "\(text)")
    }
  }
}
