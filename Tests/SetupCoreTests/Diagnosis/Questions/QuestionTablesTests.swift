import Testing

@testable import SetupCore

/// The questions as data: complete, sound, and fit to be read and journalled.
@Suite("The tables of questions")
struct QuestionTablesTests {
  @Test("Ids are told apart, and stay as they are in journal and bundle")
  func ids() {
    let ids = Question.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(!ids.contains(Question.dismissed))
    for id in [Question.dismissed] + FindingID.allCases.map(\.rawValue) {
      #expect(redacted(id) == id)
    }
    for question in Question.all {
      let answers = question.answers.map(\.id)
      #expect(Set(answers).count == answers.count, "\(question.id)")
      for id in [question.id] + answers {
        #expect(id.allSatisfy { $0.isLowercase || $0 == "-" }, "\(id)")
        #expect(redacted(id) == id)
      }
    }
  }

  @Test(
    "Each has two to six answers, the last of which alone tells nothing", arguments: Question.all)
  func answers(_ question: Question) {
    #expect((2...6).contains(question.answers.count))
    #expect(question.answers.last?.id == Question.cannotTell)
    #expect(question.answers.filter { $0.effect == .nothing }.count == 1)
  }

  @Test("It is one sentence to read, with a place to look", arguments: Question.all)
  func texts(_ question: Question) {
    #expect(
      question.sentence.hasSuffix("?") && question.sentence.count <= 76, "\(question.sentence)")
    #expect(!question.place.isEmpty && question.place.count <= 150)
    #expect(question.topic.count <= 32 && !question.topic.hasSuffix("."))
    for text in [question.sentence, question.place] + question.answers.map(\.title) {
      #expect(!text.contains("!") && !text.hasSuffix("."), "\(text)")
    }
    for answer in question.answers { #expect(answer.title.count <= 100, "\(answer.title)") }
  }

  @Test("Whatever the cause is, each question has an answer that fits it")
  func sound() {
    for symptom in Symptom.allCases {
      for question in Question.all where question.symptoms.contains(symptom) {
        for cause in symptom.explanations {
          let fitting = question.answers.filter { $0.effect != .nothing && $0.fits(cause) }
          #expect(!fitting.isEmpty, "\(question.id) for \(cause)")
        }
      }
    }
  }

  @Test("Every cause is confirmed by an answer, but for one that two answers leave alone")
  func confirmed() {
    let confirmed = Question.all.flatMap(\.answers).compactMap { answer -> FindingID? in
      if case .confirms(let id) = answer.effect { id } else { nil }
    }
    #expect(Set(FindingID.allCases).subtracting(confirmed) == [.attributeNotMapped])
  }
}
