import Basics

/// What a rule saw: sentences, what they are about, and when it was looked at.
struct Clue: Hashable, Sendable {
  /// Whole sentences, one for each thing seen.
  var sentences: [String]
  /// The variable names that they are about; empty if it is about the app as a whole.
  var subjects: Set<String>
  /// When the oldest look behind it was.
  var at: Instant
  /// Other words than the rule's own, where what was seen calls for them.
  var remedy: String?

  init(_ sentences: [String], about subjects: Set<String> = [], at: Instant, remedy: String? = nil)
  {
    (self.sentences, self.subjects, self.at, self.remedy) = (sentences, subjects, at, remedy)
  }

  /// Nil where there is nothing to say, so that a rule can end in it.
  init?(each found: [(subject: String, sentence: String)], at: Instant, remedy: String? = nil) {
    guard !found.isEmpty else { return nil }
    self.init(
      found.map(\.sentence), about: Set(found.map(\.subject)), at: at, remedy: remedy)
  }
}

/// One row of the catalogue as a pure function of what was observed.
struct DiagnosisRule: Sendable {
  let id: FindingID
  let severity: Severity
  let title: String
  let remedy: String
  let fix: [String]
  let see: @Sendable (Sight) -> Clue?

  init(
    _ id: FindingID, _ severity: Severity, _ title: String, remedy: String, fix: [String],
    see: @escaping @Sendable (Sight) -> Clue?
  ) {
    (self.id, self.severity, self.title) = (id, severity, title)
    (self.remedy, self.fix, self.see) = (remedy, fix, see)
  }

  /// The clue's sentences, the first three spelled out, and when it was seen.
  func evidence(_ clue: Clue, _ sight: Sight) -> String {
    let shown = clue.sentences.prefix(3).joined(separator: " ")
    let rest = clue.sentences.count - 3
    let more = rest > 0 ? " And \(grouped(rest)) more." : ""
    return shown + more + " Seen " + sight.when(clue.at) + "."
  }
}
