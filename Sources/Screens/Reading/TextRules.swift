import Basics
import SetupCore

/// The kinds of text on a screen, by what is asked of them.
enum TextKind: String {
  case title, label, paragraph, callout, item, detail, hint, line, value, url

  /// The most characters that still read well, or fit beside what else stands there.
  var limit: Int {
    switch self {
    case .title: 48
    case .label: 60
    case .item, .detail, .hint: 240
    case .paragraph, .callout, .line: 400
    case .value, .url: 400
    }
  }

  /// Whether it is prose, for which the rules of tone hold.
  var isProse: Bool { self != .value && self != .url }
}

extension ScreenReader {
  /// A text that must be there.
  mutating func text(_ fields: Fields, _ key: String, _ kind: TextKind) -> String? {
    guard let string = string(fields, key) else { return nil }
    check(string, kind, fields.place(of: key))
    return string
  }

  /// A text that may be left out, then empty.
  mutating func text(_ fields: Fields, _ key: String, optional kind: TextKind) -> String {
    fields[key] == nil ? "" : text(fields, key, kind) ?? ""
  }

  /// A value as a text.
  mutating func text(_ json: PositionedJSON, _ kind: TextKind) -> String? {
    guard let string = string(json, "a text") else { return nil }
    check(string, kind, json.at)
    return string
  }

  private mutating func check(_ text: String, _ kind: TextKind, _ at: TextPosition) {
    if text.isEmpty, kind != .line { report(at, "expected some text, found an empty string") }
    let traits = TextTraits(text)
    if traits.mayHoldControl, let control = text.unicodeScalars.first(where: \.isUnprintable) {
      report(at, "a text must not hold the control character \(control.codePoint)")
    }
    // Counting characters is slow; a text of fewer bytes can't have more of them.
    if text.utf8.count > kind.limit, text.count > kind.limit {
      report(at, "the \(kind.rawValue) has \(text.count) characters; at most \(kind.limit)")
    }
    if kind.isProse, traits.hasExclamationMark {
      report(at, "a text must not have exclamation marks")
    }
    if kind == .url, !text.hasPrefix("https://") {
      report(at, "expected an address that begins with https://")
    }
    if traits.hasDollar { checkPlaceholders(text, kind, at) }
  }

  private mutating func checkPlaceholders(_ text: String, _ kind: TextKind, _ at: TextPosition) {
    for piece in Placeholder.pieces(of: text) {
      switch piece {
      case .text(let rest) where rest.contains("${"):
        report(at, "\"${\" has no \"}\"")
      case .unknown(let name):
        report(
          at, unknown("placeholder", String(name), Placeholder.allCases.map(\.rawValue)))
      case .placeholder(let placeholder) where placeholder.isMultiline && kind != .line:
        report(at, "\"${\(placeholder.rawValue)}\" has several lines; only a draft can hold it")
      case .text, .placeholder: break
      }
    }
  }
}

/// What one quick pass over the bytes tells; all texts are checked before the first frame.
private struct TextTraits {
  var mayHoldControl = false
  var hasExclamationMark = false
  var hasDollar = false

  init(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes {
        if byte < 0x20 || byte >= 0x7F { mayHoldControl = true }
        if byte == UInt8(ascii: "!") { hasExclamationMark = true }
        if byte == UInt8(ascii: "$") { hasDollar = true }
      }
    }
  }
}
