/// One operator between two values.
struct Operation {
  private let sign: Operator
  private let left: ExpressionValue
  private let right: ExpressionValue

  init(_ sign: Operator, _ left: ExpressionValue, _ right: ExpressionValue) {
    (self.sign, self.left, self.right) = (sign, left, right)
  }

  func value() throws(NoValue) -> ExpressionValue {
    switch sign {
    case .equal: return .boolean(isEqual)
    case .notEqual: return .boolean(!isEqual)
    case .less: return .boolean(try order() < 0)
    case .lessOrEqual: return .boolean(try order() <= 0)
    case .greater: return .boolean(try order() > 0)
    case .greaterOrEqual: return .boolean(try order() >= 0)
    case .plus: return try sum()
    case .or, .and, .minus, .times, .divided, .remainder, .power: return try arithmetic()
    }
  }

  private var isEqual: Bool {
    if let left = left.asNumber, let right = right.asNumber { return left == right }
    return left == right
  }

  /// Below, at or above zero, as left stands to right; null comes before everything.
  private func order() throws(NoValue) -> Int {
    if left == .null || right == .null {
      return left == right ? 0 : left == .null ? -1 : 1
    }
    if let left = left.asNumber, let right = right.asNumber {
      return left < right ? -1 : left > right ? 1 : 0
    }
    guard case .text(let first) = left, case .text(let second) = right else {
      throw .failed("\(sign.rawValue) compares two numbers or two texts.")
    }
    return first == second
      ? 0 : first.unicodeScalars.lexicographicallyPrecedes(second.unicodeScalars) ? -1 : 1
  }

  private func sum() throws(NoValue) -> ExpressionValue {
    if left.asNumber != nil, right.asNumber != nil { return try arithmetic() }
    guard let first = left.asText, let second = right.asText else {
      throw .beyond(
        "Okta doesn't document what + makes of \((left.asText == nil ? left : right).kind).")
    }
    return .text(first + second)
  }

  private func arithmetic() throws(NoValue) -> ExpressionValue {
    guard let first = left.asNumber, let second = right.asNumber else {
      throw .failed("\(sign.rawValue) needs two numbers.")
    }
    guard case .integer(let whole) = left, case .integer(let other) = right else {
      return .decimal(try Self.decimal(sign, first, second))
    }
    let (value, isTooLarge) = try Self.whole(sign, whole, other)
    guard !isTooLarge else { throw .failed("A number is too large.") }
    return .integer(value)
  }

  private static func whole(
    _ sign: Operator, _ left: Int, _ right: Int
  ) throws(NoValue) -> (Int, Bool) {
    switch sign {
    case .plus: return left.addingReportingOverflow(right)
    case .minus: return left.subtractingReportingOverflow(right)
    case .times: return left.multipliedReportingOverflow(by: right)
    case .divided where right != 0: return left.dividedReportingOverflow(by: right)
    case .remainder where right != 0: return left.remainderReportingOverflow(dividingBy: right)
    case .divided, .remainder: throw .failed("A number can't be divided by 0.")
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .power:
      throw .beyond("\(sign.rawValue) between numbers is not worked out here.")
    }
  }

  private static func decimal(
    _ sign: Operator, _ left: Double, _ right: Double
  ) throws(NoValue) -> Double {
    switch sign {
    case .plus: return left + right
    case .minus: return left - right
    case .times: return left * right
    case .divided: return left / right
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .remainder,
      .power:
      throw .beyond("\(sign.rawValue) between numbers is not worked out here.")
    }
  }
}
