import SetupCore

extension Model {
  /// The row with a remedy that this person can carry out now: who is signed in isn't told to sign in.
  func advised(_ judged: Judged) -> Judged {
    guard case .unknown(var shortfall) = judged.verdict,
      shortfall.remedy == Precondition.of(judged.id).remedyUnread, canRead(judged.id)
    else { return judged }
    shortfall.remedy =
      Precondition.of(judged.id).canBeAttested
      ? "Look now, or say it is done." : "Compare it now."
    return Judged(judged.id, .unknown(shortfall), judged.evidence)
  }

  /// Whether there are the sign-ins that reading for a row takes.
  func canRead(_ id: PreconditionID) -> Bool {
    let reads = Precondition.of(id).reads
    return !reads.isEmpty && (!reads.contains(where: \.needsOkta) || connection.isLive)
      && (!reads.contains(where: \.needsDX) || signIn.isSignedInToDX)
  }
}

extension Observation.Kind {
  /// Whether it takes a sign-in to DX.
  var needsDX: Bool { self == .backupComparison || self == .arrivedValues }
  /// Whether it takes a sign-in to Okta.
  var needsOkta: Bool { self != .backupComparison }
}
