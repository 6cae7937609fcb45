import Basics

extension SetupState {
  /// Whether DX's nightly run has come by since someone said that directory sync is connected.
  ///
  /// When the run begins is documented nowhere; by six in the morning it is taken to be over.
  public func nightPassed(at now: Instant) -> Bool {
    guard let connected = attestations[.syncConnected]?.at else { return false }
    if let syncRan, syncRan >= connected { return true }
    var morning = CivilTime(connected, offset: offset)
    let isBefore = morning.hour < Self.morning
    (morning.hour, morning.minute, morning.second) = (Self.morning, 0, 0)
    return now >= morning.instant + (isBefore ? 0 : Span.day)
  }

  private static let morning = 6
}
