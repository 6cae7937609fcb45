import SetupCore

extension OktaProbes {
  /// Counts the groups pushed through the app.
  public func lookAtGroupPush() async throws(OktaFailure) -> Observation {
    var seen = ObservedGroupPush(total: 0, active: 0, inError: 0)
    try await client.pushGroups(of: app) { page throws(OktaFailure) in
      seen.total += page.count
      seen.active += page.count { $0.status == "ACTIVE" }
      seen.inError += page.count { $0.status == "ERROR" }
      return true
    }
    return .groupPush(seen)
  }
}
