import Screens
import SetupCore

extension Model {
  /// Whether *back* takes an answer back before it leaves the screen.
  var takesAnswersBack: Bool {
    screen == WellKnownScreen.questions.rawValue && !setup.answers.isEmpty
  }

  /// Opens the questions; from the screen of a symptom they are about that one.
  mutating func openQuestions() -> [Effect] {
    var effects: [Effect] = []
    if let symptom = Symptom(screen: screen), setup.symptom?.value != symptom {
      effects = tell([.symptomChosen(symptom: symptom)])
    }
    return effects + open(.questions)
  }

  /// Journals what was said; in a read-only sitting it counts until the end of that alone.
  mutating func tell(_ kinds: [Event.Kind]) -> [Effect] {
    guard !access.canWrite else { return append(kinds) }
    for kind in kinds { setup.apply(Event(kind, at: now, offset: offset)) }
    showNextQuestion()
    return []
  }

  /// Goes on without what the answers led to, since it was not the cause.
  mutating func dismissCause() -> [Effect] {
    guard case .concluded(let findings) = QuestionPath(setup, at: now).ending else { return [] }
    return tell(
      findings.map { .questionAnswered(question: Question.dismissed, answer: $0.id.rawValue) })
  }

  /// Another question is read from its top.
  mutating func showNextQuestion() {
    guard screen == WellKnownScreen.questions.rawValue else { return }
    readFromTop()
  }
}

extension Symptom {
  /// The symptom that a screen of troubleshooting is about.
  fileprivate init?(screen: String) {
    guard screen.hasPrefix("trouble-") else { return nil }
    let name = screen.dropFirst("trouble-".count)
    self.init(rawValue: name == "no-users" ? "no-directory-users" : String(name))
  }
}
