/// The form in which e-mails are compared, and what counts as one.
///
/// Spaces around it are dropped and letters lower-cased by Unicode's default mapping, whatever the
/// locale. Valid is what has one `@`, before it something without white space or control
/// characters, and after it at least two labels of letters, digits and hyphens.
public struct EmailAddress: Hashable, Sendable {
  /// The text to compare by; empty if there was nothing but spaces.
  public let canonical: String
  /// Whether it has the shape of an e-mail.
  public let isValid: Bool

  /// The e-mail that a cell holds.
  public init(_ cell: String) {
    var bytes = Array(cell.utf8)
    isValid = Self.canonicalise(&bytes)
    canonical = String(decoding: bytes, as: UTF8.self)
  }

  /// Brings the UTF-8 of a cell into the form to compare by, and tells whether it is valid.
  ///
  /// The way of the verification, which does this for a million rows: nearly all e-mails are
  /// ASCII and change in place.
  static func canonicalise(_ bytes: inout [UInt8]) -> Bool {
    trim(&bytes)
    if let isValid = bytes.withUnsafeMutableBufferPointer({ lowerASCII($0) }) { return isValid }
    let lowered = String(decoding: bytes, as: UTF8.self).lowercased()
    bytes = Array(lowered.utf8)
    return isValid(lowered)
  }

  private static func trim(_ bytes: inout [UInt8]) {
    while bytes.last == .space { bytes.removeLast() }
    guard bytes.first == .space else { return }
    bytes.removeSubrange(..<(bytes.firstIndex { $0 != .space } ?? bytes.endIndex))
  }

  /// Lower-cases in place and tells whether it is valid; nil, with nothing lost, beyond ASCII.
  private static func lowerASCII(_ bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool? {
    var shape = Shape()
    for index in 0..<bytes.count {
      var byte = bytes[index]
      if byte >= 0x80 { return nil }
      if byte &- 0x41 < 26 {
        byte |= 0x20
        bytes[index] = byte
      }
      shape.take(byte, isBlank: byte <= .space || byte == 0x7F, isLabel: byte.isLabelByte)
    }
    return shape.isValid
  }

  private static func isValid(_ text: String) -> Bool {
    var shape = Shape()
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isBlank = properties.isWhitespace || properties.generalCategory == .control
      let isLabel = shape.hasLabel ? scalar.continuesLabel : scalar.startsLabel
      let byte = scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : 0xFF
      shape.take(byte, isBlank: isBlank, isLabel: isLabel)
    }
    return shape.isValid
  }
}

/// How far an e-mail has got, one character after the other.
private struct Shape {
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
