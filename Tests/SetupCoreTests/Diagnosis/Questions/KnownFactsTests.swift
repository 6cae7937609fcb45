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
    let walk = QuestionPathTests.walk(.notConnected, [:], after: Self.vouched)
    #expect(
      walk.known.map(\.sentence) == [
        "app created: vouched for 09:00", "provisioning enabled: vouched for 09:00",
        "assignments present: vouched for 09:00",
      ])
    #expect(walk.known.last?.ruledOut == [.nobodyAssigned, .assignedGroupEmpty])
    #expect(
      walk.possible
        == [
          .credentialsRejected, .authorizationPrefix, .baseUrlMalformed, .connectionDisabled,
          .wrongApp, .portalLinkExpired,
        ])
  }

  @Test("What says nothing about the symptom is not mentioned")
  func irrelevant() {
    let walk = QuestionPathTests.walk(.credentialsFail, [:], after: Self.vouched)
    #expect(walk.known.map(\.sentence) == ["app created: vouched for 09:00"])
  }

  @Test("Rather than to find nothing, what was taken as known is asked after all")
  func doubted() throws {
    let walks = try QuestionPathTests.allRight(.notConnected, after: Self.vouched)
    let asked = walks.last?.path.map(\.question.id) ?? []
    let doubted = walks.first { $0.known.isEmpty }
    #expect(asked.contains("assigned"))
    #expect(doubted?.possible.contains(.nobodyAssigned) == true)
    #expect(walks.first?.known.count == 3)
    #expect(walks.last?.ending == .nothingFits)
  }

  @Test("A healthy set-up that was looked at says from what it is known")
  func looked() {
    let setup = Healthy.spoiled { $0.after = [.symptomChosen(symptom: .fieldNotSyncing)] }
    let walk = QuestionPath(setup, at: Healthy.now)
    #expect(
      walk.known.map(\.sentence) == [
        "provisioning enabled: seen 09:00", "attributes created: seen 09:00",
        "attributes mapped: seen 09:00",
      ])
    #expect(walk.ending == nil)
  }

  @Test("A cause that was seen ends the walk before it begins; set aside, it lets it begin")
  func seen() throws {
    var setup = Healthy.spoiled {
      $0.edit("startdate") { $0.externalNamespace = nil }
      $0.after = [.symptomChosen(symptom: .fieldNotSyncing)]
    }
    let walk = QuestionPath(setup, at: Healthy.now)
    #expect(walk.ending?.ids == [.namespaceMissing])
    #expect(walk.next == nil)
    guard case .concluded(let findings) = walk.ending else { return }
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
