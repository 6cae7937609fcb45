import Basics

/// Something that must hold before a step may be left: one row of the table of preconditions.
///
/// All that is known of a row stands in its file. Gate, screens, `check` and bundles walk
/// `Precondition.all`; none of them has rules of its own.
public struct Precondition: Sendable {
  /// What keeps the step from being left.
  public enum Blocking: Hashable, Sendable {
    /// Whatever is neither met nor waived.
    case always
    /// The same, but for `unknown`: it can't be seen without a token that nobody has to have.
    case unlessUnknown
    /// Nothing; the row reports with its step.
    case never
  }

  /// How a person may choose to go on without it.
  public enum Waiving: Hashable, Sendable {
    case never
    case withReason
    /// By typing a word as well: without it there is no way back.
    case withReasonAndWord
  }

  /// The fixed id.
  public let id: PreconditionID
  /// The step that it gates; `values-arrived` belongs to the last one and gates nothing.
  public let step: Step
  /// What can speak for it.
  public let accepts: Set<EvidenceKind>
  /// The use case without which it isn't needed.
  public let needs: UseCase?
  /// The observations that its rule goes by.
  public let reads: [Observation.Kind]
  /// Observations of other rows that its rule takes into account; it isn't read anew for them.
  let consults: [Observation.Kind]
  /// What keeps its step from being left.
  public let blocking: Blocking
  /// Whether it may be waived.
  public let waiving: Waiving
  /// Who usually can vouch for it: whose console shows it.
  public let usualRole: Role
  /// What someone says who vouches for it, as a button has it.
  public let claim: String
  /// Whether it speaks of the bound Okta app, so that binding another one voids it.
  let isOfOktaApp: Bool
  /// Whether what was said of a planned attribute (first) holds of it as it is planned now; nil where
  /// what is said for the row doesn't speak of the planned attributes one by one.
  let covers: (@Sendable (PlannedAttribute, PlannedAttribute) -> Bool)?
  /// Whether it is about the planned attributes, so that it can't hold while nothing is planned.
  let isOfPlan: Bool
  /// What to do while it was never read.
  public let remedyUnread: String
  /// The sentence while there is nothing at all; nil where nothing means `unknown`: not read yet.
  let whenNotAttested: (@Sendable (RuleContext) -> Shortfall)?
  /// What can be supposed of it; where there are several, the last one mends everything.
  let assumedFixes: [AssumedFix]
  /// What was observed, verified, chosen or planned says; nil before any of that.
  ///
  /// Age, attestations and waivers are weighed for all rows alike in `judged(in:at:)`.
  let rule: @Sendable (RuleContext) -> RuleResult?

  init(
    _ id: PreconditionID, step: Step, accepts: Set<EvidenceKind>, needs: UseCase? = nil,
    reads: [Observation.Kind] = [], blocking: Blocking = .always, waiving: Waiving = .withReason,
    usualRole: Role = .oktaAdmin, claim: String? = nil, isOfOktaApp: Bool = false,
    consults: [Observation.Kind] = [],
    covers: (@Sendable (PlannedAttribute, PlannedAttribute) -> Bool)? = nil,
    isOfPlan: Bool = false,
    remedyUnread: String = "Sign in to Okta to look, or say it is done.",
    whenNotAttested: (@Sendable (RuleContext) -> Shortfall)? = nil, assumedFixes: [AssumedFix] = [],
    rule: @escaping @Sendable (RuleContext) -> RuleResult?
  ) {
    (self.id, self.step, self.accepts, self.needs) = (id, step, accepts, needs)
    (self.reads, self.blocking, self.waiving) = (reads, blocking, waiving)
    (self.usualRole, self.claim, self.consults) = (usualRole, claim ?? id.title, consults)
    (self.isOfOktaApp, self.covers, self.isOfPlan) = (isOfOktaApp, covers, isOfPlan)
    (self.remedyUnread, self.whenNotAttested, self.assumedFixes, self.rule) = (
      remedyUnread, whenNotAttested, assumedFixes, rule
    )
  }

  /// All rows, in the order of the steps.
  public static let all = PreconditionID.allCases.map(of)

  /// The row of an id.
  public static func of(_ id: PreconditionID) -> Precondition {
    switch id {
    case .useCaseChosen: useCaseChosen
    case .featureEnabled: featureEnabled
    case .backupTaken: backupTaken
    case .backupComplete: backupComplete
    case .appCreated: appCreated
    case .connectionEnabled: connectionEnabled
    case .provisioningEnabled: provisioningEnabled
    case .attributesPlanned: attributesPlanned
    case .defaultAttributesKept: defaultAttributesKept
    case .attributesCreated: attributesCreated
    case .attributesMapped: attributesMapped
    case .assignmentsPresent: assignmentsPresent
    case .groupsPushed: groupsPushed
    case .syncConnected: syncConnected
    case .valuesArrived: valuesArrived
    }
  }

  /// The rows that gate a step, and those that report with it.
  public static func of(_ step: Step) -> [Precondition] { all.filter { $0.step == step } }

  /// Whether a person's word can speak for it.
  public var canBeAttested: Bool { accepts.contains(.attested) }
}

/// What a rule finds, and since when that is known.
struct RuleResult: Sendable {
  enum Outcome: Hashable, Sendable {
    /// It holds; the sentence says by what.
    case holds(String)
    /// It does not hold.
    case lacks(Shortfall)
    /// What was read doesn't show it; a person's word decides.
    case notReported(Shortfall)
    /// It was shown once, and the rule itself says why it must be shown again.
    case aged(Shortfall)
  }

  var outcome: Outcome
  var evidence: Evidence
  /// How many events came before the evidence.
  var order: Int

  init<Value>(_ outcome: Outcome, _ kind: EvidenceKind = .observed, from dated: Dated<Value>) {
    self.outcome = outcome
    evidence = Evidence(kind, at: dated.at)
    order = dated.order
  }
}
