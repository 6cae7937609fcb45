import Basics
import Support
import Testing

@Suite("JSON made up and damaged")
struct JSONFuzzTests {
  @Test(
    "Damaged, it is an error or a value that is written and read again", arguments: Fuzzing.seeds)
  func damaged(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<200 {
      let text = Self.value(&chance, depth: 4).text()
      #expect(try JSONReader.value(text).text() == text)
      let bytes = chance.damaged(Array(text.utf8))
      guard let read = try? JSONReader.value(utf8: bytes) else { continue }
      #expect(try JSONReader.value(read.text()) == read)
      #expect(try JSONReader.positioned(utf8: bytes).plain == read)
    }
  }

  private static func value(_ chance: inout Chance, depth: Int) -> JSONValue {
    switch chance.below(depth > 0 ? 7 : 4) {
    case 0: .null
    case 1: .bool(chance.once(in: 2))
    case 2: .number(JSONNumber(chance.below(1_000_000)))
    case 3: .string(chance.text(atMost: 6))
    case 4: .array((0..<chance.below(4)).map { _ in value(&chance, depth: depth - 1) })
    default:
      .object(
        JSONObject(
          (0..<chance.below(4)).map {
            .init("\($0)" + chance.text(atMost: 2), value(&chance, depth: depth - 1))
          }))
    }
  }
}
