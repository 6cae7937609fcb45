import SetupCore

/// What one reading of everybody assigned tells: counts, and who it was, by hashes of this run.
struct Everyone: Sendable {
  var observed: ObservedPeople
  var inactive: Int
  var types: ObservedUserTypes?
  var ids: Set<Int>
}

extension OktaProbes {
  /// Reads everybody assigned once, for all probes that are about people.
  func probeEveryone(
    _ context: ProbeContext, progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(OktaFailure) -> Everyone {
    var tally = PeopleTally(context)
    try await client.people(assignedTo: app) { page throws(OktaFailure) in
      for person in page { tally.take(person) }
      progress(tally.people)
      return true
    }
    context.names?.add(tally.bearers)
    return Everyone(
      observed: tally.observed, inactive: tally.inactive, types: tally.types.observed,
      ids: tally.ids)
  }
}
