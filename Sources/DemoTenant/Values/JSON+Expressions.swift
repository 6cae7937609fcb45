import OktaExpressions

extension JSON {
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
      case .list(let values): .array(values.map(JSON.init))
      }
  }

  /// The value as expressions see it; profiles have no objects.
  var asExpressionValue: ExpressionValue {
    switch self {
    case .null, .object: .null
    case .bool(let value): .boolean(value)
    case .int(let value): .integer(value)
    case .string(let text): .text(text)
    case .array(let values): .list(values.map(\.asExpressionValue))
    }
  }
}
