import OktaAPI
import Screens
import SetupCore

extension Model {
  mutating func listApps() -> [Effect] {
    if let offline = refusalWhileOffline() { return offline }
    return (connection.isLive ? [.findApps] : []) + open(.pickApp)
  }

  mutating func foundApps(_ found: [RankedApp]) -> [Effect] {
    signIn.apps = found
    // The demo tenant has one app that is meant; a real organisation's is the person's to choose.
    let meant = found.first { $0.app.name.contains("scim") }
    guard access == .demo, setup.app == nil, let meant else { return [] }
    return bindDemo(meant.app)
  }

  // Back to the check list, where what is played shows.
  private mutating func bindDemo(_ app: ObservedApp) -> [Effect] {
    let text = (["Chosen: \(app.label)."] + signIn.permissionNotes).joined(separator: " ")
    let binding = setup.binding(
      host: setup.organisation ?? "", app: .init(app.id, label: app.label))
    let effects = append(binding, saying: text) + [.probe(OktaProbes.kinds, app: app.id)]
    return effects + (screen == WellKnownScreen.pickApp.rawValue ? goBack() : [])
  }

  mutating func bind(_ id: String, _ label: String) -> [Effect] {
    guard let host = setup.organisation else {
      return say(
        .refused, "Say first which organisation it is: type its address under sign in (s).")
    }
    let kinds = setup.binding(host: host, app: .init(id, label: label))
    guard !kinds.isEmpty else { return goBack() }
    let isElsewhere = kinds.contains { if case .wentBack = $0 { true } else { false } }
    let effects = append(kinds, saying: "Chosen: \(label).")
    let back = isElsewhere ? [] : goBack()
    return effects + back + (connection.isLive ? [.probe(OktaProbes.kinds, app: id)] : [])
  }
}
