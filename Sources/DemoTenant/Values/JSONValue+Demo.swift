import Basics
import OktaExpressions

extension JSONValue {
  /// A string, or null for none.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A whole number.
  static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// The value's text as a SCIM attribute would carry it, nil for none.
  var plain: String? {
    switch self {
    case .null, .object: nil
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .number(let number): number.text
    case .string(let value): value.isEmpty ? nil : value
    case .array(let values): values.compactMap(\.plain).joined(separator: ", ")
    }
  }

  /// An object's members and more, in this order.
  func adding(_ more: [JSONObject.Member]) -> JSONValue {
    guard case .object(let object) = self else { return self }
    return .object(JSONObject(object.members + more))
  }

  /// Its text as the body of an answer.
  var bytes: [UInt8] { Array(text().utf8) }
}

extension JSONValue {
  /// A value of a profile attribute.
  init(_ value: ExpressionValue) {
    self =
      switch value {
      case .null: .null
      case .boolean(let value): .bool(value)
      case .integer(let value): .int(value)
      // No attribute of the demo has fractions; as text they are at least seen.
      case .decimal(let value): .string(String(value))
      case .text(let text): .string(text)
      case .list(let values): .array(values.map(JSONValue.init))
      }
  }

  /// The value as expressions see it; profiles have no objects and no fractions.
  var asExpressionValue: ExpressionValue {
    switch self {
    case .null, .object: .null
    case .bool(let value): .boolean(value)
    case .number(let number): number.int.map(ExpressionValue.integer) ?? .null
    case .string(let text): .text(text)
    case .array(let values): .list(values.map(\.asExpressionValue))
    }
  }
}
