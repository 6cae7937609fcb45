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
      return mailbox.post(.lookFailed(.backupComparison, "Nobody is signed in to DX."))
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
        mailbox.post(.lookFailed(.backupComparison, sentence(of: error)))
      }
      await postCalls(mailbox)
    }
  }

  /// Compares what Okta has for the assigned people with what DX shows.
  func compareValues(_ plan: [PlannedPair], app: String, _ mailbox: Mailbox) {
    let (okta, dx) = state.withLock { ($0.okta, $0.dx) }
    guard let okta, let dx else {
      return mailbox.post(
        .lookFailed(.arrivedValues, "It takes a sign-in to Okta and one to DX to compare values."))
    }
    start { [self] in
      do {
        let expected = try await OktaProbes(okta, app: app).expectedValues(
          of: plan.map { ($0.externalName, $0.variableName) })
        var values = ArrivedValues(expected: expected)
        var place = UsersListPlace()
        try await dx.users(from: &place) { users, _ throws(DXFailure) in
          values.take(users)
          return true
        }
        mailbox.post(.lookAnswered(values.observation))
      } catch {
        mailbox.post(.lookFailed(.arrivedValues, sentence(of: error)))
      }
      await postCalls(mailbox)
    }
  }
}

/// A planned attribute by its two names, as the comparison of values needs it.
public struct PlannedPair: Hashable, Sendable {
  /// The name that DX reads.
  public var externalName: String
  /// The key under which Okta's app has it.
  public var variableName: String
}
