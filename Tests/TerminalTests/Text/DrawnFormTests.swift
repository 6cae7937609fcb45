import Testing

@testable import Terminal

@Suite("What of a grapheme is sent to a terminal")
struct DrawnFormTests {
  // As glibc 2.36 has them in C.UTF-8.
  private func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x11AB, 0x200D, 0xFE0F, 0x1160...0x11FF: 0
    case 0x1100...0x115F, 0x65E5, 0x1F469, 0x1F4BB: 2
    case 0x1FAE0: 1
    case 0x1F6DC: -1
    default: 1
    }
  }

  @Test(
    "It takes its columns by the C library's table as well",
    arguments: [
      ("a", 1, ["a"]), ("日", 2, ["日"]), ("✓", 1, ["✓"]), ("e\u{301}", 1, ["e\u{301}"]),
      // Stacked marks: as many as a cell of ncurses holds.
      ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", 1, ["e\u{301}\u{302}\u{303}\u{304}"]),
      // Flags are spelt, alone or in pairs.
      ("\u{1F1EB}", 1, ["F"]), ("🇫🇷", 2, ["F", "R"]),
      // Joined emoji show the first, a selector that widens is left out.
      ("👩‍💻", 2, ["👩"]), ("☺️", 2, ["☺", " "]),
      // Newer than the C library, or nothing but a final consonant.
      ("\u{1FAE0}", 2, ["\u{FFFD}", " "]), ("\u{1F6DC}", 2, ["\u{FFFD}", " "]),
      ("\u{11AB}", 1, ["\u{FFFD}"]),
      // Korean spelt letter by letter is put together.
      ("\u{1112}\u{1161}\u{11AB}", 2, ["한"]), ("\u{1100}\u{1161}", 2, ["가"]),
    ] as [(String, Int, [String])])
  func forms(text: String, columns: Int, cells: [String]) throws {
    let grapheme = try #require(text.first)
    #expect(text.count == 1)
    let form = drawnForm(of: grapheme, columns: columns, width: width)
    #expect(form == cells.map { Array($0.unicodeScalars) })
  }

  @Test("Doubtful is what terminals take for wider or narrower than it is")
  func doubtful() {
    for text in ["\u{1F1EB}", "\u{11AB}", "e\u{301}", "👩", "☺️"] {
      #expect(Cell(text.first).isDoubtful, "\(text)")
    }
    for text in ["a", "é", "日", "✓", "─", "▸"] { #expect(!Cell(text.first).isDoubtful, "\(text)") }
    #expect(!Cell(nil).isDoubtful)
  }
}
