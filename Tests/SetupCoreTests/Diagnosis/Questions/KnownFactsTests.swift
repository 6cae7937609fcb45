import Testing

@testable import SetupCore

/// What was seen or vouched for before.
@Suite("The walk through the questions, knowing something")
struct KnownFactsTests {
  static let vouched: [Event.Kind] = [
    .attested(id: .appCreated, role: .oktaAdmin, words: ""),
    .attested(id: .provisioningEnabled, role: .oktaAdmin, words: ""),
    .attested(id: .assignmentsPresent, role: .oktaAdmin, words: ""),
  ]

  @Test("What was vouched for is not asked, and said to be known")
  func vouchedFor() {
    let questions = QuestionPathTests.questions(.notConnected, [:], after: Self.vouched)
    #expect(
      questions.known.map(\.sentence) == [
        "app created: vouched for 09:00", "provisioning enabled: vouched for 09:00",
        "assignments present: vouched for 09:00",
      ])
    #expect(questions.known.last?.ruledOut == [.nobodyAssigned, .assignedGroupEmpty])
    #expect(
      questions.possible
        == [
          .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .connectionDisabled,
          .wrongApp, .portalLinkExpired,
        ])
  }

  @Test("What says nothing about the symptom is not mentioned")
  func irrelevant() {
    let questions = QuestionPathTests.questions(.credentialsFail, [:], after: Self.vouched)
    #expect(questions.known.map(\.sentence) == ["app created: vouched for 09:00"])
  }

  @Test("Rather than to find nothing, what was taken as known is asked after all")
  func doubted() throws {
    let paths = try QuestionPathTests.allRight(.notConnected, after: Self.vouched)
    let asked = paths.last?.path.map(\.question.id) ?? []
    let doubted = paths.first { $0.known.isEmpty }
    #expect(asked.contains("assigned"))
    #expect(doubted?.possible.contains(.nobodyAssigned) == true)
    #expect(paths.first?.known.count == 3)
    #expect(paths.last?.ending == .nothingFits)
  }

  @Test("A healthy set-up that was looked at says from what it is known")
  func healthy() {
    let setup = Healthy.spoiled { $0.after = [.symptomChosen(symptom: .fieldNotSyncing)] }
    let questions = QuestionPath(setup, at: Healthy.now)
    #expect(
      questions.known.map(\.sentence) == [
        "provisioning enabled: seen 09:00", "attributes created: seen 09:00",
        "attributes mapped: seen 09:00",
      ])
    #expect(questions.ending == nil)
  }

  @Test("A cause that was seen ends the walk before it begins; set aside, it lets it begin")
  func observed() throws {
    var setup = Healthy.spoiled {
      $0.edit("startdate") { $0.externalNamespace = nil }
      $0.after = [.symptomChosen(symptom: .fieldNotSyncing)]
    }
    let questions = QuestionPath(setup, at: Healthy.now)
    #expect(questions.ending?.ids == [.namespaceMissing])
    #expect(questions.next == nil)
    guard case .concluded(let findings) = questions.ending else { return }
    #expect(findings.first?.evidence == "startdate has no External namespace. Seen 09:00.")

    setup.apply(
      Event(
        .questionAnswered(question: Question.dismissed, answer: "namespace-missing"),
        at: Healthy.now))
    let later = QuestionPath(setup, at: Healthy.now)
    #expect(later.ending == nil && later.next != nil)
    #expect(!later.possible.contains(.namespaceMissing))
  }
}

extension QuestionPath.Known {
  fileprivate var sentence: String { "\(title): \(source)" }
}
