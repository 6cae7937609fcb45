/// Where e-mail addresses are in a text, in order; neighbours that touch are one.
///
/// Wider than any mail server's idea of an address: letters of all scripts, quoted local parts,
/// address literals, hosts without a dot, full-width and percent-encoded at signs (`%40`).
func emailRanges(in text: [Unicode.Scalar]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var index = 0
  while index < text.count {
    guard let sign = atSign(in: text, at: index) else {
      index += 1
      continue
    }
    let end = endOfDomain(in: text, from: sign.upperBound)
    if end > sign.upperBound {
      let floor = ranges.last?.upperBound ?? 0
      let start = startOfLocalPart(in: text, before: sign.lowerBound, notBefore: floor)
      ranges.appendAddress(start..<end, sign: sign.lowerBound)
    }
    index = end
  }
  return ranges
}

extension [Range<Int>] {
  /// Adds an address unless nothing stands before its at sign.
  ///
  /// The domain of the address before may be this one's local part: `a@b@c`.
  fileprivate mutating func appendAddress(_ address: Range<Int>, sign: Int) {
    if let last, last.upperBound == sign {
      self[count - 1] = last.lowerBound..<address.upperBound
    } else if address.lowerBound < sign {
      append(address)
    }
  }
}

private func atSign(in text: [Unicode.Scalar], at index: Int) -> Range<Int>? {
  switch text[index] {
  case "@", "\u{FF20}", "\u{FE6B}": index..<index + 1
  case "%" where text[index...].starts(with: "%40".unicodeScalars): index..<index + 3
  default: nil
  }
}

private func startOfLocalPart(
  in text: [Unicode.Scalar], before sign: Int, notBefore floor: Int
) -> Int {
  if sign > floor, text[sign - 1] == "\"",
    let quote = text[floor..<sign - 1].suffix(66).lastIndex(of: "\"")
  {
    return quote
  }
  var start = sign
  while start > floor, text[start - 1].isLocalPart { start -= 1 }
  // A quotation mark or bracket before the address is the sentence's.
  while start < sign, text[start].isASCII, !text[start].isASCIIAlphanumeric { start += 1 }
  return start
}

private func endOfDomain(in text: [Unicode.Scalar], from start: Int) -> Int {
  if start < text.count, text[start] == "[",
    let bracket = text[start...].prefix(66).firstIndex(of: "]")
  {
    return bracket + 1
  }
  var end = start
  while end < text.count, text[end].isWordPart || text[end] == "-" || text[end].isDot { end += 1 }
  // A full stop or a dash after the address is the sentence's.
  while end > start, !text[end - 1].isWordPart { end -= 1 }
  return end
}

extension Unicode.Scalar {
  /// A letter, digit or mark of any script.
  fileprivate var isWordPart: Bool {
    if isASCII { return isASCIIAlphanumeric }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isDot: Bool { self == "." || self == "\u{3002}" || self == "\u{FF0E}" }

  /// What stands before the at sign without quotes (RFC 5322 `dot-atom`, RFC 6531).
  fileprivate var isLocalPart: Bool {
    if isWordPart || isDot { return true }
    return switch self {
    case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}",
      "~":
      true
    default: !isASCII && properties.isEmoji
    }
  }

  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
  var isASCIILetter: Bool { isASCIILower || ("A"..."Z").contains(self) }
  var isASCIILower: Bool { ("a"..."z").contains(self) }
}
