import SetupCore

extension OktaClient {
  /// What makes the app what a plan says, with what it costs.
  ///
  /// - Parameter groups: the names of groups to be pushed.
  /// - Parameter ledger: what earlier runs wrote: one may have broken off.
  public func proposal(
    applying plan: [PlannedAttribute], pushing groups: [String] = [], to app: String,
    after ledger: WriteLedger
  ) async throws(OktaFailure) -> Result<WriteProposal, Shortfall> {
    let profile = try await profile(of: app, withPushes: !groups.isEmpty)
    var named: [NamedGroup] = []
    if !groups.isEmpty {
      switch try await self.groups(named: groups) {
      case .success(let found): named = found
      case .failure(let shortfall): return .failure(shortfall)
      }
    }
    let written = ledger.entries(host: organisation.host, app: app)
    var writes = WritePlan.applying(plan, pushing: named, to: profile, after: written)
    if !named.isEmpty { writes.warn(of: named, assigned: try await assignedGroups(to: app)) }
    return .success(try await proposal(.apply, writes))
  }

  /// What puts back what this program wrote to the app.
  public func proposal(
    undoing ledger: WriteLedger, of app: String
  ) async throws(OktaFailure) -> WriteProposal {
    let entries = ledger.entries(host: organisation.host, app: app)
    let profile = try await profile(of: app, withPushes: entries.contains(where: \.isPush))
    return try await proposal(.undo, WritePlan.undoing(entries, in: profile))
  }

  private func proposal(
    _ purpose: WriteProposal.Purpose, _ writes: WritePlan
  ) async throws(OktaFailure) -> WriteProposal {
    var tally = ValueLossTally(writes)
    if !tally.isEmpty {
      try await eachPerson(assignedTo: writes.profile.app) { person, type in
        tally.add(
          profile: person.profile, account: person.account?.profile ?? .init(), type: type,
          email: person.email.map { Answer.name($0, 120) })
        return true
      }
    }
    return WriteProposal(
      purpose, host: organisation.host, plan: writes, losses: tally.losses)
  }

  /// The groups of the organisation by name; the shortfall names what isn't one group.
  private func groups(
    named names: [String]
  ) async throws(OktaFailure) -> Result<[NamedGroup], Shortfall> {
    let all = try await groups()
    var named: [NamedGroup] = []
    for name in names {
      let found = all.filter { $0.name == name }
      guard let group = found.first else { return .failure(.noGroup(name, among: all)) }
      guard found.count == 1 else { return .failure(.severalGroups(name, found.count)) }
      if !named.contains(group) { named.append(group) }
    }
    return .success(named)
  }

  /// All groups of the organisation, by name.
  public func groups() async throws(OktaFailure) -> [NamedGroup] {
    var all: [NamedGroup] = []
    try await list(.groups, query: [("limit", "200")]) { page in
      for value in page {
        guard let id = value["id"]?.string, OktaID.isValid(id),
          let name = value.at("profile", "name")?.string, name.utf8.count <= 1024
        else { continue }
        all.append(NamedGroup(id: id, name: name))
      }
      return true
    }
    return all.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  private func assignedGroups(to app: String) async throws(OktaFailure) -> Set<String> {
    var ids: Set<String> = []
    try await groups(assignedTo: app) { page in
      ids.formUnion(page.map(\.id))
      return true
    }
    return ids
  }
}

extension WriteLedger.Entry {
  fileprivate var isPush: Bool { if case .push = place { true } else { false } }
}
