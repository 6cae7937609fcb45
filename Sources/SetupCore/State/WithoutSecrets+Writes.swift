extension JournalledWrite {
  /// The write as a bundle may have it.
  func filtered(_ safe: TextFilter) -> JournalledWrite {
    var copy = JournalledWrite(host: safe(host), app: safe(app), write)
    copy.write = copy.write.mappingTexts { safe.words(in: $0) }
    return copy
  }
}

extension WriteOutcome {
  /// The outcome as a bundle may have it.
  func filtered(_ safe: TextFilter) -> WriteOutcome {
    func words(_ held: Write.Content?) -> Write.Content? {
      held?.withoutSecrets.mappingTexts { safe.words(in: $0) }
    }
    return switch self {
    case .kept(let held): .kept(held: words(held))
    case .unchanged(let reason): .unchanged(reason: safe(reason))
    case .otherwise(let held, let reason): .otherwise(held: words(held), reason: safe(reason))
    }
  }
}
