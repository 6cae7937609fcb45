/// One thing that a person can look up in a console, with what each answer means for the causes.
///
/// Plain data: which question comes next, and what is left, is for `QuestionPath`.
public struct Question: Hashable, Sendable {
  /// One way to answer.
  public struct Answer: Hashable, Sendable {
    /// The id that the journal keeps, unique within the question.
    public let id: String
    /// The answer as the person would say it.
    public let title: String
    /// What it means for the causes.
    let effect: Effect
  }

  /// What an answer means for the causes that are still possible.
  enum Effect: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// It is this one.
    case confirms(FindingID)
    /// It is one of these.
    case leaves([FindingID])
    /// It is none of these.
    case rulesOut([FindingID])
    /// It is something that explains one of these symptoms.
    case sees([Symptom])
  }

  /// The id that the journal keeps.
  public let id: String
  /// What it is about, in a few words.
  public let topic: String
  /// The question, in one sentence.
  public let sentence: String
  /// Where to look, in the consoles' words.
  public let place: String
  /// The symptoms in which the question makes sense.
  let symptoms: Set<Symptom>
  /// The answers, the one that says nothing last.
  public let answers: [Answer]

  /// A question with its answers; that one can't tell is added to them.
  init(
    _ id: String, _ topic: String, _ sentence: String, place: String,
    in symptoms: Set<Symptom> = Symptom.specific, _ answers: [Answer],
    cannotTell: String = "I can't tell"
  ) {
    (self.id, self.topic, self.sentence, self.place) = (id, topic, sentence, place)
    self.symptoms = symptoms
    self.answers = answers + [Answer(Self.cannotTell, cannotTell, .nothing)]
  }

  /// The id of the answer that says nothing.
  public static let cannotTell = "cannot-tell"

  /// The id under which a conclusion is dismissed; the answer is then the finding's id.
  public static let dismissed = "set-aside"

  /// All questions; of those that narrow as much, the earlier is asked.
  public static let all: [Question] =
    [whatIsWrong] + assignmentQuestions + provisioningQuestions + attributeQuestions
    + mappingQuestions
    + valueQuestions + peopleQuestions + surroundingQuestions

  /// The question of an id; nil for none.
  public static func named(_ id: String) -> Question? { all.first { $0.id == id } }

  /// The answer of an id; nil for none.
  public func answer(_ id: String) -> Answer? { answers.first { $0.id == id } }
}

extension Question.Answer {
  init(_ id: String, _ title: String, _ effect: Question.Effect) {
    (self.id, self.title, self.effect) = (id, title, effect)
  }
}

extension Symptom {
  /// Those that say something; all but "I don't know".
  static let specific = Set(allCases).subtracting([.unknown])
  /// Those that are about values.
  static let ofValues: Set<Symptom> = [
    .stopTonight, .fieldNotSyncing, .valueWrong, .nothingChanged,
  ]
  /// Those that are about who arrives.
  static let ofPeople: Set<Symptom> = [.noDirectoryUsers, .peopleMissing, .personDeactivated]
}
