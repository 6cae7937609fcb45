import SetupCore

/// What causes could not be looked for in: what was never or could not be read, and what Okta
/// doesn't report.
struct ReadingGaps {
  /// Something that could have been read.
  struct NotRead: Encodable {
    var look: Observation.Kind
    var reason: String
  }

  /// Something that Okta's API doesn't report for this app; an attestation decides its row.
  struct NotTold: Encodable {
    var look: Observation.Kind
    var row: PreconditionID
    var reason: String
  }

  /// What could not be read last.
  let failed: [NotRead]
  /// What nobody tried to read.
  let untried: [NotRead]
  let notTold: [NotTold]

  var notRead: [NotRead] { failed + untried }

  /// The gaps of a set-up; what there is nothing to read of is none.
  init(_ setup: SetupState, explaining symptom: Symptom? = nil) {
    let progress = ProbeProgress(setup, explaining: symptom)
    failed = progress.failed.map { kind in
      NotRead(look: kind, reason: setup.failedProbes[kind]?.value ?? "")
    }
    untried = progress.untried.filter { setup.hasToRead($0) }.map { kind in
      NotRead(look: kind, reason: "It was not read yet.")
    }
    notTold = progress.read.compactMap { kind in
      switch setup.observations[kind]?.value {
      case .features(let seen): seen.toApp.notTold(kind, .provisioningEnabled)
      case .connection(let seen): seen.status.notTold(kind, .connectionEnabled)
      default: nil
      }
    }
  }

}

extension [ReadingGaps.NotRead] {
  /// What was not read, a sentence for each reason.
  var sentences: [String] {
    var reasons: [String] = []
    for gap in self where !reasons.contains(gap.reason) { reasons.append(gap.reason) }
    return reasons.map { reason in
      let kinds = filter { $0.reason == reason }.map(\.look.fullTitle)
      return "Not read: \(kinds.joined(separator: ", ")). \(reason)"
    }
  }
}

extension Readable {
  fileprivate func notTold(_ look: Observation.Kind, _ row: PreconditionID) -> ReadingGaps.NotTold?
  {
    guard case .notReported(let reason) = self else { return nil }
    return ReadingGaps.NotTold(look: look, row: row, reason: reason)
  }
}

extension SetupState {
  // Without a kept backup it has no shape, and without roles nothing has to be pushed.
  fileprivate func hasToRead(_ kind: Observation.Kind) -> Bool {
    switch kind {
    case .backupShape: backup != nil && forgotten == nil
    case .groupPush: useCases?.value.contains(.roles) == true
    default: true
    }
  }
}
