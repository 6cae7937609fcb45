/// Characters as sentences name them, so that look-alikes and invisible ones can be told apart.
public enum CharacterNames {
  /// `“s”`, `“ѕ” (U+0455, Cyrillic small letter dze)` or `U+200B (zero width space)`.
  ///
  /// A character that can't be seen is never put into the sentence itself.
  public static func describe(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "U+" + code(value) }
    if let plain = plainName(scalar) { return plain }
    let name = name(of: scalar)
    if scalar.isUnseen || combines(scalar) {
      return "U+\(code(value)) (\(name))"
    }
    return "“\(scalar)” (U+\(code(value)), \(name))"
  }

  /// Letters, digits and marks of ASCII need no code; those taken for one another are named.
  private static func plainName(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case " ": "a blank"
    case "0": "the digit 0"
    case "1": "the digit 1"
    case "O": "the capital letter O"
    case "I": "the capital letter I"
    case "l": "the small letter l"
    case _ where scalar.value > 0x20 && scalar.value < 0x7F: "“\(scalar)”"
    default: nil
    }
  }

  private static func combines(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    if scalar.value == 0xFEFF { return "byte order mark" }
    let properties = scalar.properties
    guard let name = properties.nameAlias ?? properties.name else {
      return scalar.isControl ? "control character" : "no name"
    }
    let lower = name.lowercased()
    let scripts = ["cyrillic", "greek", "latin", "armenian", "hebrew", "arabic", "cherokee"]
    guard let script = scripts.first(where: lower.hasPrefix) else { return lower }
    return script.prefix(1).uppercased() + lower.dropFirst()
  }

  private static func code(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
