import DXAPI
import OktaAPI
import SetupCore

extension Live {
  /// Compares the people DX has now with the e-mails of the kept backup.
  ///
  /// - Parameter backup: reads the kept backup; a large one takes its time, so not on the loop.
  func compareBackup(
    digest: String, reading backup: @escaping @Sendable () -> Storage.Answer<Storage.ReadBackup>,
    _ mailbox: Mailbox
  ) {
    guard let dx = state.withLock({ $0.dx }) else {
      return mailbox.post(.probeFailed(.backupComparison, "Nobody is signed in to DX."))
    }
    start { [self] in
      var place = UsersListPlace()
      var comparison = BackupComparison(backup: digest)
      do {
        let people = try backup().get().index
        try await dx.users(from: &place) { users, _ throws(DXFailure) in
          comparison.take(users) { people.has($0) }
          return true
        }
        mailbox.post(
          .backupCompared(
            comparison.observation, missing: comparison.named.map { "\($0.name) <\($0.email)>" }))
      } catch {
        mailbox.post(.probeFailed(.backupComparison, sentence(of: error)))
      }
      await postCalls(mailbox)
    }
  }
}
