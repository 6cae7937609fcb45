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
    let kept = String(text.unicodeScalars.prefix(limit)).replacing {
      if $0.isLineBreakOrTab { return " " }
      guard $0.isControl || $0.turnsDirection else { return nil }
      return "\\u{\(String($0.value, radix: 16, uppercase: true))}"
    }
    return text.unicodeScalars.dropFirst(limit).isEmpty ? kept : kept + "…"
  }
}
