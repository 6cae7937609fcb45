import DemoTenant
import Testing

@testable import SetupCore

/// Truthful answers lead to what the demo tenant's scenarios plant.
@Suite("Questions about the demo tenant's scenarios")
struct ScenarioAnswersTests {
  static let symptoms = Symptom.allCases.filter { $0 != .unknown }

  /// How the walk of a person ends.
  struct Walked {
    var concluded: [FindingID]
    var questions: Int
  }

  @Test("The person of this test knows every question and every fault")
  func complete() throws {
    let ids = Set(Question.all.map(\.id)).subtracting(["seen"])
    #expect(Set(AnsweringPerson.healthy.keys) == ids)
    #expect(Set(AnsweringPerson.faults.keys) == Set(FindingID.allCases))
    for (question, answer) in AnsweringPerson.faults.values.flatMap({ $0 }) {
      #expect(Question.named(question)?.answer(answer) != nil, "\(question): \(answer)")
    }
    let planted = Set(Scenario.findingScenario.keys).union(Scenario.unseenFindings)
    #expect(planted.isSuperset(of: FindingID.allCases.map(\.rawValue)))
  }

  /// Findings with a scenario that are diagnosed.
  static let diagnosed = Scenario.findingScenario.keys.sorted().filter {
    FindingID(rawValue: $0) != nil
  }

  @Test("Each planted cause is concluded first", arguments: diagnosed)
  func planted(_ id: String) throws {
    try #require(Scenario.named(Scenario.findingScenario[id] ?? "") != nil)
    try reached(try #require(FindingID(rawValue: id)))
  }

  @Test("So are those that no read shows", arguments: Scenario.unseenFindings)
  func unseen(_ id: String) throws { try reached(try #require(FindingID(rawValue: id))) }

  private func reached(_ fault: FindingID) throws {
    let fitting = Self.symptoms.filter { $0.explanations.contains(fault) }
    try #require(!fitting.isEmpty)
    for symptom in fitting {
      let walked = try Self.walk(fault, from: symptom)
      #expect(walked.concluded.first == fault, "from \(symptom)")
      #expect(walked.questions <= 11, "from \(symptom)")
      let unknowing = try Self.walk(fault, from: .unknown, seeing: symptom)
      #expect(unknowing.concluded.first == fault, "not knowing that it is \(symptom)")
      #expect(unknowing.questions <= 14, "not knowing that it is \(symptom)")
    }
  }

  /// Answers as a person would, until the walk ends.
  static func walk(
    _ fault: FindingID, from symptom: Symptom, seeing seen: Symptom = .unknown
  ) throws -> Walked {
    let person = AnsweringPerson(fault: fault)
    var setup = SetupState(folding: [Event(.symptomChosen(symptom: symptom), at: Driver.start)])
    var walk = QuestionPath(setup, at: Driver.start)
    while let question = walk.next {
      let answer =
        question.id == "seen" ? AnsweringPerson.sees(seen) : person.answer(question.id)
      let happening = Event.Kind.questionAnswered(
        question: question.id, answer: try #require(answer))
      setup.apply(Event(happening, at: Driver.start))
      walk = QuestionPath(setup, at: Driver.start)
    }
    guard case .concluded(let findings) = walk.ending else {
      return Walked(concluded: [], questions: walk.path.count)
    }
    return Walked(concluded: findings.map(\.id), questions: walk.path.count)
  }
}
