import Basics

/// Something that must hold before a step may be left: one row of the table of preconditions.
///
/// Gate, screens, `check` and bundles walk `Precondition.all`; none of them has rules of its own.
public struct Precondition: Sendable {
  /// The fixed id.
  public let id: PreconditionID
  /// The step that it gates; `values-arrived` belongs to the last one and gates nothing.
  public let step: Step
  /// What can speak for it.
  public let accepts: Set<EvidenceKind>
  /// The use case without which it isn't needed.
  public let needs: UseCase?
  /// The looks that tell of it.
  public let looks: [Observation.Kind]
  /// What was seen, verified, chosen or planned says; nil before any of that.
  ///
  /// Age, attestations and waivers are weighed for all rows alike in `judged(in:at:)`.
  let see: @Sendable (Look) -> Seen?
  /// The sentence while there is nothing at all; nil where nothing means `unknown`: not read yet.
  let unsaid: (@Sendable (Look) -> Shortfall)?

  init(
    _ id: PreconditionID, step: Step, accepts: Set<EvidenceKind>, needs: UseCase? = nil,
    looks: [Observation.Kind] = [], unsaid: (@Sendable (Look) -> Shortfall)? = nil,
    see: @escaping @Sendable (Look) -> Seen?
  ) {
    self.id = id
    self.step = step
    self.accepts = accepts
    self.needs = needs
    self.looks = looks
    self.unsaid = unsaid
    self.see = see
  }

  /// All rows, in the order of the steps.
  public static let all: [Precondition] = [
    .useCaseChosen, .featureEnabled, .backupTaken, .backupComplete, .appCreated,
    .connectionEnabled, .provisioningEnabled, .attributesPlanned, .defaultAttributesKept,
    .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed, .syncConnected,
    .valuesArrived,
  ]

  /// The row of an id.
  public static func of(_ id: PreconditionID) -> Precondition {
    // `all` has every id; a test walks them.
    all.first { $0.id == id } ?? .useCaseChosen
  }

  /// The rows that gate a step, and those that report with it.
  public static func of(_ step: Step) -> [Precondition] { all.filter { $0.step == step } }

  /// Whether a person's word can speak for it.
  public var canBeAttested: Bool { accepts.contains(.attested) }

  /// Whether a person may choose to go on without it.
  public var canBeWaived: Bool { id != .useCaseChosen }

  /// Whether waiving it takes typing a word as well: without a backup there is no way back.
  public var waiverNeedsWord: Bool { id == .backupTaken }
}

/// What a row's rule looks at: the set-up, the moment, and the attributes in question.
struct Look: Sendable {
  let setup: SetupState
  let now: Instant
  var attributes: [PlannedAttribute]

  init(_ setup: SetupState, at now: Instant) {
    (self.setup, self.now, attributes) = (setup, now, setup.plan)
  }

  /// A moment as sentences tell it.
  func when(_ moment: Instant) -> String { moment.short(at: now, offset: setup.offset) }

  /// How long ago a moment was, in words.
  func ago(_ moment: Instant) -> String { spanInWords(now.since(moment)) + " ago" }
}

/// What a rule found, and when that was looked at.
struct Seen: Sendable {
  enum Finding: Hashable, Sendable {
    /// It holds; the sentence says by what.
    case holds(String)
    /// It does not hold.
    case lacks(Shortfall)
    /// What was read doesn't tell; a person's word decides.
    case untold(Shortfall)
    /// It was shown once, and the rule itself says why it must be shown again.
    case aged(Shortfall)
  }

  var finding: Finding
  var evidence: Evidence
  /// How many events came before the look.
  var order: Int

  init<Value>(_ finding: Finding, _ kind: EvidenceKind = .observed, from dated: Dated<Value>) {
    self.finding = finding
    evidence = Evidence(kind, at: dated.at)
    order = dated.order
  }
}

extension Shortfall {
  /// Joins sentences of several attributes; the first three are spelled out.
  static func listing(_ reasons: [String], remedy: String) -> Shortfall {
    let shown = reasons.prefix(3).joined(separator: " ")
    let more = reasons.count > 3 ? " And \(reasons.count - 3) more." : ""
    return Shortfall(reason: shown + more, remedy: remedy)
  }
}

/// Names as a sentence lists them: `a, b and c`.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

extension PreconditionID {
  /// Who usually can vouch for it: whose console shows it.
  public var usualRole: Role {
    switch self {
    case .useCaseChosen, .backupTaken, .backupComplete, .syncConnected, .valuesArrived: .dxAdmin
    case .featureEnabled: .dxSupport
    default: .oktaAdmin
    }
  }
}
