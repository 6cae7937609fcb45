import Basics
import HTTPTransport
import SetupCore

/// Why something could not be read from DX.
public struct DXFailure: Error, Hashable, Sendable, Explained {
  /// What went wrong.
  public enum Cause: Error, Hashable, Sendable {
    /// No answer came.
    case noAnswer(TransportFailure)
    /// `not_authed`: DX saw no token.
    case notAuthed
    /// `invalid_auth`: the token is wrong, expired or of another account; 401 says the same.
    case invalidAuth
    /// 403, or an error that speaks of a scope or a permission.
    case forbidden(String)
    /// Any other error that DX names.
    case refused(String)
    /// 429; with the seconds to wait where DX names them.
    case rateLimited(seconds: Int?)
    /// The server's own error, 5xx.
    case serverError(status: Int)
    /// An answer that DX's API doesn't give; the text says what it was.
    case notDX(String)
    /// The answer is not whole JSON; the text says where and why.
    case unreadable(String)
    /// JSON, but not what was asked for; the text names what was missed.
    case unexpected(String)
    /// People came or went while the list was read, so that it may lack some.
    case changed(read: Int, total: Int)
  }

  /// What was being read.
  public enum Reading: Hashable, Sendable {
    /// `users.list`.
    case users
    /// `auth.info`.
    case token
  }

  /// What went wrong.
  public var cause: Cause
  /// The host that was asked.
  public var host: String
  /// What was being read there.
  public var reading: Reading

  /// A failure to read something of a host.
  public init(_ cause: Cause, host: String, reading: Reading = .users) {
    (self.cause, self.host, self.reading) = (cause, host, reading)
  }

  private var subject: String {
    switch reading {
    case .users: "DX's list of users"
    case .token: "What DX tells of the token"
    }
  }

  /// Whether another token is what helps.
  public var needsSignIn: Bool { cause == .notAuthed || cause == .invalidAuth }

  /// Whether the person gave up.
  public var isCancelled: Bool { cause == .noAnswer(.cancelled) }

  /// What happened, with what was seen, as a sentence.
  public var reason: String {
    switch cause {
    case .noAnswer(let failure): "\(subject) could not be read. \(failure.reason)"
    case .notAuthed: "DX saw no token (not_authed)."
    case .invalidAuth: "DX does not accept the token (invalid_auth)."
    case .forbidden(let code): "DX's token may not read the users (\(code))."
    case .refused(let code):
      "DX refuses to \(reading == .users ? "list the users" : "tell of the token") (\(code))."
    case .rateLimited(let seconds): Self.pause(seconds)
    case .serverError(let status): "\(host) has an error of its own (\(status))."
    case .notDX(let what): "\(host) answered with \(what). This does not look like DX's Web API."
    case .unreadable(let place): "\(subject) came cut off or damaged: \(place)."
    case .unexpected(let missed): "\(subject) came in an unknown form: \(missed)."
    case .changed(let read, let total):
      "DX's list of users changed while it was read: \(grouped(read)) of "
        + "\(counted(total, "person", "people")) came."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    switch cause {
    case .noAnswer(let failure): failure.remedy
    case .notAuthed, .invalidAuth:
      "Make a token with the scope users:read in DX's Web API settings, and give it again."
    case .forbidden: "Give the token the scope users:read in DX's Web API settings."
    case .refused, .unreadable, .unexpected:
      "Look again. If it stays so, use the User CSV export instead."
    case .rateLimited: "Look again after that; reading goes on where it stopped."
    case .serverError: "Look again in a few minutes; reading goes on where it stopped."
    case .notDX: "Check the address; DX's own is \(DXCredentials.usualAddress)."
    case .changed: "Read the list again from its beginning."
    }
  }

  private static func pause(_ seconds: Int?) -> String {
    guard let seconds else { return "DX's rate limit is used up." }
    return "DX's rate limit is used up; it is reset in \(counted(seconds, "second"))."
  }
}
