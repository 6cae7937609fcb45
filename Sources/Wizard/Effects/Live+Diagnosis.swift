import Basics
import OktaAPI
import SetupCore

extension Live {
  /// Makes the looks that could explain a symptom; each answers as it comes, exactly once.
  ///
  /// The backup comes first: who is in it says what is missing and what would be blanked.
  func diagnose(_ look: DeepLook, storage: Storage, now: Instant, _ mailbox: Mailbox) {
    start { [self] in
      var context = LookContext(now: now, digest: storage.digest)
      for observation in look.known { context.take(observation) }
      readBackup(look, storage, &context, mailbox)
      if let app = look.app { await askOkta(look, app, context, mailbox) }
      if look.kinds.contains(.rateLimit) { mailbox.post(await rateLimit) }
      await postCalls(mailbox)
    }
  }

  private func readBackup(
    _ look: DeepLook, _ storage: Storage, _ context: inout LookContext, _ mailbox: Mailbox
  ) {
    guard let backup = look.backup else { return }
    let wantsShape = look.kinds.contains(.backupShape)
    switch storage.backup(backup.sha256, backup.emailColumn) {
    case .success(let read):
      (context.backup, context.backupDigest) = (read.index, backup.sha256)
      if wantsShape { mailbox.post(.lookAnswered(.backupShape(read.shape))) }
    case .failure(let refusal):
      if wantsShape { mailbox.post(.lookFailed(.backupShape, refusal.sentence)) }
    }
  }

  private func askOkta(
    _ look: DeepLook, _ app: String, _ context: LookContext, _ mailbox: Mailbox
  ) async {
    guard let okta else {
      for kind in look.kinds where kind != .backupShape && kind != .rateLimit {
        mailbox.post(.lookFailed(kind, "Nobody is signed in to Okta."))
      }
      return
    }
    await OktaProbes(okta, app: app).lookDeeper(look.kinds, context) { [self] kind, found in
      mailbox.post(message(of: kind, found))
    }
  }

  private var rateLimit: Message {
    get async {
      guard let seen = ObservedRateLimit(scarcestOf: await limiter.standings) else {
        return .lookCancelled(.rateLimit)
      }
      return .lookAnswered(.rateLimit(seen))
    }
  }
}
