import Testing

@testable import SetupCore

/// The questions as a function of the set-up: what is known, asked, left, and said at the end.
@Suite("The walk through the questions")
struct QuestionPathTests {
  static let now = Healthy.now

  static func questions(
    _ symptom: Symptom?, _ answers: KeyValuePairs<String, String>, after: [Event.Kind] = []
  ) -> QuestionPath {
    let answered = answers.map { Event.Kind.questionAnswered(question: $0.key, answer: $0.value) }
    let chosen = symptom.map { [Event.Kind.symptomChosen(symptom: $0)] } ?? []
    let events = (after + chosen + answered).map { Event($0, at: Healthy.start) }
    return QuestionPath(SetupState(folding: events), at: now)
  }

  /// Answers everything so that nothing is wrong.
  static func allRight(_ symptom: Symptom, after: [Event.Kind] = []) throws -> [QuestionPath] {
    var setup = SetupState(
      folding: (after + [.symptomChosen(symptom: symptom)]).map { Event($0, at: Healthy.start) })
    var paths = [QuestionPath(setup, at: now)]
    while let question = paths.last?.next {
      let answer = try #require(question.answers.last { $0.rulesSomethingOut })
      setup.apply(
        Event(.questionAnswered(question: question.id, answer: answer.id), at: Healthy.start))
      paths.append(QuestionPath(setup, at: now))
    }
    return paths
  }

