import SetupCore

extension GoldenTests {
  /// Places in the questions that are pictured too, by the picture's name.
  static let paths: [String: [Event.Kind]] = [
    "trouble-questions-middle": [
      .symptomChosen(symptom: .noDirectoryUsers),
      .questionAnswered(question: "assigned", answer: "all"),
      .questionAnswered(question: "credentials", answer: "cannot-tell"),
      .questionAnswered(question: "failures", answer: "none"),
    ],
    "trouble-questions-cause": [
      .symptomChosen(symptom: .notConnected),
      .questionAnswered(question: "assigned", answer: "all"),
      .questionAnswered(question: "portal", answer: "dead"),
    ],
    "trouble-questions-undecided": [
      .symptomChosen(symptom: .credentialsFail),
      .questionAnswered(question: "credentials", answer: "cannot-tell"),
      .questionAnswered(question: "app", answer: "one"),
      .questionAnswered(question: "portal", answer: "opens"),
      .questionAnswered(question: "base-url", answer: "no"),
      .questionAnswered(question: "failures", answer: "unauthorized"),
    ],
  ]
}
