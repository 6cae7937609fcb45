import Basics

extension Precondition {
  /// After the first nightly run, DX shows the planned values for the assigned people.
  ///
  /// Never blocks: the run is at night, and the set-up is done before it.
  static let valuesArrived = Precondition(
    .valuesArrived, step: .finish, accepts: [.observed, .attested], needs: .userProperties,
    reads: [.arrivedValues], blocking: .never, usualRole: .dxAdmin,
    claim: "DX shows the values", isOfPlan: true,
    remedyUnread: "After the first night, sign in to Okta and DX to look, or say what DX shows.",
    assumedFixes: [
      AssumedFix("The values had arrived in DX") { (observed: ObservedArrivedValues, _) in
        .arrivedValues(ObservedArrivedValues(people: max(1, observed.people), lacking: [:]))
      }
    ]
  ) { context in
    guard let dated = context.arrivedValues else { return nil }
    let observed = dated.value
    let lacking = observed.lacking.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    guard lacking.isEmpty else {
      return RuleResult(.lacks(.lacking(lacking, observed.people)), from: dated)
    }
    guard observed.people > 0 else {
      return RuleResult(.notReported(.nobodyToCompare), from: dated)
    }
    let names = context.attributes.map(\.externalName)
    guard !names.allSatisfy(observed.notReported.contains) else {
      return RuleResult(.notReported(.notReported(observed.notReported)), from: dated)
    }
    let people = counted(observed.people, "assigned person", "assigned people")
    let rest =
      observed.notReported.isEmpty
      ? "" : " Its list has no place for \(listed(observed.notReported))."
    return RuleResult(
      .holds("DX shows Okta's values for the \(people) compared.\(rest)"), from: dated)
  }
}

extension Shortfall {
  fileprivate static let nobodyToCompare = Shortfall(
    reason: "No assigned person has a planned value in Okta, so there was nothing to compare.",
    remedy: "Look at a person in DX, and note whether the values are there.")

  fileprivate static func notReported(_ names: [String]) -> Shortfall {
    Shortfall(
      reason: "DX's list of users has no place for \(listed(names)).",
      remedy: "Look at a person in DX, and note whether the values are there.")
  }

  fileprivate static func lacking(_ lacking: [(key: String, value: Int)], _ people: Int)
    -> Shortfall
  {
    let each = lacking.map { "\($0.key) for \(grouped($0.value))" }
    return Shortfall(
      reason: "Of \(counted(people, "assigned person", "assigned people")), DX lacks "
        + "\(listed(each)).",
      remedy: "Wait for the nightly run, or open troubleshooting: A field is not syncing.")
  }
}
