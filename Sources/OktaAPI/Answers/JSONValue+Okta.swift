import Basics
import SetupCore

// Reading tolerantly: Okta adds fields and enum values without notice, and leaves out others.
extension JSONValue {
  /// A name or word that is only shown; empty where there is none.
  func name(_ key: String, _ limit: Int = 300) -> String { Answer.name(self[key]?.string, limit) }

  /// A word that may be missing or null.
  func nameIfAny(_ key: String, _ limit: Int = 300) -> String? {
    self[key]?.string.map { Answer.name($0, limit) }
  }

  /// The names in a list of strings, at most so many.
  func names(_ key: String, most: Int = 200) -> [String] {
    (self[key]?.array ?? []).prefix(most).compactMap { $0.string.map { Answer.name($0, 200) } }
  }

  /// A value that is compared, nil where there is none.
  func exact(_ key: String) -> String? { self[key]?.string.map { Answer.exact($0) } }

  /// The value at the end of a path of keys.
  func at(_ keys: String...) -> JSONValue? {
    keys.reduce(Optional(self)) { $0?[$1] }
  }
}

extension OktaClient {
  /// The elements of a page as typed values; an element that isn't one makes the page unexpected.
  func elements<Element>(
    _ page: [JSONValue], of route: OktaRoute, _ read: (JSONValue) -> Element?
  ) throws(OktaFailure) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(page.count)
    for value in page {
      guard let element = read(value) else {
        throw failed(.unexpected("an entry without an id"), route)
      }
      elements.append(element)
    }
    return elements
  }
}

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
    let scalars = text.unicodeScalars.prefix(limit + 1)
    let kept = String(scalars).replacing {
      if $0.isLineBreakOrTab { return " " }
      guard $0.isControl || $0.turnsDirection else { return nil }
      return "\\u{\(String($0.value, radix: 16, uppercase: true))}"
    }
    return scalars.count <= limit ? kept : kept + "…"
  }
}
