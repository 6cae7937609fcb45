import Basics
import HTTPTransport
import SetupCore

/// Signs in with a code typed in a browser: OAuth 2.0 device authorization grant (RFC 8628).
public struct DeviceGrant: Sendable {
  /// The organisation that is signed in to.
  public let organisation: OktaOrganisation
  private let clientID: String
  private let scopes: [String]
  private let transport: Transport

  /// A sign-in by a native app's client id.
  ///
  /// Of the scopes that are listed it asks for those that this program reads with, and for all of
  /// those where none is. What writes is never asked for, whatever a settings file lists.
  public init(
    _ organisation: OktaOrganisation, clientID: String, scopes: [String] = [],
    over transport: Transport
  ) {
    self.organisation = organisation
    self.clientID = clientID
    let ours = OktaPermission.allCases.map(\.rawValue)
    let listed = ours.filter(scopes.contains)
    self.scopes = listed.isEmpty ? ours : listed
    self.transport = transport
  }

  /// Asks for a code.
  public func begin() async throws(OktaFailure) -> DeviceCode {
    guard OktaID.isValid(clientID) else {
      throw failed(.notAnID(Answer.name(clientID)), .deviceAuthorize)
    }
    let response = try await post(
      .deviceAuthorize, [("client_id", clientID), ("scope", scopes.joined(separator: " "))])
    let value = try json(response, .deviceAuthorize)
    guard let code = DeviceCode(okta: value) else {
      throw failed(.unexpected("a code with an address was expected"), .deviceAuthorize)
    }
    return code
  }

  /// Asks once whether someone has signed in with the code.
  ///
  /// Throws when it was denied, has expired, or can't go on for another reason.
  public func poll(_ code: DeviceCode) async throws(OktaFailure) -> DevicePoll {
    let response = try await post(
      .token,
      [
        ("client_id", clientID), ("device_code", code.deviceCode.reveal()),
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
      ])
    do {
      return try granted(try json(response, .token))
    } catch {
      guard case .oauth(let refusal) = error.cause else { throw error }
      switch refusal.code {
      case "authorization_pending": return .pending
      case "slow_down": return .slowDown
      default: throw error
      }
    }
  }

  /// Polls until someone has signed in, or the code has expired.
  ///
  /// Waits the interval that Okta gives, 5 seconds more after each `slow_down`, and doubles it
  /// while no answer comes. A wait is counted as long as it was asked for.
  public func wait(
    for code: DeviceCode, pause: (Int) async throws -> Void
  ) async throws(OktaFailure) -> OktaCredentials {
    var interval = code.interval
    var waited = 0
    while waited + interval <= code.expiresIn {
      try await sleep(interval, pause)
      waited += interval
      do {
        switch try await poll(code) {
        case .granted(let credentials, _): return credentials
        case .pending: continue
        case .slowDown: interval += 5
        }
      } catch  where error.isPassing {
        interval = min(interval * 2, 60)
      }
    }
    throw failed(.oauth(OAuthError(code: "expired_token", summary: "")), .token)
  }

  private func sleep(
    _ seconds: Int, _ pause: (Int) async throws -> Void
  ) async throws(OktaFailure) {
    do { try await pause(seconds) } catch { throw failed(.noAnswer(.cancelled), .token) }
  }

  private func granted(_ value: JSONValue) throws(OktaFailure) -> DevicePoll {
    let type = value.name("token_type", 40).lowercased()
    guard type != "dpop" else {
      throw failed(.oauth(OAuthError(code: "invalid_dpop_proof", summary: "")), .token)
    }
    guard type == "bearer", let token = value["access_token"]?.string,
      let credentials = try? OktaCredentials(organisation, token: Secret(token), mode: "Bearer")
    else { throw failed(.unexpected("an access token was expected"), .token) }
    return .granted(credentials, seconds: value["expires_in"]?.number?.int)
  }

  private func post(
    _ route: OktaRoute, _ fields: [(name: String, value: String)]
  ) async throws(OktaFailure) -> Response {
    let request = Request(
      .post, organisation.address + route.rawValue,
      headers: [
        "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": "dirsync-setup",
      ], body: Array(FormEncoding.encode(fields).utf8), bodyLimit: 1 << 20)
    do {
      return try await transport.send(request)
    } catch {
      throw failed(.noAnswer(TransportFailure(error)), route)
    }
  }

  private func json(_ response: Response, _ route: OktaRoute) throws(OktaFailure) -> JSONValue {
    do { return try Answer.json(response) } catch { throw failed(error, route) }
  }

  private func failed(_ cause: OktaFailure.Cause, _ route: OktaRoute) -> OktaFailure {
    OktaFailure(cause, reading: route, host: organisation.host)
  }
}

extension OktaFailure {
  /// Whether asking again later may help, as it is with a broken connection.
  fileprivate var isPassing: Bool {
    switch cause {
    case .noAnswer(.notConnected), .noAnswer(.timedOut), .noAnswer(.helper), .serverError,
      .rateLimited:
      true
    case .noAnswer, .tokenRejected, .signInRefused, .forbidden, .notFound, .invalid, .cursorLost,
      .refused, .oauth, .notOkta, .unreadable, .unexpected, .notAnID:
      false
    }
  }
}
