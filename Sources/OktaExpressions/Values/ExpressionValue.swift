/// A value of a profile attribute, or what an expression makes of some.
public enum ExpressionValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  case list([ExpressionValue])

  /// The value as text beside other text; nil for null and for lists.
  var asText: String? {
    switch self {
    case .null, .list: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .text(let text): text
    }
  }

  /// The value as a number; nil where it isn't one.
  var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value
    case .null, .boolean, .text, .list: nil
    }
  }

  /// The value in words for a message: its type, not what it holds.
  var kind: String {
    switch self {
    case .null: "no value"
    case .boolean: "true or false"
    case .integer, .decimal: "a number"
    case .text: "a text"
    case .list: "a list"
    }
  }
}

/// What comes of an expression for one person.
public enum ExpressionResult: Hashable, Sendable {
  /// It gives a value.
  case value(ExpressionValue)
  /// It gives none: Okta's null.
  case null
  /// It can't be computed from these values, with the reason as a sentence: Okta gives none.
  case failed(String)
  /// What Okta gives isn't known here, with the reason as a sentence.
  case beyond(String)

  /// A result of a value, which may be null.
  public init(_ value: ExpressionValue) { self = value == .null ? .null : .value(value) }
}

/// Why no value can be computed.
enum NoValue: Error {
  case failed(String)
  case beyond(String)
}

extension ExpressionTree {
  /// The value of a literal; nil of anything else.
  var constant: ExpressionValue? {
    switch self {
    case .text(let text): .text(text)
    case .boolean(let value): .boolean(value)
    case .null: .null
    case .number(let text): Self.number(text)
    case .name, .member, .call, .index, .selection, .list, .not, .negative, .binary, .conditional,
      .fallback:
      nil
    }
  }

  private static func number(_ text: String) -> ExpressionValue? {
    let lower = text.lowercased()
    let digits = lower.last == "l" ? String(lower.dropLast()) : lower
    if digits.hasPrefix("0x") {
      return Int(digits.dropFirst(2), radix: 16).map(ExpressionValue.integer)
    }
    if digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Int(digits).map(ExpressionValue.integer)
    }
    let plain = digits.last.map { "fd".contains($0) } == true ? String(digits.dropLast()) : digits
    return Double(plain).map(ExpressionValue.decimal)
  }
}
