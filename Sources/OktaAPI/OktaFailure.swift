import HTTPTransport
import SetupCore

/// Why something could not be read from Okta.
public struct OktaFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Cause: Error, Hashable, Sendable {
    /// No answer came.
    case noAnswer(TransportFailure)
    /// 401 `E0000011`: the token is expired, revoked, or another organisation's.
    case tokenRejected
    /// Any other 401.
    case signInRefused(OktaError?)
    /// 403; `isScope` where Okta says that the access token's scopes are the reason.
    case forbidden(OktaError?, isScope: Bool)
    /// 404 `E0000007`: there is no such thing in this organisation.
    case notFound(OktaError)
    /// 400 `E0000001`: Okta refuses the question.
    case invalid(OktaError)
    /// 429; with the seconds until the limit is reset, where they are known.
    case rateLimited(seconds: Int?)
    /// 400 `E0000029`: the place in a list is no longer known.
    case cursorLost
    /// Any other error in Okta's form.
    case refused(status: Int, OktaError)
    /// An error in OAuth's form.
    case oauth(OAuthError)
    /// The server's own error, 5xx.
    case serverError(status: Int)
    /// An answer that no Okta organisation gives.
    case notOkta(NotOkta)
    /// The answer is not whole JSON; the text says where and why.
    case unreadable(String)
    /// JSON, but not what was asked for; the text names what was missed.
    case unexpected(String)
    /// A text given as an id is none, so nothing was asked.
    case notAnID(String)
  }

  /// How an answer differs from what an Okta organisation gives.
  public enum NotOkta: Hashable, Sendable {
    /// A web page.
    case webPage
    /// Another content type than JSON.
    case contentType(String)
    /// Nothing.
    case empty
    /// 404 in the form of what stands in front of Okta's API: it has no such address there.
    case edge
    /// An error without Okta's error body.
    case bareStatus(Int)
  }

  /// What went wrong.
  public var cause: Cause
  /// What was being read; nil where nothing was.
  public var reading: OktaRoute?
  /// The organisation that was asked.
  public var host: String
  /// How the request was signed; nil where it wasn't.
  public var scheme: OktaCredentials.Scheme?

  /// A failure to read something.
  public init(
    _ cause: Cause, reading: OktaRoute? = nil, host: String = "",
    scheme: OktaCredentials.Scheme? = nil
  ) {
    self.cause = cause
    self.reading = reading
    self.host = host
    self.scheme = scheme
  }

  /// Whether a new sign-in is what helps.
  public var needsSignIn: Bool {
    switch cause {
    case .tokenRejected, .signInRefused: true
    case .noAnswer, .forbidden, .notFound, .invalid, .rateLimited, .cursorLost, .refused, .oauth,
      .serverError, .notOkta, .unreadable, .unexpected, .notAnID:
      false
    }
  }

  /// Whether the person gave up.
  public var isCancelled: Bool { cause == .noAnswer(.cancelled) }

  /// Whether Okta answered that it doesn't tell this of the app: 400, 403 or 404.
  ///
  /// For many catalogue apps it tells neither connection nor features in just these ways.
  var isNotReported: Bool {
    switch cause {
    case .invalid, .notFound, .forbidden, .notOkta(.edge): true
    case .refused(let status, _): [400, 403, 404].contains(status)
    case .noAnswer, .tokenRejected, .signInRefused, .rateLimited, .cursorLost, .oauth,
      .serverError, .notOkta, .unreadable, .unexpected, .notAnID:
      false
    }
  }
}

/// Okta's error body, made fit for a screen.
public struct OktaError: Hashable, Sendable {
  /// `E0000006` and the like.
  public var code: String
  /// Okta's own words, with the causes that it names.
  public var summary: String

  /// An error of a code, in Okta's words.
  public init(code: String, summary: String) {
    self.code = code
    self.summary = summary
  }
}

/// OAuth's error body, made fit for a screen.
public struct OAuthError: Hashable, Sendable {
  /// `access_denied` and the like.
  public var code: String
  /// The server's own words.
  public var summary: String

  /// An error of a code, in the server's words.
  public init(code: String, summary: String) {
    self.code = code
    self.summary = summary
  }
}
