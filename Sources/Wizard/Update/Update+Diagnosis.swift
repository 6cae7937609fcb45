import OktaAPI
import Screens
import SetupCore

extension Model {
  /// Looks for the causes of a symptom, or of anything, and shows what is found.
  mutating func diagnose(_ symptom: Symptom?) -> [Effect] {
    (finding, foundBefore) = (nil, [])
    let told = say([.symptomChosen(symptom: symptom ?? .unknown)])
    // The symptom counts once the journal has it; the looks are made for what was chosen now.
    var chosen = setup
    chosen.apply(Event(.symptomChosen(symptom: symptom ?? .unknown), at: now, offset: offset))
    return told + open(WellKnownScreen.findings.rawValue) + lookDeeper(chosen)
  }

  /// Makes the looks that could explain the symptom, again.
  mutating func lookForCauses() -> [Effect] {
    foundBefore += findings.filter { one in !foundBefore.contains { $0.id == one.id } }
    return lookDeeper(setup)
  }

  private mutating func lookDeeper(_ setup: SetupState) -> [Effect] {
    guard connection != .offline, access.canWrite, !isAside else { return [] }
    // Without an app there is hardly anything to look at: ask for it first, as other looks do.
    if connection.isLive, setup.app == nil {
      return [.findApps] + open(WellKnownScreen.pickApp.rawValue)
    }
    var look = DeepLook(
      setup, explaining: setup.symptom?.value, isSignedIn: connection.isLive)
    look.kinds.removeAll(where: looking.contains)
    guard !look.kinds.isEmpty else { return [] }
    looking.formUnion(look.kinds)
    return [.diagnose(look)]
  }

  /// Whether the screen shows causes, so that looking again means looking for them.
  var showsCauses: Bool {
    [WellKnownScreen.findings.rawValue, "trouble-log"].contains(screen)
  }

  /// A finding was pressed: it is shown, on the screen of the findings.
  mutating func show(_ id: FindingID) -> [Effect] {
    let effects = open(WellKnownScreen.findings.rawValue)
    focus = .finding(id)
    return effects
  }
}
