import Basics

/// How DX reads the values of one attribute: when there is a value, when two are the same, and what
/// is wrong with one.
///
/// The preview, the restoring and the findings go by this one rule.
public enum DXReading: Hashable, Sendable {
  /// A calendar day, in either spelling, with or without a time behind it.
  case day
  /// `TRUE` or nothing.
  case flag
  /// A GitHub or GitLab user name; letter case is aside.
  case userName
  /// An e-mail; letter case is aside.
  case email
  /// A text as it is.
  case text

  /// How DX reads what is sent under an External name, present or older.
  public init(externalName: String) {
    let property = DXProperty.named(externalName)
    switch property?.format {
    case .date: self = .day
    case .flag: self = .flag
    case .userName: self = .userName
    case .text, nil: self = property?.externalName == "ssoemail" ? .email : .text
    }
  }

  /// The form in which two values are compared; nil where DX has no value.
  public func comparable(_ value: DXValue) -> String? {
    let text = value.text.trimmingBlanks
    guard !text.isEmpty else { return nil }
    switch self {
    case .text: return text
    case .userName, .email: return text.lowercased()
    case .day: return Self.day(text) ?? text
    case .flag:
      if value.isFalse || text == "FALSE" { return nil }
      return text == "true" ? "TRUE" : text
    }
  }

  /// The calendar day that a text begins with, `YYYY-MM-DD`, where nothing but a time follows.
  public static func day(_ text: String) -> String? {
    let rest = text.dropFirst(10)
    guard rest.isEmpty || rest.first == "T" || rest.first == " " else { return nil }
    let day = String(text.prefix(10))
    return DXProperty.isDate(day) ? String(day.map { $0 == "/" ? "-" : $0 }) : nil
  }
}

extension DXReading {
  /// How a value differs from the one before it.
  public enum Difference: String, Hashable, Sendable {
    /// No value before, one now.
    case filled
    /// A value before, none now.
    case blanked
    /// Another value.
    case changed
    /// The same value in another spelling.
    case respelt
  }

  /// How the later value differs; nil if it doesn't.
  public func difference(_ before: DXValue, _ after: DXValue) -> Difference? {
    switch (comparable(before), comparable(after)) {
    case (nil, nil): return nil
    case (nil, _?): return .filled
    case (_?, nil): return .blanked
    case (let one?, let other?) where one != other: return .changed
    default: return before.isSpelt(like: after) ? nil : .respelt
    }
  }

  /// What is wrong with a value that is sent to DX.
  public enum Flaw: String, Hashable, Sendable {
    /// A character that can't be seen.
    case invisibleCharacter
    /// A blank at either end.
    case blankAtTheEnds
    /// No calendar day as `YYYY-MM-DD` or `YYYY/MM/DD`.
    case noDay
    /// A text other than `TRUE`.
    case notTRUE
    /// `@`, `/` or `:` in a user name: an e-mail or an address.
    case noUserName
  }

  /// What is wrong with a value, the most telling first; nil for a good one and for none.
  public func flaw(of value: DXValue) -> Flaw? {
    let text = value.text
    guard !text.isEmpty else { return nil }
    if text.unicodeScalars.contains(where: isHidden) { return .invisibleCharacter }
    if text.trimmingBlanks.utf8.count != text.utf8.count { return .blankAtTheEnds }
    switch self {
    case .text, .email: return nil
    case .day: return DXProperty.isDate(text) ? nil : .noDay
    case .flag:
      return value.isTrue || value.isFalse || text == "TRUE" || text == "FALSE" ? nil : .notTRUE
    case .userName: return text.utf8.contains(where: "@/:".utf8.contains) ? .noUserName : nil
    }
  }

  /// The characters of a text that can't be seen, as far as they are wrong here.
  public func unseen(in text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(isHidden) }

  /// Whether a character is wrong as it can't be seen: in names each such one, elsewhere only some.
  public func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .userName, .email: scalar.isUnseen
    case .day, .flag, .text: scalar.isUnseenInText
    }
  }
}

/// A value as it stands in an export or in an app user's profile.
public struct DXValue: Hashable, Sendable {
  /// Its text; empty for null, for a missing one and for `""`.
  public let text: String
  /// Whether it is JSON's true or false, and no text.
  fileprivate let isTrue, isFalse: Bool

  /// A cell of an export.
  public init(_ text: String) {
    self.text = text
    (isTrue, isFalse) = (false, false)
  }

  /// A value of Okta; numbers, lists and objects by their JSON text.
  public init(_ value: JSONValue?) {
    switch value {
    case nil, .null?: text = ""
    case .string(let string)?: text = string
    case .bool(let bool)?: text = bool ? "true" : "false"
    case .number(let number)?: text = number.text
    case let value?: text = value.text()
    }
    isTrue = value?.bool == true
    isFalse = value?.bool == false
  }

  /// JSON's true has no spelling of its own.
  fileprivate func isSpelt(like other: DXValue) -> Bool {
    isTrue || other.isTrue || text.utf8.elementsEqual(other.text.utf8)
  }
}

extension String {
  /// Without white space at either end.
  var trimmingBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 0x20, first < 0x7F, last > 0x20, last < 0x7F { return self }
    var rest = unicodeScalars[...]
    while rest.first?.properties.isWhitespace == true { rest.removeFirst() }
    while rest.last?.properties.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
