import Basics
import SetupCore

extension OktaProbes {
  /// How many groups are looked into for the one that a person's assignment comes from.
  private static let mostGroupsOfTrace = 20

  /// Reads one person at every station that Okta has, by e-mail, user name or id.
  ///
  /// What can't be read stands among the failures of the station, and the rest is read all the same.
  public func trace(_ name: String, now: Instant) async -> TracedPerson {
    var person = TracedPerson(name: name, read: now)
    do throws(OktaFailure) {
      guard let account = try await client.account(named: name) else {
        // That nobody bears the name is known; who may have been meant is an offer.
        person.near = nearPeople(
          to: name, among: (try? await client.people(near: TypedName(name))) ?? [])
        return person
      }
      person.account = TracedPerson.Account(account)
      await follow(account, &person)
    } catch {
      person.failures[.okta] = Shortfall(error)
    }
    return person
  }

  private func follow(_ account: OktaAccount, _ person: inout TracedPerson) async {
    do throws(OktaFailure) {
      var record = try await client.person(account.id, of: app)
      record.account = account
      person.assignment = TracedPerson.Assignment(record, in: try await group(of: record))
    } catch {
      if case .notFound = error.cause {} else { person.failures[.assigned] = Shortfall(error) }
    }
    await readProfile(account, &person)
    await readPushes(account.id, &person)
  }

  /// The group behind an assignment: the one that Okta links to, else the first that has the person.
  private func group(of person: OktaAppUser) async throws(OktaFailure) -> OktaAppGroup? {
    guard person.scope == "GROUP" || person.groupID != nil else { return nil }
    let groups = try await assignedGroups().sorted { ($0.priority ?? .max) < ($1.priority ?? .max) }
    if let linked = groups.first(where: { $0.id == person.groupID }) { return linked }
    for group in groups.prefix(Self.mostGroupsOfTrace) where try await has(group.id, person.id) {
      return group
    }
    return nil
  }

  private func has(_ group: String, _ person: String) async throws(OktaFailure) -> Bool {
    var isThere = false
    try await client.people(inGroup: group) { ids throws(OktaFailure) in
      isThere = ids.contains(person)
      return !isThere
    }
    return isThere
  }

  private func readProfile(_ account: OktaAccount, _ person: inout TracedPerson) async {
    do throws(OktaFailure) {
      person.attributes = try await client.schema(of: app).synced
      var mappings = try await MappingsByType(client, to: app)
      try await mappings.fill(&person, of: account.type)
    } catch {
      person.failures[.profile] = Shortfall(error)
    }
  }

  private func readPushes(_ id: String, _ person: inout TracedPerson) async {
    do throws(OktaFailure) {
      person.stops = try await pushSettings().stops
      var query = OktaLogQuery.provisioning(
        by: app, since: person.read + -Self.logSpan, until: person.read + Span.hour)
      query.person = id
      var pushes: [TracedPerson.Push] = []
      try await client.log(query) { page throws(OktaFailure) in
        pushes += page.compactMap { push(of: $0) }
        return false
      }
      person.pushes = pushes
    } catch {
      person.failures[.pushed] = Shortfall(error)
    }
  }

  private func push(of event: OktaLogEvent) -> TracedPerson.Push? {
    let types = ["application.provision.user.push", "application.provision.user.push_profile"]
    guard types.contains(event.eventType), let at = event.published,
      event.targets.contains(where: { $0.id == app })
    else { return nil }
    let reason = event.result == "SUCCESS" ? nil : event.reason ?? "no reason given"
    return TracedPerson.Push(at: at, failure: reason)
  }
}
