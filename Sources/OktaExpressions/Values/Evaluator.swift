/// Where an expression takes its values from.
public struct ExpressionContext {
  /// The value of an attribute: `user` and `email`, say; nil where it isn't known here.
  ///
  /// An attribute that the person has no value of is null.
  public var attribute: (_ root: String, _ name: String) -> ExpressionValue?
  /// The moment of `Time.now()`, in milliseconds since 1970; nil where it isn't known.
  public var now: Int?

  /// A context of attributes, and a moment if one is known.
  public init(now: Int? = nil, attribute: @escaping (String, String) -> ExpressionValue?) {
    self.attribute = attribute
    self.now = now
  }
}

extension OktaExpression {
  /// The value for one person.
  public func result(in context: ExpressionContext) -> ExpressionResult {
    if let fault { return .failed(fault.reason) }
    guard let tree else { return unknown.first.map { .beyond($0.sentence) } ?? .null }
    do throws(NoValue) {
      return ExpressionResult(try Evaluator(context: context).value(of: tree))
    } catch {
      return switch error {
      case .failed(let reason): .failed(reason)
      case .beyond(let reason): .beyond(reason)
      }
    }
  }
}

/// Computes a tree; depth is bounded by that of the tree, which the parser bounds.
struct Evaluator {
  let context: ExpressionContext

  func value(of tree: ExpressionTree) throws(NoValue) -> ExpressionValue {
    switch tree {
    case .text, .number, .boolean, .null:
      guard let constant = tree.constant else { throw .failed("A number is too large.") }
      return constant
    case .name(let name): throw .beyond("\(name) alone is not known here.")
    case .member(let of, let name, let isSafe): return try member(name, of: of, isSafe)
    case .call: return try call(tree)
    case .index(let of, let at): return try item(of: of, at: at)
    case .selection: throw .beyond("Selecting from a list is not worked out here.")
    case .list(let items): return .list(try values(of: items))
    case .not(let inner): return .boolean(try !isTrue(inner))
    case .negative(let inner): return try negated(try value(of: inner))
    case .binary(let sign, let left, let right): return try binary(sign, left, right)
    case .conditional(let condition, let yes, let no):
      return try value(of: try isTrue(condition) ? yes : no)
    case .fallback(let first, let other):
      let value = try value(of: first)
      return value == .null || value == .text("") ? try self.value(of: other) : value
    }
  }

  func values(of trees: [ExpressionTree]) throws(NoValue) -> [ExpressionValue] {
    var values: [ExpressionValue] = []
    for tree in trees { values.append(try value(of: tree)) }
    return values
  }

  private func attribute(_ root: String, _ name: String) throws(NoValue) -> ExpressionValue {
    guard let value = context.attribute(root, name) else {
      throw .beyond("\(root).\(name) is not known here.")
    }
    return value
  }

  private func member(
    _ name: String, of tree: ExpressionTree, _ isSafe: Bool
  ) throws(NoValue) -> ExpressionValue {
    if case .name(let root) = tree { return try attribute(root, name) }
    let owner = try value(of: tree)
    if owner == .null {
      guard isSafe else { throw .failed("There is no value to take \(name) of.") }
      return .null
    }
    throw .beyond("What \(name) is of \(owner.kind) is not known here.")
  }

  private func item(
    of tree: ExpressionTree, at place: ExpressionTree
  ) throws(NoValue) -> ExpressionValue {
    let key = try value(of: place)
    if case .name(let root) = tree, case .text(let name) = key { return try attribute(root, name) }
    guard case .list(let items) = try value(of: tree), case .integer(let index) = key else {
      throw .failed("Only a list has places, and they are numbered.")
    }
    guard items.indices.contains(index) else { throw .failed("The list has no place \(index).") }
    return items[index]
  }

  func isTrue(_ tree: ExpressionTree) throws(NoValue) -> Bool {
    let condition = try value(of: tree)
    switch condition {
    case .boolean(let value): return value
    case .text(let text) where ["true", "false"].contains(text.lowercased()):
      return text.lowercased() == "true"
    case .null, .integer, .decimal, .text, .list:
      throw .failed("A condition is true or false, and this one is \(condition.kind).")
    }
  }

  private func negated(_ value: ExpressionValue) throws(NoValue) -> ExpressionValue {
    switch value {
    case .integer(let number): return .integer(-number)
    case .decimal(let number): return .decimal(-number)
    case .null, .boolean, .text, .list:
      throw .failed("Only a number can be negative, and this is \(value.kind).")
    }
  }

  private func binary(
    _ sign: Operator, _ left: ExpressionTree, _ right: ExpressionTree
  ) throws(NoValue) -> ExpressionValue {
    switch sign {
    case .or:
      let isTrue = try isTrue(left)
      return .boolean(isTrue ? true : try self.isTrue(right))
    case .and:
      let isTrue = try isTrue(left)
      return .boolean(isTrue ? try self.isTrue(right) : false)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times,
      .divided, .remainder, .power:
      return try Operation(sign, try value(of: left), try value(of: right)).value()
    }
  }
}
