import DemoTenant
import Support
import Testing

@testable import SetupCore

/// Truthful answers lead to what the demo tenant's scenarios plant.
@Suite("Questions about the demo tenant's scenarios")
struct ScenarioAnswersTests {
  static let symptoms = Symptom.allCases.filter { $0 != .unknown }

  /// How the questions end for a person.
  struct Answered {
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
    let planted = Set(Scenario.findingScenario.keys).union(Scenario.findingsWithoutEvidence)
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

  @Test("So are those that no read shows", arguments: Scenario.findingsWithoutEvidence)
  func unseen(_ id: String) throws { try reached(try #require(FindingID(rawValue: id))) }

  private func reached(_ fault: FindingID) throws {
    let fitting = Self.symptoms.filter { $0.explanations.contains(fault) }
    try #require(!fitting.isEmpty)
    for symptom in fitting {
      let answered = try Self.answered(fault, from: symptom)
      #expect(answered.concluded.first == fault, "from \(symptom)")
      #expect(answered.questions <= 11, "from \(symptom)")
      let unknowing = try Self.answered(fault, from: .unknown, seeing: symptom)
      #expect(unknowing.concluded.first == fault, "not knowing that it is \(symptom)")
      #expect(unknowing.questions <= 14, "not knowing that it is \(symptom)")
    }
  }

  /// Answers as a person would, until the questions end.
  static func answered(
    _ fault: FindingID, from symptom: Symptom, seeing secondSymptom: Symptom = .unknown
  ) throws -> Answered {
    let person = AnsweringPerson(fault: fault)
    var setup = SetupState(folding: [Event(.symptomChosen(symptom: symptom), at: Driver.start)])
    var answered = QuestionPath(setup, at: Driver.start)
    while let question = answered.next {
      let answer =
        question.id == "seen" ? AnsweringPerson.sees(secondSymptom) : person.answer(question.id)
      let event = Event.Kind.questionAnswered(
        question: question.id, answer: try #require(answer))
      setup.apply(Event(event, at: Driver.start))
      answered = QuestionPath(setup, at: Driver.start)
    }
    guard case .concluded(let findings) = answered.ending else {
      return Answered(concluded: [], questions: answered.path.count)
    }
    return Answered(concluded: findings.map(\.id), questions: answered.path.count)
  }
}
