import Foundation

/// Choices that are the same for the same seed, for tests that make their inputs up (SplitMix64).
public struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// The choices of a seed.
  public init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below a limit; 0 where the limit is none.
  public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(limit, 1))) }

  /// Once in so many times.
  public mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of a list that isn't empty.
  public mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  /// One of a list, each as often as its weight says.
  public mutating func weighted<Value>(_ values: [(weight: Int, value: Value)]) -> Value {
    var rest = below(values.map(\.weight).reduce(0, +))
    for (weight, value) in values {
      if rest < weight { return value }
      rest -= weight
    }
    return values[0].value
  }

  /// A text of pieces that are likely to go wrong.
  public mutating func text(atMost count: Int) -> String {
    (0..<below(count + 1)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "a", "Z", "9", "-", "_", " ", ".", "@", "\"", "'", "\\", "/", ":", "=", ",", ";", "{", "}",
    "[", "]", "(", ")", "?", "$", "${org}", "tag_", "user.", "startdate", "ada@example.com",
    "\u{E9}", "e\u{301}", "\u{65E5}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1EB}", "\u{200B}",
    "\u{202E}", "\u{A0}", "\u{FEFF}", "\u{1B}[2J", "\u{9B}31m", "\u{7}", "\t", "\n", "\r", "\0",
    "00abcDEF123ghiJKL456mnoPQR789stuVWX012yz34", "1.23E+11", "2024-02-30", "null", "true",
  ]

  /// A copy of bytes with some damage.
  public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) { damage(&bytes) }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let start = below(bytes.count)
    let end = min(bytes.count, start + below(40))
    switch below(9) {
    case 0 where !bytes.isEmpty: bytes[start] ^= 1 << UInt8(below(8))
    case 1 where !bytes.isEmpty: bytes[start] = one(of: [0, 0x0A, 0x22, 0x2C, 0x5C, 0x7B, 0xFF])
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
    case 4: bytes.removeSubrange(start...)
    case 5: bytes.insert(contentsOf: text(atMost: 4).utf8, at: start)
    case 6:
      bytes.insert(
        contentsOf: [UInt8](repeating: one(of: Array("[{(\"9, ".utf8)), count: 200), at: start)
    case 7: bytes.insert(UInt8(truncatingIfNeeded: next()), at: start)
    default: bytes.replaceSubrange(start..<end, with: one(of: Self.tokens).utf8)
    }
  }

  private static let tokens = [
    "null", "[]", "{}", "1e999", "-0", "\"\\u0000\"", "\"\\ud800\"", "true", "18446744073709551616",
    "\r\n", "<https://elsewhere.example.com/>; rel=\"next\"", "\u{FEFF}",
  ]
}

/// How much is made up: little in the suite, as much as asked by hand.
public enum Fuzzing {
  /// The seeds to try: three, or `DIRSYNC_FUZZ` of them from `DIRSYNC_FUZZ_FROM` on.
  public static let seeds: [UInt64] = {
    let first = number("DIRSYNC_FUZZ_FROM") ?? 1
    return Array(first..<(first + (number("DIRSYNC_FUZZ") ?? 3)))
  }()

  /// The same for what is always made up more often: from 1 on, so many or as many as asked.
  public static func seeds(atLeast count: Int) -> [UInt64] {
    isLong ? seeds : Array(1...UInt64(count))
  }

  /// Whether all is tried that the suite tries a part of.
  public static let isLong = number("DIRSYNC_FUZZ") != nil

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
  }
}
