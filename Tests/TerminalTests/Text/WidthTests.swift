import Terminal
import Testing

@Suite("Measuring text")
struct WidthTests {
  @Test(
    "Widths in columns",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｗ", 2), ("👩‍💻", 2), ("🇫🇷", 2),
      ("a\u{200B}b", 2), ("✓ ─ │ …", 7), ("☺️", 2), ("한국", 4), ("ก็", 1),
      // Flags are spelt; Korean letters that end a syllable have no column of their own.
      ("\u{1F1EB}", 1), ("\u{1F1EB}\u{1F1F7}\u{1F1EB}", 3), ("\u{1112}\u{1161}\u{11AB}", 2),
    ])
  func widths(text: String, width: Int) { #expect(displayWidth(text) == width) }
}
