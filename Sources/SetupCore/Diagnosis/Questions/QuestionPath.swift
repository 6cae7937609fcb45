import Basics

/// The way through the questions, for those who can't let Okta be read.
///
/// A function of the set-up: the symptom chosen, the answers since, and what was seen or vouched
/// for before. Nothing else is kept, so that support sees the same path.
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
    /// From what it is known, and since when.
    public let source: String
    /// The causes that it rules out.
    public let ruledOut: [FindingID]
  }

  /// How it ends.
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
  /// The causes that were found and dismissed by the person.
  public let dismissed: [FindingID]
  /// What is taken as known.
  public let known: [Known]
  /// The question that narrows most what is left; nil at the end.
  public let next: Question?
  /// How it ended; nil while there is a question.
  public let ending: Ending?

  /// The path of a set-up at a moment; without a symptom it is that of one who doesn't know.
  public init(_ setup: SetupState, at now: Instant) {
    let symptom = setup.symptom?.value ?? .unknown
    let facts = Known.all(in: setup, at: now)
    var way = Way(symptom, setup.answers, knowing: facts)
    // What was seen or said before may be wrong by now: rather ask it than find nothing.
    if way.isEmpty, !way.known.isEmpty { way = Way(symptom, setup.answers, knowing: []) }
    let found = Self.found(in: setup, at: now, explaining: symptom, without: way.dismissed)
    self.symptom = symptom
    (possible, path, dismissed, known) = (
      way.reasoning.possible, way.path, way.dismissed, way.known
    )
    next = found.isEmpty ? way.reasoning.next : nil
    ending = found.isEmpty ? (next == nil ? way.ending : nil) : .concluded(found)
  }

  /// What observations show already, the causes alone.
  private static func found(
    in setup: SetupState, at now: Instant, explaining symptom: Symptom,
    without dismissed: [FindingID]
  ) -> [Finding] {
    guard setup.symptom != nil else { return [] }
    return Diagnosis.findings(in: setup, at: now, explaining: symptom).filter {
      $0.follows == nil && $0.severity != .info && !dismissed.contains($0.id)
    }
  }
}

extension QuestionPath.Known {
  /// What rows that hold rule out, so that nobody is asked what was seen or vouched for.
  static func all(in setup: SetupState, at now: Instant) -> [Self] {
    Precondition.all.compactMap { row in
      let ruledOut = FindingID.allCases.filter {
        $0.entry.isRuledOutByRows && $0.entry.explains.contains(row.id)
      }
      let judged = row.judged(in: setup, at: now)
      guard !ruledOut.isEmpty, judged.verdict.kind == .met, let evidence = judged.evidence,
        evidence.kind == .observed || evidence.kind == .attested
      else { return nil }
      let source = evidence.kind == .observed ? "seen" : "vouched for"
      let when = evidence.at.short(at: now, offset: setup.offset)
      return Self(title: row.id.title, source: "\(source) \(when)", ruledOut: ruledOut)
    }
  }
}

/// The answers taken in one after another.
private struct Way {
  var reasoning: Reasoning
  var path: [QuestionPath.Step] = []
  var dismissed: [FindingID] = []
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
    if answered.question == Question.dismissed {
      guard let id = FindingID(rawValue: answered.answer) else { return }
      dismissed.append(id)
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
      return .concluded([finding(id, id.entry.confidence, confirming(id))])
    }
    let left = reasoning.possible.map { finding($0, .likely, remaining) }
    switch left.count {
    case 0: return .nothingFits
    case 1: return .concluded(left)
    default: return .undecided(left, tellApart: open)
    }
  }

  /// The questions that nobody could answer and that would tell something.
  private var open: [Question] {
    path.filter { $0.answer.effect == .nothing && reasoning.narrows($0.question) }.map(\.question)
  }

  private func finding(
    _ id: FindingID, _ confidence: Confidence, _ evidence: String
  ) -> Finding {
    let hidden = id.entry.reads.isEmpty ? " No read shows this; your answers do." : ""
    return id.entry.finding(evidence + hidden, confidence)
  }

  private func confirming(_ id: FindingID) -> String {
    let sentences = path.filter { $0.answer.effect == .confirms(id) }.map(\.sentence)
    return "By your answers: \(sentences.joined(separator: "; "))."
  }

  /// What follows from the answers where none confirmed anything.
  private var remaining: String {
    let telling = path.filter { !$0.ruledOut.isEmpty }.map(\.sentence)
    guard !telling.isEmpty else { return "Your answers rule it out as little as the others." }
    let more = telling.count > 3 ? "; and \(telling.count - 3) more" : ""
    return "By your answers: \(telling.suffix(3).joined(separator: "; "))\(more). "
      + (reasoning.possible.count == 1 ? "Nothing else is left." : "They don't rule it out.")
  }
}

extension QuestionPath.Step {
  /// The answer with what it is about, as a sentence without its full stop.
  public var sentence: String { "\(question.topic): \(answer.title)" }
}
