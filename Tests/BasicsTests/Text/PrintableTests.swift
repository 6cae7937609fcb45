import Basics
import Testing

@Suite("Text made fit for a screen")
struct SanitisedTests {
  static let cases: [(raw: String, shown: String)] = [
    ("Some One", "Some One"),
    ("", ""),
    ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
    ("\u{9B}31mred", "31mred"),
    ("a\u{7}b\u{0}c\u{7F}d", "abcd"),
    ("one\ntwo\tthree\r\nfour", "one two three  four"),
    ("one\u{2028}two\u{85}three", "one two three"),
    ("safe\u{202E}gpj.exe", "safegpj.exe"),
    ("\u{2066}isolated\u{2069}", "isolated"),
    ("start\u{200B}date", "startdate"),
    ("start\u{AD}date\u{FEFF}", "startdate"),
    ("\u{E0041}tag", "tag"),
    ("👩\u{200D}💻 und Ärger", "👩\u{200D}💻 und Ärger"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
  ]

  @Test("Nothing in it moves the cursor or hides", arguments: cases)
  func cleaned(raw: String, shown: String) {
    #expect(sanitised(raw, limit: 80) == shown)
    #expect(sanitised(shown, limit: 80) == shown)
  }

  @Test(
    "It is no longer than asked, and ends in … if it was",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abc", 1, "…"), ("abc", 0, ""),
      ("👩‍💻👩‍💻👩‍💻", 2, "👩‍💻…"),
    ])
  func bounded(raw: String, limit: Int, shown: String) {
    #expect(sanitised(raw, limit: limit) == shown)
    #expect(sanitised(shown, limit: limit) == shown)
  }

  @Test(
    "What must not be missed is spelled out",
    arguments: [
      ("a\u{1B}[2J\nb", true, "a<U+001B>[2J\nb"), ("a\nb", false, "a<U+000A>b"),
      ("safe\u{202E}gpj", true, "safe<U+202E>gpj"), ("a\u{3164}b", true, "a<U+3164>b"),
      ("👩\u{200D}💻\u{A0}und Ärger", true, "👩\u{200D}💻\u{A0}und Ärger"),
    ])
  func visible(raw: String, lines: Bool, shown: String) {
    #expect(raw.visible(lines: lines) == shown)
  }

  @Test("A character of endless marks ends")
  func piledMarks() {
    let pile = "a" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(sanitised(pile, limit: 10).unicodeScalars.count == 160)
  }
}
