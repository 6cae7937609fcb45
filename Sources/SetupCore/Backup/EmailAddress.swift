import Basics

/// The form in which e-mails are compared, and what counts as one.
///
/// Characters that can't be seen and spaces around it are dropped, and letters lower-cased by
/// Unicode's default mapping, whatever the locale. Valid is what has no such character and one `@`,
/// before it something without white space, and after it at least two labels of letters, digits
/// and hyphens.
public struct EmailAddress: Hashable, Sendable {
  /// What an e-mail is by its shape.
  public enum Shape: Hashable, Sendable {
    case valid, invalid
    /// It holds a character that can't be seen; the first one.
    case invisible(Unicode.Scalar)
  }

  /// The text to compare by; empty if there was nothing that can be seen.
  public let canonical: String
  /// Whether it has the shape of an e-mail.
  public let shape: Shape

  /// Whether it has the shape of an e-mail.
  public var isValid: Bool { shape == .valid }

  /// The e-mail that a cell holds.
  public init(_ cell: String) {
    var bytes = Array(cell.utf8)
    shape = Self.canonicalise(&bytes)
    canonical = String(decoding: bytes, as: UTF8.self)
  }

  /// Without what stands behind a `+` before the `@`, which many servers pass over; nil where there
  /// is nothing of that kind.
  public var withoutAlias: EmailAddress? {
    guard let plus = canonical.firstIndex(of: "+"), plus > canonical.startIndex,
      let at = canonical.firstIndex(of: "@"), plus < at
    else { return nil }
    return EmailAddress(String(canonical[..<plus]) + canonical[at...])
  }

  /// Brings the UTF-8 of a cell into the form to compare by, and tells its shape.
  ///
  /// The way of the verification, which does this for a million rows: nearly all e-mails are
  /// ASCII and change in place.
  static func canonicalise(_ bytes: inout [UInt8]) -> Shape {
    trim(&bytes)
    if let isValid = bytes.withUnsafeMutableBufferPointer({ lowerASCII($0) }) {
      return isValid ? .valid : .invalid
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let hidden = text.unicodeScalars.first(where: \.isUnseen)
    var visible = String.UnicodeScalarView()
    visible.append(contentsOf: text.unicodeScalars.filter { !$0.isUnseen })
    let lowered = String(visible).lowercased()
    bytes = Array(lowered.utf8)
    trim(&bytes)
    return hidden.map { .invisible($0) } ?? (isValid(lowered) ? .valid : .invalid)
  }

  private static func trim(_ bytes: inout [UInt8]) {
    while bytes.last == .space { bytes.removeLast() }
    guard bytes.first == .space else { return }
    bytes.removeSubrange(..<(bytes.firstIndex { $0 != .space } ?? bytes.endIndex))
  }

  /// Lower-cases in place and tells whether it is valid; nil, with nothing lost, for what isn't
  /// printable ASCII.
  private static func lowerASCII(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool? {
    var shape = Reading()
    for index in 0..<bytes.count {
      var byte = bytes[index]
      if byte < .space || byte >= 0x7F { return nil }
      if byte &- 0x41 < 26 {
        byte |= 0x20
        bytes[index] = byte
      }
      shape.take(byte, isBlank: byte == .space, isLabel: byte.isLabelByte)
    }
    return shape.isValid
  }

  private static func isValid(_ text: String) -> Bool {
    var shape = Reading()
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      let isLabel = shape.hasLabel ? scalar.continuesLabel : scalar.startsLabel
      let byte = scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0xFF
      shape.take(byte, isBlank: isBlank, isLabel: isLabel)
    }
    return shape.isValid
  }
}

/// How far an e-mail has got, one character after the other.
private struct Reading {
  private var isBroken = false
  private var hasLocalPart = false
  private var isBehindAt = false
  private var labels = 0
  private(set) var hasLabel = false

  var isValid: Bool { !isBroken && hasLabel && labels >= 1 }

  @inline(__always)
  mutating func take(_ byte: UInt8, isBlank: Bool, isLabel: Bool) {
    if isBehindAt {
      takeOfDomain(byte, isLabel: isLabel)
    } else if byte == .at {
      isBehindAt = true
      isBroken = isBroken || !hasLocalPart
    } else {
      hasLocalPart = true
      isBroken = isBroken || isBlank
    }
  }

  @inline(__always)
  private mutating func takeOfDomain(_ byte: UInt8, isLabel: Bool) {
    if isLabel {
      hasLabel = true
    } else if byte == UInt8(ascii: "."), hasLabel {
      labels &+= 1
      hasLabel = false
    } else {
      isBroken = true
    }
  }
}

extension UInt8 {
  /// An ASCII letter (lower case), digit or hyphen.
  @inline(__always)
  fileprivate var isLabelByte: Bool {
    self &- 0x61 < 26 || self &- 0x30 < 10 || self == UInt8(ascii: "-")
  }
}

extension Unicode.Scalar {
  fileprivate var startsLabel: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: self == "-"
    }
  }

  /// Also a mark, which belongs to the letter before it.
  fileprivate var continuesLabel: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: startsLabel
    }
  }
}
