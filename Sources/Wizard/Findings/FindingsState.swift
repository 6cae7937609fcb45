import OktaAPI
import Screens
import SetupCore

/// The causes on the screen, as far as this sitting has seen them.
public struct FindingsState: Sendable {
  /// The finding that had the focus last, which the details are of.
  public var focused: FindingID?
  /// What was found before the newest probes, so that what is mended can be told.
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
    case .setAside: return setAsideCause()
    case .beginAnew: return tell([.symptomChosen(symptom: .unknown)])
    }
  }

  /// Looks for the causes of a symptom, or of anything, and shows what is found.
  private mutating func diagnose(_ symptom: Symptom?) -> [Effect] {
    findings = FindingsState()
    let told = tell([.symptomChosen(symptom: symptom ?? .unknown)])
    // The symptom counts once the journal has it; the probes are made for what was chosen now.
    var chosen = setup
    chosen.apply(Event(.symptomChosen(symptom: symptom ?? .unknown), at: now, offset: offset))
    return told + open(.findings) + probeDeeper(chosen)
  }

  /// Reads again what could explain the symptom.
  mutating func lookForCauses() -> [Effect] {
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

  /// Whether the screen shows causes, so that looking again means looking for them.
  var showsCauses: Bool {
    [WellKnownScreen.findings.rawValue, "trouble-log"].contains(screen)
  }
}
