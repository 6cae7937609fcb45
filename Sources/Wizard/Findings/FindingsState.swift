import OktaAPI
import Screens
import SetupCore

/// The causes on the screen, as far as this sitting has seen them.
public struct FindingsState: Sendable {
  /// The finding that had the focus last, which the details are of.
  public var focused: FindingID?
  /// What was found before the newest probes, so that what is mended shows.
  public var before: [Finding] = []
}

extension Model {
  /// What is found in what was read, explaining the symptom that was chosen.
  var foundCauses: [Finding] {
    Diagnosis.findings(in: setup, at: now, explaining: setup.symptom?.value)
  }

  mutating func apply(_ intent: Intent.Causes) -> [Effect] {
    switch intent {
    case .diagnose(let symptom): return diagnose(symptom)
    case .show(let id):
      let effects = open(.findings)
      focus = Target(.causes(.show(id)))
      return effects
    case .openNote: return showsCauses ? open(.note) : []
    case .openQuestions: return openQuestions()
    case .answer(let question, let answer):
      return tell([.questionAnswered(question: question, answer: answer)])
    case .takeBackAnswer: return tell([.answerTakenBack])
    case .dismiss: return dismissCause()
    case .beginAnew: return tell([.symptomChosen(symptom: .unknown)])
    }
  }

  /// Finds the causes of a symptom, or of anything, and shows them.
  private mutating func diagnose(_ symptom: Symptom?) -> [Effect] {
    findings = FindingsState()
    let effects = tell([.symptomChosen(symptom: symptom ?? .unknown)])
    // The symptom counts once the journal has it; the probes are made for what was chosen now.
    var chosen = setup
    chosen.apply(Event(.symptomChosen(symptom: symptom ?? .unknown), at: now, offset: offset))
    return effects + open(.findings) + probeDeeper(chosen)
  }

  /// Reads again what could explain the symptom.
  mutating func probeForCauses() -> [Effect] {
    findings.before += foundCauses.filter { one in
      !findings.before.contains { $0.id == one.id }
    }
    return probeDeeper(setup)
  }

  private mutating func probeDeeper(_ setup: SetupState) -> [Effect] {
    guard connection != .offline, access.canWrite, suspended == nil else { return [] }
    // Without an app there is hardly anything to read: ask for it first, as other probes do.
    if connection.isLive, setup.app == nil {
      return [.findApps] + open(.pickApp)
    }
    var probes = DeepProbes(
      setup, explaining: setup.symptom?.value, isSignedIn: connection.isLive)
    probes.kinds.removeAll(where: watching.running.contains)
    guard !probes.kinds.isEmpty else { return [] }
    watching.running.formUnion(probes.kinds)
    return [.diagnose(probes)]
  }

  /// Whether the screen shows causes, so that reading again means finding them anew.
  var showsCauses: Bool {
    [WellKnownScreen.findings.rawValue, "trouble-log"].contains(screen)
  }
}

/// What is to be read to find causes, and what is known of the app already.
public struct DeepProbes: Equatable, Sendable {
  /// The kept backup, to compare people with.
  public struct KeptBackup: Equatable, Sendable {
    /// The file's digest, its name in the vault.
    public var sha256: String
    /// The e-mail column's name.
    public var emailColumn: String
  }

  /// The kinds, those of the likeliest causes first.
  public var kinds: [Observation.Kind]
  /// The app's id; nil where none is bound, and then Okta isn't asked.
  public var app: String?
  /// The backup; nil where none is kept.
  public var backup: KeptBackup?
  /// What was seen of the app before, for probes that need it and don't read it anew.
  public var known: [Observation]

  /// The probes that could explain a symptom, as far as they can be made.
  ///
  /// - Parameter isSignedIn: whether Okta can be asked.
  public init(_ setup: SetupState, explaining symptom: Symptom?, isSignedIn: Bool) {
    app = isSignedIn ? setup.app?.id : nil
    let kept = setup.forgotten == nil ? setup.backup?.value : nil
    backup = kept.map { KeptBackup(sha256: $0.sha256, emailColumn: $0.emailColumn) }
    known = [.app, .schema, .mappings].compactMap { setup.observations[$0]?.value }
    let (app, hasBackup) = (app, backup != nil)
    kinds = Diagnosis.reads(explaining: symptom).filter { kind in
      kind == .backupShape ? hasBackup : app != nil
    }
  }
}
