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
      if set.isFull { set.settle { found.append($0) } }
      set.add(Array(email.utf8), line: line, isFaulty: isFaulty)
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
    set.settle { found.append($0) }
    #expect(found == expected)
    #expect(expected.count > 5000)
  }

  @Test("E-mails longer than mail allows are told apart all the same")
  func long() {
    let long = [UInt8](repeating: 0x61, count: 100_000)
    var set = EmailSet()
    var lines: [Int] = []
    for (line, email) in [long + [0x31], long + [0x32], long + [0x31]].enumerated() {
      set.add(email, line: line + 1, isFaulty: false)
    }
    set.settle { lines.append($0.line) }
    #expect(lines == [3])
  }

  @Test("Duplicates of one that still waits are found in order, and point at the first")
  func waiting() {
    var set = EmailSet()
    var pairs: [[Int]] = []
    for line in 1...4 { set.add([0x61], line: line, isFaulty: false) }
    set.settle { pairs.append([$0.earlierLine, $0.line]) }
    #expect(pairs == [[1, 2], [1, 3], [1, 4]])
  }

  @Test("A line beyond all measure is kept as the last that fits")
  func farLine() {
    var set = EmailSet()
    var found: [EmailSet.Duplicate] = []
    set.add([0x61], line: 1 << 40, isFaulty: true)
    set.add([0x61], line: 7, isFaulty: false)
    set.settle { found.append($0) }
    #expect(found.map(\.earlierLine) == [1 << 31 - 1])
    #expect(found.map(\.earlierIsFaulty) == [true])
  }
}
