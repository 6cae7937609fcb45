import Basics
import OktaAPI
import SetupCore

extension Live {
  /// Reads what could explain a symptom; each answers as it comes, exactly once.
  ///
  /// The backup comes first: who is in it says what is missing and what would be blanked.
  func diagnose(_ probes: DeepProbes, storage: Storage, now: Instant, _ mailbox: Mailbox) {
    start { [self] in
      var context = ProbeContext(now: now, digest: storage.digest)
      context.names = outside.names
      for observation in probes.known { context.take(observation) }
      readBackup(probes, storage, &context, mailbox)
      if let app = probes.app { await askOkta(probes, app, context, storage, mailbox) }
      if probes.kinds.contains(.rateLimit) { mailbox.post(await rateLimit) }
      await postCalls(mailbox)
    }
  }

  private func readBackup(
    _ probes: DeepProbes, _ storage: Storage, _ context: inout ProbeContext, _ mailbox: Mailbox
  ) {
    guard let backup = probes.backup else { return }
    let wantsShape = probes.kinds.contains(.backupShape)
    switch storage.backup(backup.sha256, backup.emailColumn) {
    case .success(let read):
      (context.backup, context.backupDigest) = (read.index, backup.sha256)
      if wantsShape { mailbox.post(.observed(.backupShape(read.shape))) }
    case .failure(let refusal):
      if wantsShape { mailbox.post(.probeFailed(.backupShape, Shortfall(refusal))) }
    }
  }

  private func askOkta(
    _ probes: DeepProbes, _ app: String, _ context: ProbeContext, _ storage: Storage,
    _ mailbox: Mailbox
  ) async {
    guard let okta else {
      for kind in probes.kinds where kind != .backupShape && kind != .rateLimit {
        mailbox.post(.probeFailed(kind, .signedOut))
      }
      return
    }
    await OktaProbes(okta, app: app).probeDeeper(probes.kinds, context) { [self] kind, found in
      mailbox.post(
        answer(of: kind, found.map { $0.sealed(by: storage.digest, naming: storage.person) }))
    }
  }

  private var rateLimit: Answer {
    get async {
      guard let observed = ObservedRateLimit(scarcestOf: await limiter.usages) else {
        return .probeCancelled(.rateLimit)
      }
      return .observed(.rateLimit(observed))
    }
  }
}
