import Testing

@testable import Terminal

@Suite("Bytes that become keys")
struct KeyDecoderTests {
  private func keys(_ text: String, named: [[UInt8]: Key] = [:]) -> [Key] {
    var decoder = KeyDecoder(named: named)
    return decoder.keys(in: Array(text.utf8)) + decoder.flush()
  }

  @Test(
    "Each has its key",
    arguments: [
      ("a", [.character("a")]), ("é日🇫", [.character("é"), .character("日"), .character("🇫")]),
      ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
      ("\u{3}\u{C}\u{1A}", [.interrupted, .control("l"), .control("z")]),
      ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}[A\u{1B}OB\u{1B}[1C\u{1B}OD", [.up, .down, .right, .left]),
      (
        "\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
        [.home, .end, .home, .end, .home, .end]
      ),
      (
        "\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z\u{1B}OM",
        [.delete, .pageUp, .pageDown, .backTab, .enter]
      ),
      ("\u{1B}[<0;3;4M\u{1B}[<0;3;4m", [.click(Point(x: 2, y: 3))]),
      ("\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<2;1;1M", [.wheel(up: true), .wheel(up: false)]),
      ("\u{1B}[M #$\u{1B}[M###", [.click(Point(x: 2, y: 3))]),
      // Typed by hand, one after the other.
      ("\u{1B}[", [.escape, .character("[")]), ("\u{1B}]", [.escape, .character("]")]),
      ("\u{1B}x", [.escape, .character("x")]), ("\u{1B}\r", [.escape, .enter]),
    ] as [(String, [Key])])
  func known(text: String, expected: [Key]) { #expect(keys(text) == expected) }

  @Test(
    "What isn't known is read to its end and does nothing",
    arguments: [
      "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^q\u{1B}\\", "\u{1B}Xq\u{1B}\\", "\u{1B}[?62;22c",
      "\u{1B}[24;80R", "\u{1B}[1;5C", "\u{1B}[200;5~", "\u{1B}OP", "\u{1B}O5P", "\u{1B}[[A",
      "\u{1B}[I", "\u{1B}[97;5u", "\u{1B}[?" + String(repeating: "1;", count: 5_000) + "c",
      "\u{1B}[<0;0;4M", "\u{1B}[<0;3M", "\u{1B}[M\"##",
    ])
  func unknown(text: String) { #expect(keys(text + "x") == [.character("x")]) }

  @Test("Bytes that are no UTF-8 are left out, and what follows is not")
  func malformed() {
    let bytes: [UInt8] = [
      0x80, 0xC0, 0x41, 0xE3, 0x81, 0x42, 0xF5, 0xED, 0xA0, 0x80, 0x43, 0xC2, 0x85, 0x44,
    ]
    var decoder = KeyDecoder()
    let keys = decoder.keys(in: bytes)
    #expect(keys == "ABCD".map(Key.character))
  }

  @Test("However the bytes are cut, the keys are the same")
  func cuts() {
    let text =
      "a\u{1B}[A日\u{1B}]11;x\u{1B}\\\u{1B}[<0;12;3M\u{1B}[200~p\u{1B}[31m\u{E9}\r\u{1B}[201~\u{1B}OHz"
    let bytes = Array(text.utf8)
    let whole = keys(text)
    #expect(
      whole == [
        .character("a"), .up, .character("日"), .click(Point(x: 11, y: 2)), .paste("p[31mé\n"),
        .home, .character("z"),
      ])
    for first in 0...bytes.count {
      for second in stride(from: first, through: bytes.count, by: 7) {
        var decoder = KeyDecoder()
        let parts = [bytes[..<first], bytes[first..<second], bytes[second...]]
        let cut = parts.flatMap { decoder.keys(in: $0) }
        #expect(cut == whole)
      }
    }
  }

  @Test("An unfinished key is waited for, and ends when nothing more comes")
  func patience() {
    var decoder = KeyDecoder(escapeDelay: 40)
    #expect(decoder.patience == nil)
    for (bytes, patience, flushed) in [
      ("\u{1B}", 40, [.escape]), ("\u{1B}[1", 500, []), ("\u{1B}]11;rgb", 1_000, []),
      ("\u{1B}[200~ab", 500, [.paste("ab")]), ("\u{1B}OP\u{1B}[M1", 500, []),
    ] as [(String, Int, [Key])] {
      let begun = decoder.keys(in: bytes.utf8)
      #expect(begun.isEmpty)
      #expect(decoder.patience == patience)
      let ended = decoder.flush()
      #expect(ended == flushed)
      #expect(decoder.patience == nil)
    }
    var slow = KeyDecoder(escapeDelay: 3_000)
    _ = slow.keys(in: [27])
    #expect(slow.patience == 3_000)
  }

  @Test("A string without an end is given up after so many bytes, and Ctrl-C ends it at once")
  func endless() {
    #expect(keys("\u{1B}]" + String(repeating: "x", count: 65_537) + "y") == [.character("y")])
    #expect(keys("\u{1B}]abc\u{3}y") == [.interrupted, .character("y")])
    #expect(keys("\u{1B}]abc\u{1B}[A") == [.up])
  }

  @Test("A paste is one key, however long, up to a limit")
  func paste() {
    let long = String(repeating: "é", count: 200_000)
    let pasted = keys("\u{1B}[200~\(long)\u{1B}[201~q")
    #expect(pasted.count == 2)
    #expect(pasted.last == .character("q"))
    guard case .paste(let text) = pasted.first else { return #expect(Bool(false), "no paste") }
    #expect(text == String(repeating: "é", count: Key.pasteLimit))
    #expect(keys("\u{1B}[200~a\u{1B}]0;t\u{7}\u{85}b\u{1B}[201~") == [.paste("a]0;tb")])
  }

  @Test("What the terminal's description names comes first")
  func described() {
    let named: [[UInt8]: Key] = [
      Array("\u{1B}[224z".utf8): .home, Array("\u{1B}A".utf8): .up, Array("\u{1B}O5P".utf8): .end,
    ]
    #expect(
      keys("\u{1B}[224z\u{1B}A\u{1B}B", named: named) == [.home, .up, .escape, .character("B")])
  }

  @Test("A million bytes from a seed: no crash, and the state is always bounded")
  func random() {
    var generator = SeededNumbers(seed: 7)
    var decoder = KeyDecoder()
    let likely = Array("\u{1B}[O]P;<~M0123456789ABCD\u{7}\\".utf8)
    for _ in 0..<1_000 {
      let bytes = (0..<1_000).map { _ in
        generator.next() % 3 == 0
          ? UInt8(truncatingIfNeeded: generator.next() >> 8)
          : likely[Int(generator.next() % UInt64(likely.count))]
      }
      for case .character(let character) in decoder.keys(in: bytes) {
        #expect(character.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
      }
    }
    _ = decoder.flush()
    let last = decoder.keys(in: "q".utf8)
    #expect(last == [.character("q")])
  }
}

/// Numbers that are the same at each run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
