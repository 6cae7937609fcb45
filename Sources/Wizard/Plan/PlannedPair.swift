import DXAPI
import OktaAPI
import SetupCore

/// A planned attribute by its two names, as the comparison of values needs it.
public struct PlannedPair: Hashable, Sendable {
  /// The name that DX reads.
  public var externalName: String
  /// The key under which Okta's app has it.
  public var variableName: String
}

extension SetupState {
  /// The plan by the names that DX reads and those that Okta's app has.
  public var plannedPairs: [PlannedPair] {
    plan.map { PlannedPair(externalName: $0.externalName, variableName: variableName(of: $0)) }
  }
}

extension Live {
  /// Compares what Okta has for the assigned people with what DX shows.
  func compareValues(_ plan: [PlannedPair], app: String, _ mailbox: Mailbox) {
    let (okta, dx) = state.withLock { ($0.okta, $0.dx) }
    guard let okta, let dx else {
      return mailbox.post(
        .probeFailed(
          .arrivedValues,
          Shortfall(
            reason: "It takes a sign-in to Okta and one to DX to compare values.",
            remedy: "Sign in to both, and look again.")))
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
        let observation = values.observation
        values.finish()
        mailbox.post(.preview(.missing(values.missing)))
        mailbox.post(.observed(observation))
      } catch {
        mailbox.post(.probeFailed(.arrivedValues, shortfall(of: error)))
      }
      await postCalls(mailbox)
    }
  }
}
