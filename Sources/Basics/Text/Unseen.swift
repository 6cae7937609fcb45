// Which characters can't be seen: the one list, and what follows from it.
extension Unicode.Scalar {
  /// Whether it can't be seen, so that it is wrong in e-mails, user names, External names,
  /// namespaces and DX's identifiers.
  public var isUnseen: Bool {
    if value >= 0x21, value < 0x7F { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    case .spaceSeparator: return self != " "
    default: return Self.unseenLetters.contains(value)
    }
  }

  /// Whether it can't be seen and is wrong in other values too, such as names and titles.
  public var isUnseenInText: Bool {
    switch value {
    case 0x0A, 0x0D, 0x09: false
    case 0x200B, 0x2060, 0xFEFF: true
    default: isControl || turnsDirection
    }
  }

  /// Whether it turns the reading direction, which could turn a line around.
  public var turnsDirection: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether a screen, a file or a log must not get it as it is: unseen, and no blank.
  ///
  /// Line breaks, tabs and other controls are among it.
  public var isUnprintable: Bool {
    if value >= 0x20, value < 0x7F { return false }
    return isUnseen && properties.generalCategory != .spaceSeparator
  }

  /// Whether it ends a line or jumps to a column.
  public var isLineBreakOrTab: Bool {
    switch value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether it is one of C0, DEL and C1.
  public var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

  /// Whether it is one of the two zero-width scalars that writing needs: non-joiner and joiner.
  public var isJoiner: Bool { value == 0x200C || value == 0x200D }

  /// Letters and marks without a form of their own.
  private static let unseenLetters: Set<UInt32> = [
    0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0,
  ]

  /// Its code point, `U+00A0`.
  public var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
