import Testing

@testable import SetupCore

@Suite("UTF-8 over the borders of chunks")
struct UTF8CheckTests {
  static let illFormed: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
    [0xFF], [0xC3, 0xC3, 0xA9], [0xE9, 0x2C],
  ]

  @Test("What is not well-formed is found, with its column", arguments: illFormed)
  func broken(_ bytes: [UInt8]) {
    for prefix in ["", "a", "\""] {
      let file = Array("é,\(prefix)".utf8) + bytes
      let record = CSVReader.records(file, delimiter: .comma).first
      #expect(record?.flaws.notUTF8Column == 1)
    }
  }

  @Test("It agrees with the standard library on bytes at random, however they are cut")
  func agrees() {
    var random = SmallRandom(seed: 7)
    let pool: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEE,
      0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5,
    ]
    var valid = 0
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(6)).map { _ in pool[random.below(pool.count)] }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      valid += isValid ? 1 : 0
      #expect(flaw(bytes, cut: random.below(bytes.count + 1)) == !isValid, "\(bytes)")
    }
    #expect(valid > 1000 && valid < 19_000)
  }

  private func flaw(_ bytes: [UInt8], cut: Int) -> Bool {
    var grammar = CSVGrammar(delimiter: .comma)
    var collector = CSVCollector()
    for part in [bytes[..<cut], bytes[cut...]] {
      part.withUnsafeBufferPointer { grammar.read($0, into: &collector) }
    }
    grammar.finish(into: &collector)
    return collector.drain().contains { $0.flaws.notUTF8Column != nil }
  }
}

/// Numbers that look random and are the same each time.
struct SmallRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(limit, 1)
  }
}
