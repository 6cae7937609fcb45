import Support
import Testing

@testable import Terminal

@Suite("Bytes of the terminal made up at random")
struct KeyFuzzTests {
  private static let sequences = [
    "\u{1B}", "\u{1B}[A", "\u{1B}OB", "\u{1B}[<0;3;4M", "\u{1B}[M #$", "\u{1B}[200~", "\u{1B}[201~",
    "\u{1B}]11;rgb:1/2/3\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[[A", "\u{1B}O5Q",
    "\u{3}", "\r", "\u{7F}", "\u{1A}",
  ]

  @Test("However they are cut, the keys are the same, and none is raw", arguments: Fuzzing.seeds)
  func cuts(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<100 {
      var bytes: [UInt8] = []
      for _ in 0..<chance.below(12) {
        switch chance.below(4) {
        case 0: bytes += chance.text(atMost: 3).utf8
        case 1: bytes.append(UInt8(truncatingIfNeeded: chance.next()))
        default: bytes += chance.one(of: Self.sequences).utf8
        }
      }
      if chance.once(in: 3) { bytes = chance.damaged(bytes) }
      let whole = Self.keys(of: [bytes[...]])
      for cut in 0...bytes.count {
        #expect(Self.keys(of: [bytes[..<cut], bytes[cut...]]) == whole, "\(bytes) at \(cut)")
      }
      for case .character(let character) in whole {
        #expect(character.unicodeScalars.allSatisfy { $0.value >= 32 && !(127..<160 ~= $0.value) })
      }
    }
  }

  @Test("UTF-8 is the same at every cut, each character by itself", arguments: Fuzzing.seeds)
  func utf8(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<300 {
      let scalars = (0..<3).compactMap { _ in
        Unicode.Scalar(UInt32(chance.below([0x100, 0x800, 0x10000, 0x110000][chance.below(4)])))
      }.filter { $0.value >= 0xA0 }
      let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
      let expected = scalars.map { Key.character(Character($0)) }
      for cut in 0...bytes.count {
        #expect(Self.keys(of: [bytes[..<cut], bytes[cut...]]) == expected)
      }
    }
  }

  @Test("Any text is drawn within its width, and cut within it", arguments: Fuzzing.seeds)
  func drawn(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<200 {
      let text = chance.text(atMost: 12)
      let size = Size(width: chance.below(20), height: chance.below(3))
      var surface = Surface(size)
      surface.put(text, x: chance.below(24) - 2, y: chance.below(4) - 1)
      #expect(surface.size == size)
      for y in 0..<size.height {
        let line = surface.line(y).compactMap(\.grapheme)
        #expect(line.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 32 } })
      }
    }
  }

  private static func keys(of pieces: [ArraySlice<UInt8>]) -> [Key] {
    var decoder = KeyDecoder()
    return pieces.flatMap { decoder.keys(in: $0) } + decoder.flush()
  }
}
