import Testing

@testable import SetupCore

@Suite("The set of e-mails")
struct EmailSetTests {
  @Test("It finds what a dictionary finds, over many growths")
  func agrees() {
    var random = SmallRandom(seed: 11)
    var set = EmailSet()
    var found: [EmailSet.Duplicate] = []
    var first: [String: (line: Int, isFaulty: Bool)] = [:]
    var expected: [EmailSet.Duplicate] = []
    for line in 1...40_000 {
      let number = random.below(30_000)
      let padding = String(repeating: "x", count: number % 50 == 0 ? 300 + number % 40 : number % 9)
      let email = "\(padding)\(number)@example.com"
      let isFaulty = random.below(5) == 0
      if let duplicate = set.insert(Array(email.utf8), line: line, isFaulty: isFaulty) {
        found.append(duplicate)
      }
      guard let earlier = first[email] else {
        first[email] = (line, isFaulty)
        continue
      }
      expected.append(
        EmailSet.Duplicate(
          line: line, isFaulty: isFaulty, earlierLine: earlier.line,
          earlierIsFaulty: earlier.isFaulty))
      first[email]?.isFaulty = true
    }
    #expect(found == expected)
    #expect(expected.count > 5000)
  }

  @Test("E-mails longer than mail allows are told apart all the same")
  func long() {
    let long = [UInt8](repeating: 0x61, count: 100_000)
    var set = EmailSet()
    let lines = [long + [0x31], long + [0x32], long + [0x31]].enumerated().compactMap {
      set.insert($1, line: $0 + 1, isFaulty: false)?.line
    }
    #expect(lines == [3])
  }

  @Test("All rows of one e-mail point at the first")
  func thrice() {
    var set = EmailSet()
    let pairs = (1...4).compactMap { line in
      set.insert([0x61], line: line, isFaulty: false).map { [$0.earlierLine, $0.line] }
    }
    #expect(pairs == [[1, 2], [1, 3], [1, 4]])
  }

  @Test("A line beyond all measure is kept as the last that fits")
  func farLine() {
    var set = EmailSet()
    _ = set.insert([0x61], line: 1 << 40, isFaulty: true)
    let duplicate = set.insert([0x61], line: 1 << 40 + 1, isFaulty: false)
    #expect(duplicate?.earlierLine == 1 << 31 - 1)
    #expect(duplicate?.earlierIsFaulty == true)
  }
}
