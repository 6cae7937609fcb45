/// An expression as read: what it computes, without how it was written.
public indirect enum ExpressionTree: Hashable, Sendable {
  /// A text, without its quotation marks.
  case text(String)
  /// A number, as it is written.
  case number(String)
  case boolean(Bool)
  case null
  /// What a reference begins with: `user`, `appuser`, `String`, an app's name, or a bare attribute.
  case name(String)
  /// `of.name`, or `of?.name`, which is null where `of` is.
  case member(of: ExpressionTree, name: String, isSafe: Bool)
  /// `name(…)`, or `on.name(…)`.
  case call(on: ExpressionTree?, name: String, isSafe: Bool, arguments: [ExpressionTree])
  /// `of[at]`.
  case index(of: ExpressionTree, at: ExpressionTree)
  /// `of.^[where]` and its kin: some members of a list, or something of each.
  case selection(of: ExpressionTree, kind: Selection, where: ExpressionTree)
  /// `{a, b}`.
  case list([ExpressionTree])
  case not(ExpressionTree)
  case negative(ExpressionTree)
  case binary(Operator, ExpressionTree, ExpressionTree)
  /// `if ? then : else`.
  case conditional(ExpressionTree, ExpressionTree, ExpressionTree)
  /// `value ?: other`: the other one where the value is null or empty.
  case fallback(ExpressionTree, ExpressionTree)

  /// What a pair of square brackets after a dot takes of a list.
  public enum Selection: String, Hashable, Sendable {
    case first = ".^["
    case last = ".$["
    case all = ".?["
    case each = ".!["
  }
}

extension ExpressionTree {
  /// The function that a call names: `String.len`, `getManagerUser`; nil for a call on a value.
  var functionName: String? {
    guard case .call(let on, let name, _, _) = self else { return nil }
    switch on {
    case nil: return name
    case .name(let space): return "\(space).\(name)"
    default: return nil
    }
  }
}
