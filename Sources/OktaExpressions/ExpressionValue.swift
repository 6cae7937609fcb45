/// A value of a profile attribute, or what an expression makes of some.
public enum ExpressionValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case text(String)
  case list([ExpressionValue])

  /// The value's text as a SCIM attribute would carry it, nil for none.
  var plain: String? {
    switch self {
    case .null: nil
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): String(value)
    case .text(let value): value.isEmpty ? nil : value
    case .list(let values): values.compactMap(\.plain).joined(separator: ", ")
    }
  }
}
