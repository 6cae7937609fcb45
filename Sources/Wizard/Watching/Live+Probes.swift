import Basics
import HTTPTransport
import OktaAPI
import SetupCore

extension Live {
  /// Reads the kinds of observations side by side; each answers as it comes.
  ///
  /// - Parameter storage: has the keyed digests of what has to be redacted.
  func probe(
    _ kinds: [Observation.Kind], app: String?, _ storage: Storage, _ mailbox: Mailbox
  ) {
    guard let okta else {
      for kind in kinds { mailbox.post(.probeFailed(kind, .signedOut)) }
      return
    }
    guard let app else {
      for kind in kinds { mailbox.post(.probeFailed(kind, .noApp)) }
      return
    }
    for kind in kinds {
      start { [self] in
        mailbox.post(await ask(kind, OktaProbes(okta, app: app), storage))
        await postCalls(mailbox)
      }
    }
  }

  private func ask(
    _ kind: Observation.Kind, _ probes: OktaProbes, _ storage: Storage
  ) async -> Answer {
    do throws(OktaFailure) {
      guard let observed = try await probes.probe(kind) else {
        return .probeFailed(kind, Shortfall(reason: "Okta does not tell that.", remedy: ""))
      }
      return .observed(observed.sealed(by: storage.digest, naming: storage.person))
    } catch {
      return answer(of: kind, .failure(error))
    }
  }

  /// What a probe found, as the loop takes it in.
  func answer(of kind: Observation.Kind, _ found: OktaProbes.Found) -> Answer {
    switch found {
    case .success(let observed): return .observed(observed)
    case .failure(let error):
      if error.isCancelled { return .probeCancelled(kind) }
      let failure = Shortfall(error)
      return error.needsSignIn ? .signInExpired(kind, failure) : .probeFailed(kind, failure)
    }
  }

  /// Lists the organisation's apps, likely ones first.
  func findApps(now: Instant, _ mailbox: Mailbox) {
    guard let okta else { return mailbox.post(.appsFailed("Sign in to Okta first.")) }
    start { [self] in
      do throws(OktaFailure) {
        let ranked = try await AppFinder(okta).find(now: now)
        mailbox.post(.appsFound(ranked))
      } catch {
        mailbox.post(.appsFailed(sentence(of: error)))
      }
      await postCalls(mailbox)
    }
  }

  /// Asks Okta's log who changed what; one that can't be read tells nothing, and that is no failure.
  func readChanges(of app: String, since: Instant, until: Instant, _ mailbox: Mailbox) {
    guard let okta else { return mailbox.post(.changesRead([])) }
    start { [self] in
      do throws(OktaFailure) {
        mailbox.post(.changesRead(try await okta.changes(of: app, since: since, until: until)))
      } catch {
        mailbox.post(.changesRead([]))
      }
      await postCalls(mailbox)
    }
  }

  /// A failure with what helps, as a row tells it.
  func shortfall(of error: any Error) -> Shortfall {
    (error as? any Explained).map { Shortfall(reason: $0.reason, remedy: $0.remedy) }
      ?? Shortfall(reason: "That could not be done.", remedy: "Try again.")
  }

  func postCalls(_ mailbox: Mailbox) async {
    let lines = await log.lines
    let usages = await limiter.usages
    mailbox.post(
      .callsMade(
        lines.map { line in
          let left = usages.first { $0.route == line.route }
          return CallLine(
            route: line.route, count: line.count, failures: line.failures,
            milliseconds: Int(line.seconds * 1000) / max(1, line.count),
            used: left?.used, allowance: left?.allowance)
        }))
  }
}

extension Shortfall {
  /// Why nothing of Okta was read.
  static let signedOut = Shortfall(
    reason: "Nobody is signed in to Okta.", remedy: "Sign in to Okta, and look again.")
  /// Why nothing of the app was read.
  static let noApp = Shortfall(
    reason: "No app is chosen yet.",
    remedy: "Choose the app in the wizard, or name it with --app ID.")
}

/// The calls of one route, as the panel shows them.
public struct CallLine: Hashable, Sendable {
  /// Method and path, without ids.
  public var route: String
  /// How many calls there were, and how many of them brought no answer.
  public var count, failures: Int
  /// Milliseconds of a call, on average.
  public var milliseconds: Int
  /// How many calls of the open window of the rate limit were the program's, and how many may be;
  /// nil where no limit is known.
  public var used, allowance: Int?

  /// What is used of the program's share of the rate limit.
  public var budget: String {
    guard let used, let allowance else { return "-" }
    return "\(used) of \(allowance)"
  }

  /// Which part of the program's share is used; 0 where no limit is known.
  var usedShare: Double {
    guard let used, let allowance, allowance > 0 else { return 0 }
    return Double(used) / Double(allowance)
  }
}
