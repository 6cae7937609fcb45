/// Writes a tree as text that reads back as the same tree, with as few brackets as that takes.
enum ExpressionPrinter {
  /// How strongly the parts of an expression bind that aren't operators between two values.
  private enum Strength {
    static let choice = 0
    static let prefix = 7
    static let value = 8
  }

  static func text(_ tree: ExpressionTree) -> String {
    switch tree {
    case .text(let text): quoted(text)
    case .number(let text), .name(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    case .not(let inner): "!" + inside(inner, atLeast: Strength.prefix)
    case .negative(let inner): "-" + inside(inner, atLeast: Strength.value)
    case .binary(let sign, let left, let right): binary(sign, left, right)
    case .conditional(let condition, let yes, let no):
      "\(inside(condition, atLeast: 1)) ? \(text(yes)) : \(text(no))"
    case .fallback(let value, let other): "\(inside(value, atLeast: 1)) ?: \(text(other))"
    case .member(let of, let name, let isSafe): inside(of) + (isSafe ? "?." : ".") + name
    case .call(let on, let name, let isSafe, let arguments):
      (on.map { inside($0) + (isSafe ? "?." : ".") } ?? "") + name + "(" + list(arguments) + ")"
    case .index(let of, let at): "\(inside(of))[\(text(at))]"
    case .selection(let of, let kind, let condition):
      "\(inside(of))\(kind.rawValue)\(text(condition))]"
    case .list(let items): "{\(list(items))}"
    }
  }

  private static func binary(
    _ sign: Operator, _ left: ExpressionTree, _ right: ExpressionTree
  ) -> String {
    let leftStrength = sign.isChained ? sign.strength : sign.strength + 1
    return "\(inside(left, atLeast: leftStrength)) \(sign.rawValue) "
      + inside(right, atLeast: sign.strength + 1)
  }

  private static func list(_ items: [ExpressionTree]) -> String {
    items.map(text).joined(separator: ", ")
  }

  private static func inside(
    _ tree: ExpressionTree, atLeast strength: Int = Strength.value
  ) -> String {
    self.strength(tree) < strength ? "(\(text(tree)))" : text(tree)
  }

  private static func strength(_ tree: ExpressionTree) -> Int {
    switch tree {
    case .conditional, .fallback: Strength.choice
    case .binary(let sign, _, _): sign.strength
    case .not, .negative: Strength.prefix
    case .text, .number, .boolean, .null, .name, .member, .call, .index, .selection, .list:
      Strength.value
    }
  }

  /// A text in quotation marks, its own ones doubled.
  static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
