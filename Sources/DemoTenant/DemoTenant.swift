import Basics
import HTTPTransport

/// An Okta organisation and a DX account in memory, as one value.
///
/// It answers the same requests as the real ones. Time comes in with each request, so the same
/// requests at the same times always get the same answers.
public struct DemoTenant: Sendable {
  /// The address of the organisation for requests in process; any other host is answered too.
  public static let oktaURL = "https://dx-demo.okta.example"
  /// The address of DX for requests in process.
  public static let dxURL = "https://api.dx-demo.example"
  /// The organisation's API token, as `SSWS` or `Bearer`.
  public static let oktaToken = "demo-token"
  /// An API token of the organisation that may change what documented endpoints can.
  public static let oktaManagingToken = "demo-managing-token"
  /// The DX account's API token.
  public static let dxToken = "demo-dx-token"
  /// A client id with which the device authorization grant can be tried.
  public static let clientID = "0oadxdemo000000991d7"

  /// The scenario that it began as.
  public let scenario: Scenario

  var okta: DemoOkta
  var dx: DemoDX
  /// How many requests came so far.
  public private(set) var requests = 0

  /// A tenant as a scenario has it, its history reckoned back from now.
  public init(_ scenario: Scenario, at seconds: Int) {
    self.scenario = scenario
    okta = DemoOkta(created: seconds - 400 * Span.day, people: scenario.people)
    dx = DemoDX(people: scenario.people + 2)
    dx.tokenMade = seconds - 30 * Span.day
    scenario.arrange(&self, seconds)
  }

  /// Answers one request.
  ///
  /// The path alone says whether it is Okta's or DX's, so that both can be served on one port.
  public mutating func answer(_ request: Request, at seconds: Int) -> Response {
    guard let parts = URLParts(request.url) else {
      return Response(status: 400, body: OktaAnswer.edge404.body.bytes)
    }
    let text = String(decoding: request.body, as: UTF8.self)
    let oktaRequest = OktaRequest(
      method: request.method.rawValue, parts: parts, form: URLParts.fields(text[...]),
      body: request.body,
      headers: Dictionary(
        request.headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
      seconds: seconds)
    let isOkta = ["api", "oauth2", ".well-known"].contains(parts.path.first)
    return isOkta ? okta.respond(to: oktaRequest) : dx.respond(to: oktaRequest, people: okta.people)
  }

  /// What comes of one request under the scenario's conditions: late, broken, or as it should.
  public mutating func react(to request: Request, at seconds: Int) -> DemoReaction {
    requests += 1
    switch scenario.conditions.failure(ofRequest: requests) {
    case .dropped: return DemoReaction(response: nil, milliseconds: 0)
    case .serverError:
      return DemoReaction(
        response: Response(
          status: 503, headers: ["date": Instant(seconds).httpDate],
          body: Array("Service Unavailable".utf8)),
        milliseconds: scenario.conditions.milliseconds)
    case nil:
      return DemoReaction(
        response: answer(request, at: seconds), milliseconds: scenario.conditions.milliseconds)
    }
  }

  /// The DX people as DX's *User CSV* page exports them now.
  public var userExport: UserExport { UserExport(dx, people: okta.people) }

  /// The id of the Okta app that syncs to DX; nil until it is made.
  ///
  /// It stays when the app is deleted: whoever set it up remembers it.
  public var appID: String? { okta.directoryApp.map { OpaqueID.make("0oa", $0) } }

  /// Takes a CSV file as DX's *User CSVs* page does; nil where it isn't one with an e-mail column.
  public mutating func upload(_ bytes: [UInt8]) -> UserUpload.Result? {
    guard let upload = UserUpload(bytes) else { return nil }
    var numbers: [String: Int] = [:]
    for number in 1..<dx.people + 1 {
      numbers[dx.email(of: okta.people[number]).lowercased()] = number
    }
    let (cells, result) = upload.cells { numbers[$0] }
    dx.take(cells)
    return result
  }
}

/// What comes of a request: an answer after a while, or a broken connection.
public struct DemoReaction: Hashable, Sendable {
  /// The answer; nil where the connection breaks instead.
  public var response: Response?
  /// How long the answer takes.
  public var milliseconds: Int
}

/// How well the way to the tenant works.
public struct DemoConditions: Hashable, Sendable {
  /// A way in which a request fails.
  public enum Failure: Hashable, Sendable {
    /// The connection breaks without an answer.
    case dropped
    /// Something before the API answers 503.
    case serverError
  }

  /// How long each answer takes.
  public var milliseconds = 0
  /// Whether requests fail now and then.
  public var isFlaky = false

  /// The failure of the nth request, counted from 1: two of ten, never two in a row.
  public func failure(ofRequest number: Int) -> Failure? {
    guard isFlaky else { return nil }
    return switch number % 10 {
    case 2: .serverError
    case 6: .dropped
    default: nil
    }
  }
}
