import Basics
import SetupCore

extension Answer {
  /// A name that is only shown: without anything that a screen would obey.
  static func name(_ text: String?, _ limit: Int = 300) -> String {
    sanitised(text ?? "", limit: limit)
  }

  /// A value that is compared: bounded, with what a screen would obey spelled out.
  ///
  /// Nothing is left out, else a namespace with something invisible in it would look right. Line
  /// breaks and tabs become spaces; other control characters and those that turn the reading
  /// direction become `\u{202E}`.
  static func exact(_ text: String, _ limit: Int = 2048) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit + 1) {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: kept.append(" ")
      case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069:
        kept.append(
          contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default: kept.append(scalar)
      }
    }
    let isWhole = text.unicodeScalars.prefix(limit + 1).count <= limit
    return isWhole ? String(kept) : String(kept) + "…"
  }
}
