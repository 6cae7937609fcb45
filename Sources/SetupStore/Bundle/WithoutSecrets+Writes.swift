import SetupCore

extension JournalledWrite {
  /// The write as a bundle may have it.
  var withoutSecrets: JournalledWrite {
    JournalledWrite(host: safe(host), app: safe(app), write)
  }
}

extension WriteOutcome {
  /// The outcome as a bundle may have it.
  var withoutSecrets: WriteOutcome {
    switch self {
    case .kept(let held): .kept(held: held?.withoutSecrets)
    case .unchanged(let reason): .unchanged(reason: safe(reason))
    case .otherwise(let held, let reason):
      .otherwise(held: held?.withoutSecrets, reason: safe(reason))
    }
  }
}
