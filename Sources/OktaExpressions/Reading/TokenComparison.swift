/// Compares expressions that can't be read: their tokens, without brackets that change nothing.
enum TokenComparison {
  /// The tokens' kinds, redundant round brackets and the way of writing operators left out.
  static func kinds(_ tokens: [Token]) -> [Token.Kind] {
    var kinds = tokens.map(plain)
    while let pair = redundantPair(kinds) {
      kinds.remove(at: pair.close)
      kinds.remove(at: pair.open)
    }
    return kinds
  }

  private static func plain(_ token: Token) -> Token.Kind {
    guard case .name(let word) = token.kind else { return token.kind }
    if let sign = Operator.named(word) { return .sign(sign.rawValue) }
    let lower = word.lowercased()
    if lower == "not" { return .sign("!") }
    return ["true", "false", "null"].contains(lower) ? .name(lower) : token.kind
  }

  /// Round brackets around everything, around one value, or around other round brackets.
  private static func redundantPair(_ kinds: [Token.Kind]) -> (open: Int, close: Int)? {
    var open: [Int] = []
    var pairs: [Int: Int] = [:]
    for (index, kind) in kinds.enumerated() {
      if kind == .sign("(") { open.append(index) }
      if kind == .sign(")"), let start = open.popLast() { pairs[start] = index }
    }
    for (start, end) in pairs where !isCall(kinds, start) && end > start + 1 {
      let isWhole = start == 0 && end == kinds.count - 1
      let isDouble = pairs[start + 1] == end - 1
      if isWhole || isDouble || isValue(kinds[(start + 1)..<end]) { return (start, end) }
    }
    return nil
  }

  /// A single token, or names with dots between them.
  private static func isValue(_ kinds: ArraySlice<Token.Kind>) -> Bool {
    kinds.count == 1
      || kinds.allSatisfy { kind in
        if case .name = kind { return true }
        return [.sign("."), .sign("?.")].contains(kind)
      }
  }

  private static func isCall(_ kinds: [Token.Kind], _ index: Int) -> Bool {
    guard index > 0, case .name = kinds[index - 1] else { return false }
    return true
  }
}
