import Basics
import HTTPTransport
import SetupCore

extension OktaFailure: Explained {
  /// What happened, with what was seen, as a sentence.
  public var reason: String {
    switch cause {
    case .noAnswer(let failure): "\(subject) could not be read. \(failure.reason)"
    case .tokenRejected: rejection
    case .signInRefused(let error): "\(server) refuses the sign-in\(quoted(error))"
    case .forbidden(let error, let isScope): refusal(error, isScope: isScope)
    case .notFound(let error): "Okta does not find \(what)\(quoted(error))"
    case .invalid(let error), .refused(_, let error):
      "Okta refuses to tell \(what)\(quoted(error))"
    case .rateLimited(let seconds):
      "The organisation's rate limit is used up (E0000047)" + Self.reset(seconds)
    case .cursorLost: "Okta lost the place in \(what) while it was being read (E0000029)."
    case .oauth(let error): error.sentence(host: server)
    case .serverError(let status): "\(server) has an error of its own (\(status))."
    case .notOkta(let observed): sentence(observed)
    case .unreadable(let place): "\(subject) came cut off or damaged: \(place)."
    case .unexpected(let missed): "\(subject) came in a form that is not Okta's: \(missed)."
    case .notAnID(let text): "“\(text)” is not an id of Okta."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch cause {
    case .noAnswer(let failure): failure.remedy
    case .tokenRejected where scheme == .ssws:
      "Make a token under Security > API > Tokens in this organisation's admin console, "
        + "and sign in again."
    case .tokenRejected, .signInRefused: "Check the organisation's address, and sign in again."
    case .forbidden(let error, _): permissionRemedy(error)
    case .notFound: "Check that it still exists in this organisation, and choose it again."
    case .invalid, .refused: "Look at it in the admin console instead."
    case .rateLimited: "Look again after that. Nothing is lost."
    case .cursorLost: "Look again: the list is read from its beginning."
    case .oauth(let error): error.remedy
    case .serverError: "Look again in a few minutes."
    case .notOkta: "Check the organisation's address, such as https://acme.okta.com."
    case .unreadable, .unexpected:
      "Look again. If it stays so, look at it in the admin console instead."
    case .notAnID: "Copy the id from the address of the app's page in the admin console."
    }
  }

  private var what: String { reading?.title ?? "what was asked for" }
  private var subject: String { what.prefix(1).uppercased() + what.dropFirst() }
  private var server: String { host.isEmpty ? "Okta" : host }
  private var tokenName: String { (scheme ?? .ssws).title }

  private var rejection: String {
    let ends = scheme == .bearer ? "it has expired" : "it has expired, was revoked"
    return "Okta does not accept the \(tokenName) (E0000011): \(ends), or belongs to another "
      + "organisation than \(server)."
  }

  private func quoted(_ error: OktaError?) -> String {
    guard let error else { return "." }
    let words = error.summary.hasSuffix(".") ? String(error.summary.dropLast()) : error.summary
    return " (\(error.code))" + (words.isEmpty ? "." : ": \(words).")
  }

  private func refusal(_ error: OktaError?, isScope: Bool) -> String {
    let code = error.map { " (\($0.code))" } ?? ""
    guard isScope || error?.code == "E0000006" || error == nil else {
      return "Okta refuses to tell \(what)\(quoted(error))"
    }
    let scope = reading?.permission?.rawValue
    let reason =
      switch (scheme, scope) {
      case (.bearer, let scope?) where isScope: "the access token lacks the scope \(scope)"
      case (.bearer, let scope?):
        "the access token lacks the scope \(scope), or its user an admin role for it"
      default: "the token's owner has no admin role that allows it"
      }
    return "Okta refuses to tell \(what)\(code): \(reason)."
  }

  private func permissionRemedy(_ error: OktaError?) -> String {
    guard scheme == .bearer, let scope = reading?.permission?.rawValue else {
      return "Use a token of an admin who may see it, such as a Read-only Administrator."
    }
    return "Grant \(scope) to the sign-in app on its Okta API Scopes tab, and sign in again."
  }

  private func sentence(_ observed: NotOkta) -> String {
    let end = "This does not look like an Okta organisation."
    return switch observed {
    case .webPage: "\(server) answered with a web page, not with Okta's API. \(end)"
    case .contentType(let type): "\(server) answered with \(type), not with JSON. \(end)"
    case .empty: "\(server) sent an empty answer in place of \(what)."
    case .edge:
      "\(server) has no Okta API at this address (404: Resource not found). \(end)"
    case .bareStatus(let status):
      "\(server) answered \(status) without Okta's error body. \(end)"
    }
  }

  private static func reset(_ seconds: Int?) -> String {
    guard let seconds else { return "; it is reset within a minute." }
    return "; it is reset in \(counted(seconds, "second"))."
  }
}

extension OAuthError {
  /// What happened, as a sentence.
  func sentence(host: String) -> String {
    switch code {
    case "invalid_dpop_proof", "use_dpop_nonce":
      "The sign-in app demands proof of possession (DPoP), which this program does not give."
    case "access_denied": "The sign-in was denied in the browser."
    case "expired_token": "The code has expired before anyone signed in with it."
    case "invalid_client": "\(host) knows no sign-in app with this client id (invalid_client)."
    case "unauthorized_client":
      "The sign-in app does not allow signing in with a code (unauthorized_client)."
    case "invalid_scope":
      "The sign-in app is not granted a scope that is needed (invalid_scope)\(words)"
    default: "\(host) refuses the sign-in (\(code))\(words)"
    }
  }

  /// What to do next, as a sentence.
  var remedy: String {
    switch code {
    case "invalid_dpop_proof", "use_dpop_nonce":
      "In the app's General tab, clear Require Demonstrating Proof of Possession (DPoP) header in "
        + "token requests, or use an API token."
    case "access_denied", "expired_token": "Start the sign-in again for a new code."
    case "invalid_client": "Copy the client id from the app's General tab, and check the address."
    case "unauthorized_client": "In the app's General tab, tick Device Authorization as grant type."
    case "invalid_scope": "Grant the scopes on the app's Okta API Scopes tab, and start again."
    default: "Check the app's settings in Okta, or use an API token."
    }
  }

  private var words: String {
    guard !summary.isEmpty else { return "." }
    return ": " + (summary.hasSuffix(".") ? summary : summary + ".")
  }
}
