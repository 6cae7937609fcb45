import SetupCore
import Testing

@Suite("Walking every reachable state")
struct WalkTests {
  // Side by side: it is computing alone that takes the time, and waits for nothing.
  @Test("The rules and the table agree in every state")
  func agree() async {
    await withTaskGroup(of: Void.self) { group in
      for index in ReducedModel.all.indices {
        group.addTask {
          var walk = Walk(ReducedModel.all[index])
          walk.run()

          #expect(walk.failures == [], "\(walk.model.name)")
          #expect(walk.states >= 4_000, "\(walk.model.name)")
          // The counts stand in the log, so that a model that shrinks is seen.
          print(
            "walk of \(walk.model.name): \(walk.states) states, \(walk.transitions) transitions")
        }
      }
    }
  }

  @Test("An inverted row is noticed", arguments: PreconditionID.allCases)
  func inverted(id: PreconditionID) {
    #expect(isNoticed(.inverting(id)))
  }

  @Test("A rule turned off is noticed")
  func mutated() async {
    await withTaskGroup(of: Void.self) { group in
      for index in Subject.mutants.indices {
        group.addTask {
          let mutant = Subject.mutants[index]
          #expect(isNoticed(mutant.subject), "\(mutant.name)")
        }
      }
    }
  }

  private func isNoticed(_ subject: Subject) -> Bool {
    ReducedModel.all.contains { model in
      var walk = Walk(model, subject, limit: 300)
      walk.run(stopAtFailure: true)
      return !walk.failures.isEmpty
    }
  }
}
