import Basics

/// One row of the catalogue: all that is known of a cause that can be diagnosed.
///
/// Families of causes have a file each. A new `FindingID` doesn't compile until `FindingID.entry`
/// has its entry; tests ask for its symptom, its question and a case that shows it.
public struct CatalogueEntry: Sendable {
  /// What is to be done once it is mended, and when that shows.
  enum Afterwards: Sendable {
    case passesByItself, goesOnInPortal, replacesBackup, awaitsSync, pushesChanged
    case pushesOrRetries, forceSynced, nothingToSend
  }

  /// The fixed id.
  public let id: FindingID
  /// How sure it is that the cause is what the vendors' documentation says.
  public let confidence: Confidence
  /// The observations that its rule goes by; none for what no read shows.
  public let reads: [Observation.Kind]
  /// The cause in a few words.
  public let title: String
  let severity: Severity
  /// The rows that it keeps from holding.
  let explains: [PreconditionID]
  /// Whether a row that holds rules it out; not where it may be so for some people alone.
  let isRuledOutByRows: Bool
  /// What can cause it, the likeliest first.
  let followsFrom: [FindingID]
  let afterwards: Afterwards
  let remedy: String
  let clicks: [String]
  let rule: @Sendable (RuleContext) -> FindingEvidence?

  init(
    _ id: FindingID, _ severity: Severity, _ confidence: Confidence, reads: [Observation.Kind],
    explains: [PreconditionID] = [], isRuledOutByRows: Bool = true, followsFrom: [FindingID] = [],
    afterwards: Afterwards,
    title: String, remedy: String, clicks: [String],
    rule: @escaping @Sendable (RuleContext) -> FindingEvidence? = { _ in nil }
  ) {
    (self.id, self.severity, self.confidence) = (id, severity, confidence)
    (self.reads, self.explains, self.followsFrom) = (reads, explains, followsFrom)
    (self.afterwards, self.title, self.remedy) = (afterwards, title, remedy)
    self.isRuledOutByRows = isRuledOutByRows
    (self.clicks, self.rule) = (clicks, rule)
  }

  /// The causes that reads can show, the likeliest first.
  static let visible = FindingID.allCases.map(\.entry).filter { !$0.reads.isEmpty }

  /// What keeps everything from the endpoint.
  static let rejections: [FindingID] = [
    .authorizationPrefix, .baseUrlMalformed, .credentialsRejected, .targetRateLimited,
    .connectionDisabled, .appInactiveOrNew, .appGone,
  ]

  /// The finding without anything observed, by a person's answers.
  func finding(_ evidence: String, _ confidence: Confidence) -> Finding {
    Finding(
      id: id, rows: explains, severity: severity, confidence: confidence, follows: nil,
      title: title, evidence: evidence, remedy: remedy, fix: clicks)
  }

  /// The finding of what speaks for it.
  ///
  /// One that keeps a step from being left is an error, whatever it is otherwise.
  func finding(
    _ evidence: FindingEvidence, follows: FindingID?, in context: RuleContext
  ) -> Finding {
    let blocks = explains.contains { row in
      let judged = context.setup.judged(row, at: context.now)
      return judged.verdict.kind == .unmet && judged.blocks
    }
    let severity = evidence.isUncertain ? Severity.warning : severity
    return Finding(
      id: id, rows: explains, severity: blocks ? .error : severity,
      confidence: evidence.isUncertain ? .likely : confidence, follows: follows, title: title,
      evidence: evidence.text(context), remedy: evidence.remedy ?? remedy,
      fix: evidence.clicks ?? clicks, people: evidence.people)
  }

  /// What is to be done once it is mended, and when that shows, as sentences.
  public var then: String { afterwards.sentence }
}

extension CatalogueEntry.Afterwards {
  /// Okta pushes to WorkOS within minutes; DX reads from there at night.
  fileprivate var sentence: String {
    let reaching = "Reached WorkOS: minutes. Reached DX: tonight, or at once through DX support."
    return switch self {
    case .passesByItself: "Nothing more: it passes by itself. Look again then."
    case .goesOnInPortal: "Go on in the portal; nothing was sent because of it."
    case .replacesBackup: "The new file takes the place of the old one; nothing has to be sent."
    case .awaitsSync: "Ask DX support for an immediate sync, or wait for tonight's run."
    case .nothingToSend:
      "Nothing has to be sent. Don't press Force Sync before the attribute is away or filled."
    case .pushesChanged: "Okta pushes the changed people by itself. \(reaching)"
    case .pushesOrRetries:
      "Okta pushes by itself, or after Dashboard > Tasks > Retry Selected. \(reaching)"
    case .forceSynced:
      "Provisioning > To App > Force Sync sends those whose values changed. \(reaching)"
    }
  }
}

/// What speaks for a finding: sentences, what they are about, and since when it is known.
struct FindingEvidence: Hashable, Sendable {
  /// Whole sentences, one for each thing seen.
  var sentences: [String]
  /// The variable names that they are about; empty if it is about the app as a whole.
  var subjects: Set<String>
  /// When the oldest observation behind it was made.
  var at: Instant
  /// Keyed digests of some of the people that they are about.
  var people: Set<String> = []
  /// Other words than the entry's own, where what was observed calls for them.
  var remedy: String?
  /// Clicks with the names and values at hand, in place of the entry's own.
  var clicks: [String]?
  /// Whether what was observed leaves it open: then it is a warning, and likely.
  var isUncertain = false

  init(_ sentences: [String], about subjects: Set<String> = [], at: Instant, remedy: String? = nil)
  {
    (self.sentences, self.subjects, self.at, self.remedy) = (sentences, subjects, at, remedy)
  }

  /// The same with the people who bear a sign.
  func about(_ patterns: PeoplePattern...) -> FindingEvidence {
    var evidence = self
    for pattern in patterns { evidence.people.formUnion(pattern.digests) }
    return evidence
  }

  /// Nil where there is nothing to say, so that a rule can end in it.
  init?(each found: [(subject: String, sentence: String)], at: Instant, remedy: String? = nil) {
    guard !found.isEmpty else { return nil }
    self.init(
      found.map(\.sentence), about: Set(found.map(\.subject)), at: at, remedy: remedy)
  }

  /// This and more of the same kind.
  func joined(with other: FindingEvidence?) -> FindingEvidence {
    guard let other else { return self }
    var both = self
    both.sentences += other.sentences
    both.subjects.formUnion(other.subjects)
    both.at = min(at, other.at)
    both.clicks = (clicks ?? []) + (other.clicks ?? [])
    return both
  }

  /// The first three sentences, how many more there are, and since when it is known.
  func text(_ context: RuleContext) -> String {
    let rest = sentences.count - 3
    let more = rest > 0 ? ["And \(grouped(rest)) more."] : []
    return (sentences.prefix(3) + more + ["Seen \(context.when(at))."]).joined(separator: " ")
  }

  /// Whether it can be the cause of another: about the app as a whole, or about the same names.
  func explains(_ other: FindingEvidence) -> Bool {
    subjects.isEmpty || other.subjects.isSubset(of: subjects)
  }
}
