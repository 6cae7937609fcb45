import Basics
import SetupCore

extension WriteAccount {
  /// What is done, what isn't and why, and what comes next, a line each.
  public var lines: [String] {
    var lines = done.map { "done:     \($0.title)." }
    guard let stop else { return lines + [ending] }
    lines += left.map { "not done: \($0.title)." }
    if case .unknown(let write, _) = stop {
      lines[done.count] = "unknown:  \(write.title)."
    }
    return lines + [stop.sentence]
  }

  private var ending: String {
    done.count == 1
      ? "It was read back from Okta." : "All \(done.count) were read back from Okta."
  }
}

extension WriteStop: Explained {
  /// What happened, with what was seen, as a sentence.
  public var reason: String {
    switch self {
    case .changedMeanwhile(let write, let found):
      "\(write.place.title) is not as it was shown: there was "
        + "\(Write.Content.sentence(write.before)), and now there is "
        + "\(Write.Content.sentence(found)). It was not sent."
    case .notRead(let write, let failure):
      "\(write.place.title) could not be read before sending, so nothing was sent. "
        + failure.reason
    case .notJournalled(_, let sentence): "The journal can't be written. \(sentence)"
    case .refused(_, let failure): failure.writeReason
    case .notKept(let write):
      "Okta answered that it was done, but \(write.place.title.loweredFirst) is as before: "
        + "\(Write.Content.sentence(write.before))."
    case .keptOtherwise(let write, let held):
      "Okta keeps something else than what was sent. \(write.place.title): sent was "
        + "\(Write.Content.sentence(write.after)), and there is \(Write.Content.sentence(held))."
    case .unknown(let write, let failure):
      "\(write.place.title) was sent and could not be read back. \(failure.writeReason)"
    case .notPossible(let write): "Okta has no request for this: \(write.title)."
    case .otherOrganisation(let host): "This was confirmed for \(host), another organisation."
    case .cancelled: "It was given up."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch self {
    case .changedMeanwhile: "Run it again to see what it would do now."
    case .notRead, .notJournalled, .cancelled: "Run it again: it goes on from here."
    case .refused(let write, let failure): failure.writeRemedy(write.place)
    case .notKept, .keptOtherwise:
      "Look at it in the Profile Editor, or run plan undo to put back what was there."
    case .unknown: "Run it again: it is read back first, and you are told which it was."
    case .notPossible, .otherOrganisation: "Run it again."
    }
  }
}

extension OktaFailure {
  /// Why a write wasn't done, as a sentence.
  var writeReason: String {
    switch cause {
    case .forbidden(let error, let isScope):
      isScope
        ? "Okta does not let this sign-in write: its access token lacks a scope."
        : "Okta does not let this sign-in write" + quoted(error)
    case .notFound(let error), .invalid(let error), .refused(_, let error):
      "Okta refuses it" + quoted(error)
    case .noAnswer(let failure): "No answer came. \(failure.reason)"
    case .tokenRejected, .signInRefused, .rateLimited, .cursorLost, .oauth, .serverError, .notOkta,
      .unreadable, .unexpected, .notAnID:
      reason
    }
  }

  /// What to do about it; for a permission, which scope and role it takes.
  func writeRemedy(_ place: Write.Place) -> String {
    switch cause {
    case .forbidden:
      "It takes an access token with \(place.scopes), or an API token of an administrator who may "
        + "edit the app, such as a Super Administrator. Until then, type the values in the admin "
        + "console."
    case .tokenRejected, .signInRefused: "Sign in again, and run it again: it goes on from here."
    case .notFound, .invalid, .refused: "Look at it in the admin console, then run it again."
    case .noAnswer, .rateLimited, .cursorLost, .oauth, .serverError, .notOkta, .unreadable,
      .unexpected, .notAnID:
      "Run it again: it goes on from here."
    }
  }

  private func quoted(_ error: OktaError?) -> String {
    guard let error else { return "." }
    let words = error.summary.hasSuffix(".") ? String(error.summary.dropLast()) : error.summary
    return " (\(error.code))" + (words.isEmpty ? "." : ": \(words).")
  }
}

extension Write.Place {
  /// The scopes that writing it takes.
  fileprivate var scopes: String {
    switch self {
    case .attribute: "the scope okta.schemas.manage"
    case .mapping: "the scope okta.profileMappings.manage"
    case .push: "the scopes okta.apps.manage and okta.groups.manage"
    }
  }
}

extension String {
  fileprivate var loweredFirst: String { prefix(1).lowercased() + dropFirst() }
}
