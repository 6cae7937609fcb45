import SetupCore
import Testing

@Suite("Walking every reachable state")
struct WalkTests {
  @Test("The rules and the table agree in every state", arguments: ReducedModel.all.indices)
  func agree(index: Int) {
    var walk = Walk(ReducedModel.all[index])
    walk.run()

    #expect(walk.failures == [])
    #expect(walk.states > 5_000)
    // The counts stand in the log, so that a model that shrinks is seen.
    print("walk of \(walk.model.name): \(walk.states) states, \(walk.transitions) transitions")
  }

  @Test("An inverted row is noticed", arguments: PreconditionID.allCases)
  func inverted(id: PreconditionID) {
    #expect(isNoticed(.inverting(id)))
  }

  @Test("A rule turned off is noticed", arguments: Subject.mutants.map(\.name))
  func mutated(name: String) throws {
    let mutant = try #require(Subject.mutants.first { $0.name == name })
    #expect(isNoticed(mutant.subject))
  }

  private func isNoticed(_ subject: Subject) -> Bool {
    ReducedModel.all.contains { model in
      var walk = Walk(model, subject, limit: 300)
      walk.run(stopAtFailure: true)
      return !walk.failures.isEmpty
    }
  }
}
