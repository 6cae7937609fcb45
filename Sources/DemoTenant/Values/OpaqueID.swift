import Basics

/// Ids and cursors that look like Okta's and can be read back.
enum OpaqueID {
  /// An id of 20 characters: Okta's three-letter prefix, a fixed part, the number, a tail.
  static func make(_ prefix: String, _ number: Int) -> String {
    "\(prefix)dxdemo\(padded(number, 8))1d7"
  }

  /// The number of an id that `make` made with that prefix; nil for any other text.
  static func number(_ id: String, _ prefix: String) -> Int? {
    guard id.count == 20, id.hasPrefix("\(prefix)dxdemo"), id.hasSuffix("1d7") else { return nil }
    return Int(id.dropFirst(9).dropLast(3))
  }

  /// A cursor that goes on after an item of a list.
  static func cursor(after number: Int, in list: String) -> String {
    let scrambled = UInt64(number) &* 0x9E37_79B9 ^ mask(list)
    return "c" + String(scrambled, radix: 36)
  }

  /// The number of the item that the cursor goes on after; nil where it isn't of this list.
  static func number(cursor: String, in list: String) -> Int? {
    guard cursor.first == "c", let scrambled = UInt64(cursor.dropFirst(), radix: 36) else {
      return nil
    }
    let product = scrambled ^ mask(list)
    guard product % 0x9E37_79B9 == 0 else { return nil }
    return Int(exactly: product / 0x9E37_79B9)
  }

  /// A 32-bit mask of a list's name (FNV-1a), so that one list's cursor is another's error.
  private static func mask(_ list: String) -> UInt64 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in list.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return UInt64(hash)
  }
}
