/// The functions of `Arrays`.
enum ArrayFunctions {
  static func value(
    _ name: String, _ arguments: [ExpressionValue]
  ) throws(NoValue) -> ExpressionValue {
    if name == "flatten" { return .list(arguments.flatMap(flat)) }
    let items = try items(arguments[0], name)
    switch name {
    case "add": return .list(items + [arguments[1]])
    case "remove": return .list(items.filter { $0 != arguments[1] })
    case "clear": return .list([])
    case "size": return .integer(items.count)
    case "isEmpty": return .boolean(items.isEmpty)
    case "contains": return .boolean(items.contains(arguments[1]))
    case "toCsvString": return .text(items.compactMap(\.asText).joined(separator: ","))
    case "get":
      guard case .integer(let place) = arguments[1], items.indices.contains(place) else {
        throw .failed("The list has \(items.count) values, and none at the place asked for.")
      }
      return items[place]
    default: throw .beyond("Arrays.\(name) is not worked out here.")
    }
  }

  private static func flat(_ value: ExpressionValue) -> [ExpressionValue] {
    guard case .list(let items) = value else { return [value] }
    return items.flatMap(flat)
  }

  /// The values of a list; of null none, as Okta documents for the size.
  private static func items(
    _ value: ExpressionValue, _ name: String
  ) throws(NoValue) -> [ExpressionValue] {
    switch value {
    case .list(let items): return items
    case .null: return []
    default: throw .failed("Arrays.\(name) takes a list, and there is \(value.kind).")
    }
  }
}

/// The functions of `Convert`.
enum ConvertFunctions {
  static func value(
    _ name: String, _ arguments: [ExpressionValue]
  ) throws(NoValue) -> ExpressionValue {
    switch (name, arguments[0]) {
    case (_, .null): return .null
    case ("toInt", .integer), ("toNum", .decimal): return arguments[0]
    case ("toInt", .decimal(let number)) where abs(number) < 2_147_483_648:
      return .integer(Int(number.rounded()))
    case ("toInt", .text(let text)):
      guard let whole = Int32(text) else { throw .failed("Convert.toInt takes a whole number.") }
      return .integer(Int(whole))
    case ("toNum", .integer(let whole)): return .decimal(Double(whole))
    case ("toNum", .text(let text)):
      guard let number = Double(text) else { throw .failed("Convert.toNum takes a number.") }
      return .decimal(number)
    default: throw .failed("Convert.\(name) can't take \(arguments[0].kind).")
    }
  }
}
