import Basics

/// The way through the questions, for those who can't let Okta be looked at.
///
/// A function of the set-up: the symptom chosen, the answers since, and what was seen or vouched
/// for before. Nothing else is kept, so that support sees the same walk.
public struct QuestionPath: Hashable, Sendable {
  /// A question that was answered, with what the answer ruled out.
  public struct Step: Hashable, Sendable {
    /// The question.
    public let question: Question
    /// The answer.
    public let answer: Question.Answer
    /// The causes that were possible before it and are not since, the likeliest first.
    public let ruledOut: [FindingID]
  }

  /// Something that holds already, so that it isn't asked for.
  public struct Known: Hashable, Sendable {
    /// What holds, in a few words.
    public let title: String
    /// Whence it is known, and since when.
    public let whence: String
    /// The causes that it rules out.
    public let ruledOut: [FindingID]
  }

  /// How the walk ends.
  public enum Ending: Hashable, Sendable {
    /// With these causes.
    case concluded([Finding])
    /// With causes that the answers can't tell apart, the likeliest first, and what would.
    case undecided([Finding], tellApart: [Question])
    /// Nothing of the catalogue fits the answers.
    case nothingFits
  }

  /// What the person sees.
  public let symptom: Symptom
  /// The causes that are still possible, the likeliest first.
  public let possible: [FindingID]
  /// The answers so far, oldest first.
  public let path: [Step]
  /// The causes that were found and said not to be the one.
  public let setAside: [FindingID]
  /// What is taken as known.
  public let known: [Known]
  /// The question that tells most about what is left; nil at the end.
  public let next: Question?
  /// How it ended; nil while there is a question.
  public let ending: Ending?

  /// The walk of a set-up at a moment; without a symptom it is that of one who doesn't know.
  public init(_ setup: SetupState, at now: Instant) {
    let symptom = setup.symptom?.value ?? .unknown
    let facts = Sight(setup, at: now).known
    var way = Way(symptom, setup.answers, knowing: facts)
    // What was seen or said before may be wrong by now: rather ask it than find nothing.
    if way.isEmpty, !way.known.isEmpty { way = Way(symptom, setup.answers, knowing: []) }
    let seen = Self.seen(setup, at: now, explaining: symptom, without: way.setAside)
    self.symptom = symptom
    (possible, path, setAside, known) = (way.reasoning.possible, way.path, way.setAside, way.known)
    next = seen.isEmpty ? way.reasoning.next : nil
    ending = seen.isEmpty ? (next == nil ? way.ending : nil) : .concluded(seen)
  }

  /// What looks have shown already, the causes alone.
  private static func seen(
    _ setup: SetupState, at now: Instant, explaining symptom: Symptom, without aside: [FindingID]
  ) -> [Finding] {
    guard setup.symptom != nil else { return [] }
    return Diagnosis.findings(in: setup, at: now, explaining: symptom).filter {
      $0.follows == nil && $0.severity != .info && !aside.contains($0.id)
    }
  }
}

/// The answers taken in one after another.
private struct Way {
  var reasoning: Reasoning
  var path: [QuestionPath.Step] = []
  var setAside: [FindingID] = []
  var known: [QuestionPath.Known]

  init(_ symptom: Symptom, _ answers: [SetupState.Answered], knowing facts: [QuestionPath.Known]) {
    var reasoning = Reasoning(symptom)
    known = facts.filter { !Set($0.ruledOut).isDisjoint(with: reasoning.possible) }
    reasoning.drop(known.flatMap(\.ruledOut))
    self.reasoning = reasoning
    for answered in answers { take(answered) }
  }

  // Ids that this program doesn't know are of another version of it, and tell nothing; nor does an
  // answer that was journalled twice.
  private mutating func take(_ answered: SetupState.Answered) {
    if answered.question == Question.setAside {
      guard let id = FindingID(rawValue: answered.answer) else { return }
      setAside.append(id)
      reasoning.drop([id])
      return
    }
    guard let question = Question.named(answered.question),
      let answer = question.answer(answered.answer), !reasoning.asked.contains(question.id)
    else { return }
    let ruledOut = reasoning.take(answer, to: question)
    path.append(QuestionPath.Step(question: question, answer: answer, ruledOut: ruledOut))
  }

  /// Whether nothing of the catalogue is left.
  var isEmpty: Bool { reasoning.confirmed == nil && reasoning.possible.isEmpty }

  var ending: QuestionPath.Ending {
    if let id = reasoning.confirmed {
      return .concluded([finding(id, id.confidence, confirming(id))].compactMap { $0 })
    }
    let left = reasoning.possible.compactMap { finding($0, .likely, remaining) }
    switch left.count {
    case 0: return .nothingFits
    case 1: return .concluded(left)
    default: return .undecided(left, tellApart: open)
    }
  }

  /// The questions that nobody could answer and that would tell something.
  private var open: [Question] {
    path.filter { $0.answer.effect == .nothing && reasoning.tells($0.question) }.map(\.question)
  }

  private func finding(
    _ id: FindingID, _ confidence: Confidence, _ evidence: String
  ) -> Finding? {
    Diagnosis.rule(for: id).map { rule in
      let unseen = FindingID.unseeable.contains(id) ? " No read shows this; your answers do." : ""
      return Finding(
        id: id, severity: rule.severity, confidence: confidence, follows: nil, title: rule.title,
        evidence: evidence + unseen, remedy: rule.remedy, fix: rule.fix)
    }
  }

  private func confirming(_ id: FindingID) -> String {
    let said = path.filter { $0.answer.effect == .confirms(id) }.map(\.words)
    return "By your answers: \(said.joined(separator: "; "))."
  }

  /// What the answers told where none confirmed anything.
  private var remaining: String {
    let told = path.filter { !$0.ruledOut.isEmpty }.map(\.words)
    guard !told.isEmpty else { return "Your answers rule it out as little as the others." }
    let more = told.count > 3 ? "; and \(told.count - 3) more" : ""
    return "By your answers: \(told.suffix(3).joined(separator: "; "))\(more). "
      + (reasoning.possible.count == 1 ? "Nothing else is left." : "They don't rule it out.")
  }
}

extension QuestionPath.Step {
  /// The answer with what it is about, as a sentence without its full stop.
  public var words: String { "\(question.topic): \(answer.words)" }
}
