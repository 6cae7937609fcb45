extension Precondition {
  /// After the first nightly run, DX shows the planned values for the assigned people.
  ///
  /// Never blocks: the run is at night, and the set-up is done before it.
  static let valuesArrived = Precondition(
    .valuesArrived, step: .finish, accepts: [.observed, .attested], needs: .userProperties,
    looks: [.arrivedValues]
  ) { look in
    guard let dated = look.setup.observations[.arrivedValues],
      case .arrivedValues(let seen) = dated.value
    else { return nil }
    let lacking = seen.lacking.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    guard lacking.isEmpty else { return Seen(.lacks(.lacking(lacking, seen.people)), from: dated) }
    let people = counted(seen.people, "assigned person", "assigned people")
    return Seen(.holds("DX shows Okta's values for the \(people) compared."), from: dated)
  }
}

extension Shortfall {
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
