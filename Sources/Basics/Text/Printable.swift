/// Text from outside made fit for a screen: one line, no controls, of bounded length.
///
/// Line breaks and tabs become spaces. Control characters (C0, C1) and those that turn the reading
/// direction or can't be seen are left out, so that text never moves the cursor, changes colours
/// or shows other words than it has. The joiners of emoji and of Indic and Persian writing stay.
/// What is cut off at `limit` characters ends in `…`. Doing it twice changes nothing.
public func sanitised(_ text: String, limit: Int) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(cleanable(limit)) {
    if scalar.isLineBreakOrTab {
      clean.append(" ")
    } else if !scalar.isControl, !scalar.isInvisible || scalar.isJoiner {
      clean.append(scalar)
    }
  }
  return String(clean).bounded(to: limit)
}

/// How many scalars are read for a result of so many characters.
///
/// A character may be made of any number of scalars; without this bound a single one could fill
/// the memory.
private func cleanable(_ limit: Int) -> Int { 16 * max(0, limit) }

/// The characters of a text that can't be seen: controls, and those of no width.
///
/// The joiners that writing needs count only where nothing else of the text would need them.
public func hiddenScalars(in text: String) -> [Unicode.Scalar] {
  let scalars = text.unicodeScalars
  let isPlain = scalars.allSatisfy { $0.isASCII || $0.isInvisible || $0.isControl }
  return scalars.filter { $0.isControl || ($0.isInvisible && (isPlain || !$0.isJoiner)) }
}

extension Unicode.Scalar {
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

  /// Whether it turns the direction, joins, tags or marks without being seen.
  public var isInvisible: Bool {
    switch value {
    case 0x00AD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}

extension String {
  /// The first characters, the last of them `…` if any were cut off.
  public func bounded(to limit: Int) -> String {
    guard limit > 0 else { return "" }
    guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return self[..<index(before: end)] + "…"
  }
}
