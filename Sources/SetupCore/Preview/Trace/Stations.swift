import Basics

/// What is wrong at the stations of one person's way, in the order of the way.
struct Stations {
  private let person: TracedPerson
  private let profile: [TracedValue]

  init(_ person: TracedPerson, _ profile: [TracedValue]) {
    (self.person, self.profile) = (person, profile)
  }

  var problems: [Trace.Problem] {
    guard let account = person.account else {
      let found = person.failures[.okta] ?? .nobody(person.name, person.near)
      return [at(.okta, found)]
    }
    var problems = failure(.okta) + accountProblems(account)
    guard let assignment = person.assignment else {
      let found = person.failures[.assigned] ?? .notAssigned
      return problems + [at(.assigned, found)] + dx
    }
    problems += failure(.assigned) + failure(.profile) + profileProblems
    return problems + failure(.pushed) + pushProblems(assignment) + dx
  }

  private func at(
    _ station: Trace.Station, _ shortfall: Shortfall, _ attribute: String? = nil
  ) -> Trace.Problem {
    Trace.Problem(station: station, attribute: attribute, shortfall: shortfall)
  }

  private func failure(_ station: Trace.Station) -> [Trace.Problem] {
    person.failures[station].map { [at(station, $0)] } ?? []
  }

  private func accountProblems(_ account: TracedPerson.Account) -> [Trace.Problem] {
    switch account.status {
    case "DEPROVISIONED": [at(.okta, .deactivated)]
    case "SUSPENDED": [at(.okta, .suspended)]
    case "STAGED", "PROVISIONED": [at(.okta, .pending(account.status))]
    default: []
    }
  }

  private var profileProblems: [Trace.Problem] {
    let values = profile.compactMap { value in
      problem(of: value).map { at(.profile, $0, value.attribute.externalName) }
    }
    guard person.failures[.profile] == nil else { return values }
    let missing = person.planned.filter { name in
      !person.attributes.contains { $0.externalName == name }
    }
    return values + missing.map { at(.profile, .noAttribute($0), $0) }
  }

  /// What of a value keeps DX from the right one; the first thing to mend.
  private func problem(of value: TracedValue) -> Shortfall? {
    if let flaw = value.attribute.reading.flaw(of: value.value) {
      return .flawed(value, flaw)
    }
    if let due = value.outstanding {
      return value.origin == .personal ? .typedIn(value, due) : .notApplied(value, due)
    }
    guard value.value.text.isEmpty else { return nil }
    if case .failed(let reason) = value.computed { return .notComputed(value, reason) }
    let isBlanking = person.before?.values?[value.attribute.externalName].map {
      value.attribute.reading.comparable(DXValue($0)) != nil
    }
    if value.mapping != nil { return .emptyAtSource(value, isBlanking: isBlanking ?? false) }
    return isBlanking == true && person.mappings != nil ? .unmapped(value) : nil
  }

  private func pushProblems(_ assignment: TracedPerson.Assignment) -> [Trace.Problem] {
    if !person.stops.isEmpty {
      return person.stops.map { at(.pushed, $0.shortfall) }
    }
    if assignment.person.isInError {
      let reason = person.pushes?.first { $0.failure != nil }?.failure
      return [at(.pushed, .inError(reason))]
    }
    if !assignment.person.hasExternalID { return [at(.pushed, .notProvisioned(assignment.status))] }
    guard let newest = person.pushes?.first, let reason = newest.failure else { return [] }
    return [at(.pushed, .pushFailed(reason))]
  }

  private var dx: [Trace.Problem] {
    if let failure = person.failures[.dx] { return [at(.dx, failure)] }
    guard let before = person.before, before.values == nil else { return [] }
    return [at(.dx, .notInDX(before.against))]
  }
}
