import Support
import Testing

@testable import OktaExpressions

@Suite("Expressions made up at random")
struct ExpressionFuzzTests {
  @Test("Made-up trees are printed, read, and printed the same", arguments: Fuzzing.seeds)
  func trees(seed: UInt64) {
    var source = TreeSource(seed: seed)
    for _ in 0..<200 {
      let tree = source.tree(depth: 4)
      let printed = ExpressionPrinter.text(tree)
      let read = OktaExpression(printed)
      #expect(read.tree == tree, "\(printed)")
      #expect(read.printed == printed)
    }
  }

  @Test(
    "Damaged texts are read, wrong, or beyond, and what is read stays what it is",
    arguments: Fuzzing.seeds)
  func damaged(seed: UInt64) {
    var (source, chance) = (TreeSource(seed: seed), Chance(seed: seed))
    for _ in 0..<200 {
      let text = ExpressionPrinter.text(source.tree(depth: 3))
      let damaged = String(decoding: chance.damaged(Array(text.utf8)), as: UTF8.self)
      let read = OktaExpression(damaged)
      #expect(read.tree == nil || read.fault == nil)
      _ = (read.texts, read.attributes, read.unknown.map(\.sentence))
      #expect(read.isSame(as: OktaExpression(damaged)))
      guard let printed = read.printed else { continue }
      #expect(OktaExpression(printed).tree == read.tree, "\(damaged.debugDescription)")
      #expect(OktaExpression(printed).isSame(as: read))
    }
  }
}
