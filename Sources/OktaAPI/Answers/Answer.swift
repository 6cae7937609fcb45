import Basics
import HTTPTransport
import SetupCore

/// Turns what Okta answered into JSON, or into the failure that it means.
enum Answer {
  /// The most of a page that is taken apart; a page of 500 people has a fraction of it.
  static let limits = JSONReader.Limits(bytes: 16 << 20, depth: 64, values: 1 << 19)

  /// The JSON of a good answer.
  static func json(_ response: Response) throws(OktaFailure.Cause) -> JSONValue {
    try check(response)
    do {
      return try JSONReader.value(utf8: response.body, limits: limits)
    } catch {
      throw isWebPage(response) ? .notOkta(.webPage) : .unreadable(error.description)
    }
  }

  /// Refuses what isn't a good answer that can hold JSON.
  static func check(_ response: Response) throws(OktaFailure.Cause) {
    guard (200..<300).contains(response.status) else { throw refusal(response) }
    if let type = response.headers["content-type"]?.lowercased(), !type.contains("json") {
      throw .notOkta(isWebPage(response) ? .webPage : .contentType(name(type, 60)))
    }
    guard response.body.contains(where: { $0 > 0x20 }) else { throw .notOkta(.empty) }
  }

  /// What an answer of another status means.
  static func refusal(_ response: Response) -> OktaFailure.Cause {
    let body = try? JSONReader.value(utf8: response.body, limits: limits)
    if response.status == 429 { return .rateLimited(seconds: secondsToReset(response)) }
    if demandsProof(response) { return .oauth(OAuthError(code: "invalid_dpop_proof", summary: "")) }
    if let code = body?["error"]?.string {
      let words = name(body?["error_description"]?.string)
      // Said of the token of a request, not of a sign-in that is under way.
      if code == "invalid_token" { return .signInRefused(OktaError(code: code, summary: words)) }
      return .oauth(OAuthError(code: name(code, 60), summary: words))
    }
    guard let error = body.flatMap(oktaError) else { return bare(response, body) }
    switch response.status {
    case 401: return error.code == "E0000011" ? .tokenRejected : .signInRefused(error)
    case 403: return .forbidden(error, isScope: lacksScope(response))
    case 500...: return .serverError(status: response.status)
    default: return cause(of: error, status: response.status)
    }
  }

  /// What an error without Okta's error body means; a proxy's page says nothing of permissions.
  private static func bare(_ response: Response, _ body: JSONValue?) -> OktaFailure.Cause {
    if response.status >= 500 { return .serverError(status: response.status) }
    if isWebPage(response) { return .notOkta(.webPage) }
    switch response.status {
    case 401: return .signInRefused(nil)
    case 403 where lacksScope(response): return .forbidden(nil, isScope: true)
    case 404 where body?["status"]?.number?.int == 404 && body?["message"]?.string != nil:
      return .notOkta(.edge)
    default: return .notOkta(.bareStatus(response.status))
    }
  }

  private static func cause(of error: OktaError, status: Int) -> OktaFailure.Cause {
    switch (error.code, status) {
    case ("E0000007", 404): .notFound(error)
    case ("E0000001", 400): .invalid(error)
    case ("E0000029", _): .cursorLost
    default: .refused(status: status, error)
    }
  }

  private static func oktaError(_ body: JSONValue) -> OktaError? {
    guard let code = body["errorCode"]?.string else { return nil }
    let causes = (body["errorCauses"]?.array ?? []).prefix(3).compactMap {
      $0["errorSummary"]?.string
    }
    // The causes say what the summary only names: "Provisioning is not supported."
    let words = causes.isEmpty ? body["errorSummary"]?.string ?? "" : causes.joined(separator: " ")
    return OktaError(code: name(code, 20), summary: name(words))
  }

  /// The length of Okta's windows; a moment further off is a mistake somewhere on the way.
  private static let longestWindow = 60

  /// Counted by the server's own clock, since this machine's may be wrong.
  private static func secondsToReset(_ response: Response) -> Int? {
    if let wait = response.headers["retry-after"].flatMap({ Int($0) }), wait >= 0 { return wait }
    guard let reset = response.headers["x-rate-limit-reset"].flatMap({ Int($0) }),
      let now = response.headers["date"].flatMap(HTTPDate.parse), reset >= now
    else { return nil }
    return min(reset - now, longestWindow)
  }

  private static func lacksScope(_ response: Response) -> Bool {
    response.headers["www-authenticate"]?.contains("insufficient_scope") ?? false
  }

  private static func demandsProof(_ response: Response) -> Bool {
    response.headers["www-authenticate"]?.lowercased().hasPrefix("dpop") ?? false
  }

  private static func isWebPage(_ response: Response) -> Bool {
    if response.headers["content-type"]?.lowercased().contains("html") == true { return true }
    return response.body.first { $0 > 0x20 } == UInt8(ascii: "<")
  }
}
