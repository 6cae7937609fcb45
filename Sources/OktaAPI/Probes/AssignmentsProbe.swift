import SetupCore

extension OktaProbes {
  /// How many of the assigned groups are read, one call each.
  ///
  /// One group with someone in it is enough for the precondition; beyond this number they are
  /// taken to have someone.
  private static let mostGroupsChecked = 100

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
    try await client.people(assignedTo: app) { page throws(OktaFailure) in
      people += page.count
      inactive += page.count { $0.isInactive }
      for person in page { types.take(person) }
      progress(people)
      return true
    }
    return try await probeAssignments(of: people, inactive: inactive, types.observed)
  }

  /// The same where the people were counted already.
  func probeAssignments(
    of people: Int, inactive: Int, _ types: ObservedUserTypes?
  ) async throws(OktaFailure) -> Observation {
    var observed = ObservedAssignments(
      people: people, inactive: inactive, groups: 0, emptyGroups: 0, userTypes: types)
    var first: [String] = []
    try await client.groups(assignedTo: app) { page throws(OktaFailure) in
      observed.groups += page.count
      first += page.prefix(Self.mostGroupsChecked - first.count).map(\.id)
      return true
    }
    for group in first where try await isEmpty(group) { observed.emptyGroups += 1 }
    return .assignments(observed)
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
