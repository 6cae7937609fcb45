import Basics

/// A value and the moment from which it holds.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Since when.
  public var at: Instant
  /// How many events came before: what is newer shows by it even within one second.
  public var order: Int

  /// A value of a moment.
  public init(_ value: Value, at: Instant, order: Int = 0) {
    self.value = value
    self.at = at
    self.order = order
  }
}

/// Where the wizard is: journalled, never derived from verdicts.
public struct Position: Hashable, Sendable {
  /// The current step.
  public var step: Step
  /// The screen that was shown last; nil before the first.
  public var screen: String?

  /// A step and the screen shown last.
  public init(step: Step = .enable, screen: String? = nil) {
    self.step = step
    self.screen = screen
  }
}

/// Everything that is known of a set-up: the fold of its events and nothing else.
///
/// Screens, checks, bundles and replays are functions of this value and of a moment.
public struct SetupState: Hashable, Sendable {
  /// The chosen use cases; nil before a choice, empty for "neither of these".
  public internal(set) var useCases: Dated<Set<UseCase>>?
  /// The latest word for each precondition.
  public internal(set) var attestations: [PreconditionID: Dated<Attestation>] = [:]
  /// The choices to go on without.
  public internal(set) var waivers: [PreconditionID: Waiver] = [:]
  /// The newest observation of each kind.
  public internal(set) var observations = Observations()
  /// Why the newest probe of each kind failed, with what helps, kept until one succeeds.
  public internal(set) var failedProbes: [Observation.Kind: Dated<Shortfall>] = [:]
  /// The kept backup.
  public internal(set) var backup: Dated<Backup>?
  /// The newest file that was not fit to be a backup, with the reason; nil once one was kept.
  public internal(set) var refusedBackup: Dated<String>?
  /// When the vault's files were deleted; nil while the backup is kept.
  public internal(set) var forgotten: Instant?
  /// The attributes that this admin wants synced, in the order in which they were planned.
  public internal(set) var plan: [PlannedAttribute] = []
  /// How many attributes were planned when the plan last changed, and when that was.
  public internal(set) var planChanged: Dated<Int>?
  /// The host of the bound Okta organisation.
  public internal(set) var organisation: String?
  /// Hosts other than DX's own that someone confirmed for a DX token.
  public internal(set) var confirmedDXHosts: Set<String> = []
  /// The bound Okta app.
  public internal(set) var app: BoundApp?
  /// When DX support was asked to activate directory sync.
  public internal(set) var activationRequested: Instant?
  /// When DX support was asked to run the sync at once.
  public internal(set) var syncRequested: Instant?
  /// When a sync of DX last ran, as far as anyone said.
  public internal(set) var syncRan: Instant?
  /// What the next `check --changed-since-last` compares with; nil before its first run.
  public internal(set) var lastReport: Dated<LastReport>?
  /// The newest recorded preview of what the next sync changes.
  public internal(set) var preview: Dated<RecordedPreview>?
  /// What of an earlier preview someone confirmed.
  public internal(set) var confirmedExcess: [PreviewExcess] = []
  /// What this program wrote to Okta.
  public internal(set) var written = WriteLedger()
  /// When the API token was revoked at the end.
  public internal(set) var tokenRevoked: Instant?
  /// Where the wizard is.
  public internal(set) var position = Position()
  /// The steps that were left, and when for the last time.
  public internal(set) var left: [Step: Instant] = [:]
  /// The newest refused advance.
  public internal(set) var refusal: Dated<[PreconditionID]>?
  /// What the person said they see, in troubleshooting.
  public internal(set) var symptom: Dated<Symptom>?
  /// The answers given since, oldest first: the path through the questions.
  public internal(set) var answers: [Answered] = []
  /// How many events were folded.
  public internal(set) var events = 0
  /// When the set-up began.
  public internal(set) var began: Instant?
  /// The newest event's moment.
  public internal(set) var latest: Instant?
  /// The newest event's offset from UTC in minutes; sentences tell times by it.
  public internal(set) var offset = 0

  /// An answer to a question of troubleshooting, by the ids of both.
  public struct Answered: Hashable, Sendable {
    /// The question's id.
    public var question: String
    /// The answer's id.
    public var answer: String
  }

  /// An Okta app by its id and label.
  public struct BoundApp: Hashable, Sendable {
    /// Okta's id of the app.
    public var id: String
    /// The label that the admin gave it.
    public var label: String
  }

  /// A set-up of which nothing is known.
  public init() {}

  /// The state after a run of events.
  public init(folding events: some Sequence<Event>) {
    for event in events { apply(event) }
  }

  /// Whether a use case was chosen.
  public func wants(_ useCase: UseCase) -> Bool { useCases?.value.contains(useCase) ?? false }

  /// Whether the last step was left.
  public var isFinished: Bool { left[.finish] != nil }
}
