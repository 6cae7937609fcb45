import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Synchronization

/// A demo organisation that answers writes, with everything that is sent to it and journalled; a
/// fault may stand between.
final class WriteBench: Sendable {
  /// What becomes of a request that changes something: an answer, or none.
  typealias Fault =
    @Sendable (_ number: Int, _ request: Request, _ pass: (Request) -> Response) -> Response?

  private struct State {
    var sent: [Request] = []
    var events: [Event.Kind] = []
    var isDown = false
  }

  let host: DemoHost
  private let state = Mutex(State())
  private let fault: Fault
  private let readFault: @Sendable (Response) -> Response?

  static let seconds = 1_790_000_000
  private let clock = Clock()

  private final class Clock: Sendable {
    let seconds = Mutex(WriteBench.seconds)
  }

  /// A minute passes, and with it Okta's window for its rate limit.
  func waitAMinute() { clock.seconds.withLock { $0 += 60 } }

  init(
    _ scenario: String = "fresh", token: String = DemoTenant.oktaManagingToken,
    fault: @escaping Fault = { _, request, pass in pass(request) },
    readFault: @escaping @Sendable (Response) -> Response? = { $0 }
  ) throws {
    guard let scenario = Scenario.named(scenario) else { throw NoScenario() }
    let clock = clock
    host = DemoHost(
      DemoTenant(scenario, at: Self.seconds), clock: { clock.seconds.withLock { $0 } })
    (self.fault, self.readFault, self.token) = (fault, readFault, token)
    if scenario.name == "fresh" { for click in Self.emptyApp { host.play(click) } }
  }

  struct NoScenario: Error {}

  private let token: String

  /// The clicks to an app that provisions and has nothing in its profile.
  static let emptyApp: [ConsoleClick] = [
    .createApp, .enableAPIIntegration, .enableCreateUsers, .enableUpdateUserAttributes,
    .enableDeactivateUsers,
  ]

  static let plan = Scenario.usualPlan.map {
    PlannedAttribute(
      externalName: $0.externalName, variableName: $0.variableName, type: .string,
      expression: $0.expression)
  }

  /// Everything but reads that reached the wire.
  var sent: [Request] { state.withLock { $0.sent } }
  /// What was journalled.
  var events: [Event.Kind] { state.withLock { $0.events } }
  /// The fold of it.
  var written: WriteLedger {
    SetupState(folding: events.map { Event($0, at: Instant(Self.seconds)) }).written
  }

  /// From now on nobody answers.
  func goDown() { state.withLock { $0.isDown = true } }

  var app: String { host.read { $0.appID ?? "" } }

  func client() throws -> OktaClient {
    let (organisation, _) = try OktaOrganisation.read(DemoTenant.oktaURL)
    return OktaClient(
      try OktaCredentials(organisation, token: Secret(token)), over: transport)
  }

  func sender(journal: @escaping WriteSender.Journal = { _ in nil }) throws -> WriteSender {
    let time = Timekeeper(
      now: { Double(Self.seconds) }, sleep: { _ in }, random: { 0 })
    return WriteSender(try client(), over: transport, time: time) { [self] kind in
      if let sentence = journal(kind) { return sentence }
      state.withLock { $0.events.append(kind) }
      return nil
    }
  }

  func propose(
    _ plan: [PlannedAttribute] = WriteBench.plan, pushing groups: [String] = []
  ) async throws -> Result<WriteProposal, Shortfall> {
    try await client().proposal(applying: plan, pushing: groups, to: app, after: written)
  }

  /// Proposes, confirms and sends.
  func apply(
    _ plan: [PlannedAttribute] = WriteBench.plan, pushing groups: [String] = [],
    journal: @escaping WriteSender.Journal = { _ in nil }
  ) async throws -> (proposal: WriteProposal, account: WriteAccount) {
    let proposal = try await propose(plan, pushing: groups).get()
    guard let confirmed = ConfirmedWrites(proposal, typed: "APPLY") else { throw NoScenario() }
    return (proposal, try await sender(journal: journal).send(confirmed))
  }

  func undo() async throws -> (proposal: WriteProposal, account: WriteAccount) {
    let proposal = try await client().proposal(undoing: written, of: app)
    guard let confirmed = ConfirmedWrites(proposal, typed: "UNDO") else { throw NoScenario() }
    return (proposal, try await sender().send(confirmed))
  }

  /// Everything that can be written of the app, whatever stands between.
  func truth() async throws -> AppProfile {
    let (organisation, _) = try OktaOrganisation.read(DemoTenant.oktaURL)
    let direct = Transport { [host] in host.react(to: $0).response ?? Response(status: 599) }
    return try await OktaClient(
      try OktaCredentials(organisation, token: Secret(token)), over: direct
    ).profile(of: app, withPushes: true)
  }

  /// Changes something as somebody in the admin console would.
  func furnish(_ write: Write) throws {
    guard let shown = write.request(app: app) else { throw NoScenario() }
    let request = Request(
      .post, DemoTenant.oktaURL + shown.path, headers: ["Authorization": "SSWS \(token)"],
      body: Array((shown.body?.text() ?? "").utf8))
    _ = host.react(to: request)
  }

  /// The settings of the app, as Okta tells them: times aside, and in the order of their names.
  func settings() throws -> [String] {
    var paths = ["meta/schemas/apps/\(app)/default", "apps/\(app)/group-push/mappings"]
    let list = try value("mappings?targetId=\(app)&limit=200").array ?? []
    paths += list.compactMap { $0["id"]?.string.map { "mappings/\($0)" } }
    return try paths.map { try value($0).withoutTimes.text(sortedKeys: true) }
  }

  private func value(_ path: String) throws -> JSONValue {
    let request = Request(
      .get, DemoTenant.oktaURL + "/api/v1/" + path, headers: ["Authorization": "SSWS \(token)"])
    return try JSONReader.value(utf8: host.react(to: request).response?.body ?? [])
  }

  private var transport: Transport {
    Transport { [self] request in
      func pass(_ request: Request) -> Response {
        host.react(to: request).response ?? Response(status: 599)
      }
      if state.withLock({ $0.isDown }) { throw TransportFailure.notConnected("It is down.") }
      guard request.method != .get else {
        guard let response = readFault(pass(request)) else {
          throw TransportFailure.timedOut(seconds: 25)
        }
        return response
      }
      let number = state.withLock { state in
        state.sent.append(request)
        return state.sent.count
      }
      guard let response = fault(number, request, pass) else {
        throw TransportFailure.timedOut(seconds: 25)
      }
      return response
    }
  }
}

extension JSONValue {
  fileprivate var withoutTimes: JSONValue {
    switch self {
    case .object(let object):
      .object(
        JSONObject(
          object.members.filter { !["lastUpdated", "created"].contains($0.key) }.map {
            .init($0.key, $0.value.withoutTimes)
          }))
    case .array(let elements): .array(elements.map(\.withoutTimes))
    case .null, .bool, .number, .string: self
    }
  }
}

extension Request {
  /// Method, path and body, as a proposal shows them.
  var shown: String {
    let path = String(url.dropFirst(DemoTenant.oktaURL.count))
    let text = "\(method.rawValue) \(path)"
    return body.isEmpty ? text : "\(text)\n\(String(decoding: body, as: UTF8.self))"
  }
}

extension WriteProposal {
  /// What would be sent, as it is shown.
  var shown: [String] { plan.writes.map { $0.request(app: app)?.text ?? "none" } }
}
