// The one rule for text that may reach a screen, a file or a log: nothing in it moves the cursor,
// changes colours, turns the reading direction or hides. What can't be seen is left out of a
// sentence, or spelled out where it must not be missed.

/// Text from outside made fit for a screen: one line, nothing unprintable, of bounded length.
///
/// Line breaks and tabs become spaces, what is unprintable goes; the joiners of emoji and of Indic
/// and Persian writing stay. What is cut off at `limit` characters ends in `…`. Doing it twice
/// changes nothing.
public func sanitised(_ text: String, limit: Int) -> String {
  // A character may be made of any number of scalars; without this bound a single one could fill
  // the memory.
  let scalars = text.unicodeScalars.prefix(16 * max(0, limit))
  return onOneLine(scalars, keepsJoiners: true).bounded(to: limit)
}

/// The scalars as one line without what is unprintable.
public func onOneLine(
  _ scalars: some Sequence<Unicode.Scalar>, keepsJoiners: Bool
) -> String {
  var clean = String.UnicodeScalarView()
  for scalar in scalars {
    if scalar.isLineBreakOrTab {
      clean.append(" ")
    } else if !scalar.isUnprintable || (keepsJoiners && scalar.isJoiner) {
      clean.append(scalar)
    }
  }
  return String(clean)
}

extension String {
  /// The text with whatever moves the cursor, or can't be seen, as its code point: `a<U+001B>[2J`.
  ///
  /// The joiners that writing needs stay, and where it has lines, their ends.
  public func visible(lines: Bool) -> String {
    // The line ends of CSV (RFC 4180); a carriage return alone moves the cursor.
    if lines, contains("\r\n" as Character) {
      return split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
        .map { String($0).visible(lines: true) }.joined(separator: "\r\n")
    }
    return replacing {
      $0.isUnprintable && !$0.isJoiner && !(lines && $0 == "\n") ? "<\($0.codePoint)>" : nil
    }
  }

  /// The text with each character replaced for which there is something else.
  public func replacing(_ other: (Unicode.Scalar) -> String?) -> String {
    guard unicodeScalars.contains(where: { other($0) != nil }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if let other = other(scalar) { text += other } else { text.unicodeScalars.append(scalar) }
    }
  }

  /// The first characters, the last of them `…` if any were cut off.
  public func bounded(to limit: Int) -> String {
    guard limit > 0 else { return "" }
    guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return self[..<index(before: end)] + "…"
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  public var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
