import HTTPTransport
import SetupCore

/// What became of confirmed writes: done, and not done, and why it stopped.
public struct WriteAccount: Hashable, Sendable {
  /// What Okta holds now.
  public var done: [Write] = []
  /// Why it went no further; nil where all of it is done.
  public var stop: WriteStop?
  /// What is not done, the one that it stopped at first.
  public var left: [Write]

  /// An account of writes none of which is done.
  public init(left: [Write]) { self.left = left }
}

/// Why confirmed writes went no further.
public enum WriteStop: Hashable, Sendable {
  /// What is there isn't what was shown.
  case changedMeanwhile(Write, found: Write.Content?)
  /// What is there could not be read, so nothing was sent.
  case notRead(Write, OktaFailure)
  /// The intent or the outcome could not be journalled; the sentence says why.
  case notJournalled(Write, String)
  /// Okta refused it, and holds what was there before.
  case refused(Write, OktaFailure)
  /// Okta answered that it was done, and holds what was there before.
  case notKept(Write)
  /// Okta holds something else than what was sent.
  case keptOtherwise(Write, held: Write.Content?)
  /// It was sent, and could not be read back.
  case unknown(Write, OktaFailure)
  /// Okta has no request for it.
  case notPossible(Write)
  /// They were confirmed for another organisation, of this host.
  case otherOrganisation(String)
  /// The person gave up.
  case cancelled

  /// Whether network, sign-in or permission are why.
  public var isOfConnection: Bool {
    switch self {
    case .notRead, .unknown: true
    case .refused(_, let failure): failure.isOfConnection
    case .changedMeanwhile, .notJournalled, .notKept, .keptOtherwise, .notPossible,
      .otherOrganisation, .cancelled:
      false
    }
  }

  /// Whether the sign-in may not write this, so that a person has to type the values.
  public var isForbidden: Bool {
    guard case .refused(_, let failure) = self, case .forbidden = failure.cause else {
      return false
    }
    return true
  }
}

extension OktaFailure {
  /// Whether Okta said for sure that it did nothing.
  var isRefusal: Bool {
    switch cause {
    case .tokenRejected, .signInRefused, .forbidden, .notFound, .invalid, .notAnID: true
    case .refused(let status, _): status == 400 || status == 404
    case .noAnswer, .rateLimited, .cursorLost, .oauth, .serverError, .notOkta, .unreadable,
      .unexpected:
      false
    }
  }

  fileprivate var isOfConnection: Bool {
    switch cause {
    case .invalid, .refused, .notFound, .notAnID: false
    case .noAnswer, .tokenRejected, .signInRefused, .forbidden, .rateLimited, .cursorLost, .oauth,
      .serverError, .notOkta, .unreadable, .unexpected:
      true
    }
  }
}

extension WriteOutcome {
  /// The outcome as it may be journalled.
  var withoutSecrets: WriteOutcome {
    switch self {
    case .kept(let held): .kept(held: held?.withoutSecrets)
    case .unchanged(let reason): .unchanged(reason: redacted(reason))
    case .otherwise(let held, let reason):
      .otherwise(held: held?.withoutSecrets, reason: redacted(reason))
    }
  }
}
