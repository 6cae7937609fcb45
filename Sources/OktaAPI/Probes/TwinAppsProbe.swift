import SetupCore

extension OktaProbes {
  /// Finds other active apps that look like the one that syncs to DX.
  func probeTwinApps() async throws(OktaFailure) -> Observation {
    var bound: ObservedApp?
    var candidates: [ObservedApp] = []
    try await client.apps { page throws(OktaFailure) in
      bound = bound ?? page.first { $0.id == app }
      candidates += page.filter { $0.id != app && $0.isSCIM && $0.status == "ACTIVE" }
      return candidates.count < 200
    }
    let others = candidates.filter { $0.speaksOfDX || $0.isNamedLike(bound) }
    return .twinApps(
      ObservedTwinApps(
        others: others.map {
          ObservedTwinApps.App(id: $0.id, label: $0.label, created: $0.created)
        }))
  }
}

extension ObservedApp {
  /// Whether it sends people through SCIM.
  fileprivate var isSCIM: Bool { features.contains("SCIM_PROVISIONING") || name.hasPrefix("scim2") }

  /// Whether its label names DX or what it syncs through.
  fileprivate var speaksOfDX: Bool { AppFinder.telling(label) != nil }

  /// Whether one label begins as the other does, letter case and signs aside.
  fileprivate func isNamedLike(_ other: ObservedApp?) -> Bool {
    guard let other else { return false }
    let (one, two) = (DXProperty.folded(label), DXProperty.folded(other.label))
    return !one.isEmpty && !two.isEmpty && (one.hasPrefix(two) || two.hasPrefix(one))
  }
}
