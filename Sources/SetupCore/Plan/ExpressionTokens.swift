/// An expression as a list of tokens, to compare what was planned with what Okta has.
///
/// White space counts inside quotes alone; which quotes are used, and brackets around the whole, do
/// not.
struct ExpressionTokens: Hashable, Sendable {
  private enum Token: Hashable, Sendable {
    case text(String)
    case word(String)
    case sign(Character)
  }

  private var tokens: [Token] = []

  init(_ expression: String) {
    var rest = expression[...]
    while let first = rest.first {
      if first == "\"" || first == "'" {
        let inside = rest.dropFirst().prefix { $0 != first }
        tokens.append(.text(String(inside)))
        rest = rest.dropFirst(inside.count + 2)
      } else if first.isNamePart || first == "." {
        let word = rest.prefix { $0.isNamePart || $0 == "." }
        tokens.append(.word(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        if !first.isWhitespace { tokens.append(.sign(first)) }
        rest = rest.dropFirst()
      }
    }
    while isEnclosed { tokens = Array(tokens.dropFirst().dropLast()) }
  }

  /// Whether the first bracket is closed by the last.
  private var isEnclosed: Bool {
    guard tokens.count > 2, tokens.first == .sign("("), tokens.last == .sign(")") else {
      return false
    }
    var depth = 0
    return tokens.dropLast().allSatisfy { token in
      if token == .sign("(") { depth += 1 }
      if token == .sign(")") { depth -= 1 }
      return depth > 0
    }
  }
}
