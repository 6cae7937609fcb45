import Testing

@testable import OktaExpressions

@Suite("Expressions printed")
struct ExpressionPrinterTests {
  @Test("Read, printed and read again gives the same", arguments: goodExpressions)
  func again(_ source: String) throws {
    let first = OktaExpression(source)
    let printed = try #require(first.printed)
    #expect(OktaExpression(printed).tree == first.tree)
    #expect(OktaExpression(printed).printed == printed)
  }

  @Test("Made-up trees, too: a thousand of all kinds")
  func random() {
    var source = TreeSource(seed: 7)
    for _ in 0..<1000 {
      let tree = source.tree(depth: 4)
      let printed = ExpressionPrinter.text(tree)
      #expect(OktaExpression(printed).tree == tree, "\(printed)")
    }
  }

  @Test(
    "With as few brackets as it takes",
    arguments: [
      ("((user.a))", "user.a"), ("(a + b) + c", "a + b + c"), ("a + (b + c)", "a + (b + c)"),
      ("(a ? b : c) ? d : (e ? f : g)", "(a ? b : c) ? d : e ? f : g"),
      ("!(a && b) || c", "!(a && b) || c"), ("'it''s'", "\"it's\""), ("'a\"b'", "\"a\"\"b\""),
      ("(1 + 2) * 3", "(1 + 2) * 3"), ("-(1 + 2)", "-(1 + 2)"), ("(a ^ b) ^ c", "(a ^ b) ^ c"),
      ("TRUE and Null eq b", "true && null == b"),
    ])
  func brackets(_ source: String, _ printed: String) {
    #expect(OktaExpression(source).printed == printed)
  }
}

/// Makes trees up, the same ones for the same seed.
struct TreeSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }

  mutating func tree(depth: Int) -> ExpressionTree {
    guard depth > 0 else { return leaf() }
    switch next(12) {
    case 0: return .member(of: tree(depth: depth - 1), name: "m", isSafe: next(2) == 0)
    case 1:
      return .call(
        on: tree(depth: depth - 1), name: "f", isSafe: next(2) == 0,
        arguments: (0..<next(3)).map { _ in tree(depth: depth - 1) })
    case 2: return .index(of: tree(depth: depth - 1), at: tree(depth: depth - 1))
    case 3:
      return .selection(
        of: tree(depth: depth - 1), kind: [.first, .last, .all, .each][next(4)],
        where: tree(depth: depth - 1))
    case 4: return .list((0..<next(3)).map { _ in tree(depth: depth - 1) })
    case 5: return .not(tree(depth: depth - 1))
    case 6: return .negative(tree(depth: depth - 1))
    case 7:
      return .conditional(
        tree(depth: depth - 1), tree(depth: depth - 1), tree(depth: depth - 1))
    case 8: return .fallback(tree(depth: depth - 1), tree(depth: depth - 1))
    default:
      let all = Operator.allCases
      return .binary(all[next(all.count)], tree(depth: depth - 1), tree(depth: depth - 1))
    }
  }

  private mutating func leaf() -> ExpressionTree {
    switch next(6) {
    case 0: .text(["", "a\"b", "it's", " x "][next(4)])
    case 1: .number(["1", "3.141", "0x1F"][next(3)])
    case 2: .boolean(next(2) == 0)
    case 3: .null
    case 4: .call(on: nil, name: "g", isSafe: false, arguments: [])
    default: .name(["user", "a_b", "x1"][next(3)])
    }
  }
}
