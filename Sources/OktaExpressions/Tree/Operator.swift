/// The operators between two values, in the order in which they bind, the loosest first.
public enum Operator: String, CaseIterable, Hashable, Sendable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case remainder = "%"
  case power = "^"

  /// How strongly it binds; the larger, the stronger.
  var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .plus, .minus: 4
    case .times, .divided, .remainder: 5
    case .power: 6
    }
  }

  /// Whether `a ~ b ~ c` can be written; comparisons and powers can't be chained.
  var isChained: Bool { strength != 3 && self != .power }

  /// The operator that is written as a word, in any letter case.
  static func named(_ word: String) -> Operator? {
    switch word.lowercased() {
    case "or": .or
    case "and": .and
    case "eq": .equal
    case "ne": .notEqual
    case "lt": .less
    case "le": .lessOrEqual
    case "gt": .greater
    case "ge": .greaterOrEqual
    case "div": .divided
    case "mod": .remainder
    default: nil
    }
  }
}
