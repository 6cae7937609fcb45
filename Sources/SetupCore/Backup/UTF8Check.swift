/// Tells bytes that are UTF-8 from bytes that are not, over the borders of chunks.
///
/// Sees only bytes above 0x7F; the table of well-formed sequences is the Unicode standard's
/// (3.9, table 3-7), so surrogates, overlong forms and what lies above U+10FFFF are refused.
struct UTF8Check: Sendable {
  private var missing: UInt8 = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  /// Whether a sequence has begun and not ended.
  var isPending: Bool { missing > 0 }

  /// Forgets a sequence that has begun.
  mutating func reset() {
    self = UTF8Check()
  }

  /// Takes one byte above 0x7F; false if it can't stand here.
  mutating func take(_ byte: UInt8) -> Bool {
    if missing > 0 {
      guard byte >= low, byte <= high else {
        reset()
        return false
      }
      (low, high) = (0x80, 0xBF)
      missing &-= 1
      return true
    }
    return begin(byte)
  }

  private mutating func begin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: missing = 1
    case 0xE0: (missing, low) = (2, 0xA0)
    case 0xE1...0xEC, 0xEE...0xEF: missing = 2
    case 0xED: (missing, high) = (2, 0x9F)
    case 0xF0: (missing, low) = (3, 0x90)
    case 0xF1...0xF3: missing = 3
    case 0xF4: (missing, high) = (3, 0x8F)
    default: return false
    }
    return true
  }
}
