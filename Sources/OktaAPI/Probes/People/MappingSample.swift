import Basics
import SetupCore

extension OktaProbes {
  /// The most people whose mappings are worked out at once.
  public static let mostSampled = 20

  /// Reads people with all that their mappings are worked out from, those of some names, or else the
  /// first who are assigned.
  ///
  /// Who can't be found by a name has no account, and who isn't assigned no assignment.
  public func mappingSample(
    of names: [String], now: Instant
  ) async throws(OktaFailure) -> [TracedPerson] {
    let attributes = try await client.schema(of: app).synced
    var mappings = try await MappingsByType(client, to: app)
    let groups = try await assignedGroups()
    var people: [TracedPerson] = []
    for (name, account, record) in try await found(names) {
      var person = TracedPerson(name: name, read: now)
      person.attributes = attributes
      person.account = account.map(TracedPerson.Account.init)
      let group = groups.first { $0.id == record?.groupID }
      person.assignment = record.map { TracedPerson.Assignment($0, in: group) }
      if let account { try await mappings.fill(&person, of: account.type) }
      people.append(person)
    }
    return people
  }

  private typealias SampledRecord = (name: String, account: OktaAccount?, record: OktaAppUser?)

  private func found(_ names: [String]) async throws(OktaFailure) -> [SampledRecord] {
    var found: [SampledRecord] = []
    guard names.isEmpty else {
      for name in names.prefix(Self.mostSampled) {
        let account = try await client.account(named: name)
        found.append((name, account, try await record(of: account)))
      }
      return found
    }
    try await client.people(assignedTo: app) { page throws(OktaFailure) in
      found = page.prefix(Self.mostSampled).map { ($0.email ?? $0.id, $0.account, $0) }
      return false
    }
    return found
  }

  private func record(of account: OktaAccount?) async throws(OktaFailure) -> OktaAppUser? {
    guard let account else { return nil }
    do throws(OktaFailure) {
      return try await client.person(account.id, of: app)
    } catch {
      guard case .notFound = error.cause else { throw error }
      return nil
    }
  }

  /// The groups that are assigned, as many as one trace or sample looks into.
  func assignedGroups() async throws(OktaFailure) -> [OktaAppGroup] {
    var groups: [OktaAppGroup] = []
    try await client.groups(assignedTo: app) { page throws(OktaFailure) in
      groups += page
      return groups.count < 1000
    }
    return groups
  }
}

extension TracedPerson.Account {
  /// An account as Okta tells it.
  init(_ account: OktaAccount) {
    self.init(
      id: account.id, email: account.email ?? "", login: account.login ?? "",
      status: account.status, profile: account.profile)
  }
}

extension TracedPerson.Assignment {
  /// A person's record within the app, with the group that gives it, where Okta links to one.
  init(_ record: OktaAppUser, in group: OktaAppGroup?) {
    self.init(
      person: record.assigned, status: record.status, at: Instant.parse(record.created)?.moment,
      isPersonal: record.scope == "USER",
      group: group.map { TracedPerson.Group(name: $0.name, profile: $0.profile) })
  }
}
