import SetupCore

extension OktaProbes {
  /// How many of the assigned groups are looked into, one call each.
  ///
  /// One group with someone in it is enough for the precondition; beyond this number they are
  /// taken to have someone.
  private static let mostGroupsChecked = 100

  /// How many attributes that groups set are told apart.
  private static let mostGroupValues = 200

  /// How many people's user types are read where everybody is only counted.
  static let mostTyped = 500

  /// Counts who is assigned, whose account is inactive, and which groups have nobody in.
  ///
  /// - Parameter progress: gets the number of people counted so far, after each page.
  public func probeAssignments(
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(OktaFailure) -> Observation {
    var (people, inactive) = (0, 0)
    var types = UserTypeTally(most: Self.mostTyped)
    var failure: OktaFailure?
    do {
      try await client.people(assignedTo: app) { page throws(OktaFailure) in
        people += page.count
        inactive += page.count { $0.isInactive }
        for person in page { types.take(person) }
        progress(people)
        return true
      }
    } catch {
      failure = error
    }
    return try await probeAssignments(of: people, inactive: inactive, types.observed, failure)
  }

  /// The same where the people were counted already.
  func probeAssignments(
    of people: Int, inactive: Int, _ types: ObservedUserTypes?, _ failure: OktaFailure? = nil
  ) async throws(OktaFailure) -> Observation {
    var seen = ObservedAssignments(
      people: people, inactive: inactive, groups: 0, emptyGroups: 0, userTypes: types)
    if let failure { seen.note(.people, failure) }
    var first: [OktaAppGroup] = []
    var valued: Set<String> = []
    do {
      try await client.groups(assignedTo: app) { page throws(OktaFailure) in
        seen.groups += page.count
        first += page.prefix(Self.mostGroupsChecked - first.count)
        for group in page where valued.count < Self.mostGroupValues {
          let set = group.profile.members.filter { !$0.value.isEmpty }
          valued.formUnion(set.map { Answer.exact($0.key) })
        }
        return true
      }
      seen.groupValues = valued.sorted()
    } catch {
      // Where neither could be read, nothing was seen; a sign-in that ended is said as such.
      if failure != nil || error.endsLook { throw error }
      seen.note(.groups, error)
    }
    try await lookInto(first, &seen)
    return .assignments(seen)
  }

  // One call a group; once one is refused the others would be too.
  private func lookInto(
    _ groups: [OktaAppGroup], _ seen: inout ObservedAssignments
  ) async throws(OktaFailure) {
    let results = await sideBySide(groups, stopsAtFailure: true) { group throws(OktaFailure) in
      try await isEmpty(group.id)
    }
    var names: [String] = []
    var failure: OktaFailure?
    for (group, result) in zip(groups, results) {
      switch result {
      case .success(false): break
      case .success(true):
        seen.emptyGroups += 1
        if !group.name.isEmpty { names.append(group.name) }
      case .failure(let refusal):
        if refusal.endsLook { throw refusal }
        failure = failure ?? refusal
        seen.unreadGroups = (seen.unreadGroups ?? 0) + 1
      case nil: seen.unreadGroups = (seen.unreadGroups ?? 0) + 1
      }
    }
    if let failure { seen.note(.members, failure) }
    if !names.isEmpty { seen.emptyNames = Array(names.sorted().prefix(GroupPattern.limit)) }
  }

  /// A group deleted since the list was read has nobody in it.
  private func isEmpty(_ group: String) async throws(OktaFailure) -> Bool {
    do {
      return try await !client.hasPeople(group: group)
    } catch {
      guard case .notFound = error.cause else { throw error }
      return true
    }
  }
}

extension ObservedAssignments {
  fileprivate mutating func note(_ part: Unread.Part, _ failure: OktaFailure) {
    unread = (unread ?? []) + [Unread(part, reason: failure.reason)]
  }
}