  @Test("An answer that says it is conclusive, and the cause is as sure as the catalogue has it")
  func confirmed() {
    let questions = Self.questions(
      .fieldNotSyncing, ["affected": "everyone", "attribute": "no-namespace"])
    let entry = FindingID.namespaceMissing.entry
    #expect(questions.next == nil)
    #expect(
      questions.ending
        == .concluded([
          Finding(
            id: .namespaceMissing, rows: [.attributesCreated], severity: .error,
            confidence: .stated, follows: nil,
            title: "An attribute has no External namespace",
            evidence:
              "By your answers: External name and namespace: The External namespace is empty.",
            remedy: entry.remedy, fix: entry.clicks)
        ]))
    #expect(questions.path.map(\.sentence).first == "Who is affected: Everyone")
    #expect(
      questions.path.first?.ruledOut
        == [.sourceValueMissing, .personalOverride, .invisibleCharacters, .emptyStringSent])
  }

  @Test(
    "What no read shows is marked so",
    arguments: [
      (Symptom.credentialsFail, "portal", "dead", "The WorkOS portal: It is expired or dead"),
      (.personDeactivated, "leaver", "gone", "The person in DX: Gone altogether"),
    ])
  func unseeable(_ symptom: Symptom, _ question: String, _ answer: String, _ words: String) throws {
    let questions = Self.questions(symptom, [question: answer] as KeyValuePairs)
    guard case .concluded(let findings) = questions.ending else {
      Issue.record("no conclusion")
      return
    }
    #expect(
      findings.map(\.evidence)
        == ["By your answers: \(words). No read shows this; your answers do."])
  }

  @Test("What alone is left is likely, and says what led there")
  func left() {
    let questions = Self.questions(
      .credentialsFail,
      [
        "credentials": "other", "app": "one", "portal": "opens", "base-url": "cannot-tell",
      ])
    guard case .concluded(let findings) = questions.ending else {
      Issue.record("no conclusion: \(questions.possible)")
      return
    }
    #expect(findings.map(\.id) == [.baseUrlMalformed])
    #expect(findings.map(\.confidence) == [.likely])
    #expect(
      findings.map(\.evidence) == [
        "By your answers: Test API Credentials: Another error; The app: It is active, and the only "
          + "one; The WorkOS portal: It opens. Nothing else is left."
      ])
  }

  @Test("What can't be told apart is listed, the likeliest first, with what would tell it")
  func undecided() {
    let questions = Self.questions(
      .credentialsFail,
      [
        "credentials": "cannot-tell", "app": "one", "portal": "opens", "base-url": "no",
        "failures": "unauthorized",
      ])
    guard case .undecided(let findings, let open) = questions.ending else {
      Issue.record("\(String(describing: questions.ending))")
      return
    }
    #expect(findings.map(\.id) == [.credentialsRejected, .authorizationPrefix])
    #expect(findings.allSatisfy { $0.confidence == .likely })
    #expect(open.map(\.id) == ["credentials"])
    #expect(
      findings.first?.evidence
        == "By your answers: The WorkOS portal: It opens; SCIM 2.0 Base Url: It is the portal's "
        + "Endpoint, letter by letter; Failures: Unauthorized, 401 or a failed verification; and 1 "
        + "more. They don't rule it out.")
  }

  @Test(
    "Where all is right, nothing of the catalogue fits",
    arguments: Symptom.allCases.filter { $0 != .unknown })
  func nothing(_ symptom: Symptom) throws {
    let paths = try Self.allRight(symptom)
    #expect(paths.last?.ending == .nothingFits)
    #expect(paths.dropLast().allSatisfy { $0.ending == nil })
    #expect(paths.last?.possible == [])
    let ruledOut = paths.last?.path.flatMap(\.ruledOut) ?? []
    #expect(ruledOut.count == symptom.explanations.count)
    #expect(Set(ruledOut) == Set(symptom.explanations))
  }

  @Test("Without a symptom the walk begins with what is seen, and keeps to it")
  func withoutSymptom() {
    #expect(Self.questions(nil, [:]).next?.id == "seen")
    let questions = Self.questions(.unknown, ["seen": "connection"])
    #expect(
      Set(questions.possible)
        == Set(Symptom.credentialsFail.explanations + Symptom.notConnected.explanations))
    #expect(questions.possible.prefix(2) == [.nobodyAssigned, .credentialsRejected])
    #expect(Self.questions(.unknown, ["seen": "cannot-tell"]).possible.count == 59)
  }

  @Test("A question or answer of another version tells nothing")
  func otherVersion() {
    let questions = Self.questions(
      .credentialsFail, ["weather": "fine", "portal": "open-wide", "set-aside": "weather"])
    #expect(questions.path == [])
    #expect(questions.possible == Symptom.credentialsFail.explanations)
  }

  @Test("An answer that was journalled twice counts once")
  func twice() {
    let once = Self.questions(.credentialsFail, ["app": "one"])
    let twice = Self.questions(.credentialsFail, ["app": "one", "app": "inactive"])
    #expect(twice.path == once.path)
    #expect(twice.ending == nil && twice.next == once.next)
  }

  @Test("A cause set aside gives way to the next question, and taking back brings it again")
  func dismiss() {
    let answered: [Event.Kind] = [
      .symptomChosen(symptom: .notConnected),
      .questionAnswered(question: "assigned", answer: "nobody"),
      .questionAnswered(question: Question.dismissed, answer: "nobody-assigned"),
    ]
    var setup = SetupState(folding: answered.map { Event($0, at: Healthy.start) })
    let questions = QuestionPath(setup, at: Self.now)
    #expect(questions.dismissed == [.nobodyAssigned])
    #expect(questions.ending == nil && questions.next != nil)
    #expect(!questions.possible.contains(.nobodyAssigned))

    setup.apply(Event(.answerTakenBack, at: Healthy.start))
    #expect(QuestionPath(setup, at: Self.now).ending?.ids == [.nobodyAssigned])
  }
}

extension Question.Answer {
  fileprivate var rulesSomethingOut: Bool {
    switch effect {
    case .rulesOut, .sees: true
    case .nothing, .confirms, .leaves: false
    }
  }
}

extension QuestionPath.Ending {
  var ids: [FindingID] {
    switch self {
    case .concluded(let findings), .undecided(let findings, _): findings.map(\.id)
    case .nothingFits: []
    }
  }
}
