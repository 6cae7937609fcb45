import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Synchronization
import Testing

@Suite(
  "Every request that the program can make is in Okta's contract",
  .enabled(if: Recordings.isThere, "shared/okta is not beside this checkout"))
struct ContractTests {
  /// Everything that is ever asked, made by calling everything there is.
  ///
  /// Asked of the demo tenant, so that lists have further pages and each read leads to the next.
  private func everyRequest() async throws -> [Request] {
    let requests = Mutex<[Request]>([])
    let time = Mutex(1_767_322_800)
    let host = DemoHost(
      DemoTenant(try #require(Scenario.named("finished")), at: 1_767_322_800),
      clock: {
        time.withLock {
          $0 += 5; return $0
        }
      })
    let transport = Transport { request in
      requests.withLock { $0.append(request) }
      return try await host.transport.send(request)
    }
    let organisation = try OktaOrganisation.read(DemoTenant.oktaURL).organisation
    let client = OktaClient(
      try OktaCredentials(organisation, token: Secret(DemoTenant.oktaToken)), over: transport)
    let app = try #require(host.read { $0.appID })
    let probes = OktaProbes(client, app: app)
    for kind in OktaProbes.kinds { _ = try await probes.probe(kind) }
    await probes.probeDeeper(
      OktaProbes.deeperKinds, ProbeContext(now: Instant(1_767_322_800), digest: { $0 })
    ) { _, _ in }
    _ = try await client.names(ofGroups: ["00gdxdemo1", "00gdxdemo2"])
    _ = try await probes.expectedValues(of: [("startdate", "startdate")])
    _ = try await AppFinder(client).find(beginning: "dx", now: Instant(1_767_322_800))
    _ = try await PermissionCheck(client).run()
    _ = try await client.account(named: "ada@example.com")
    _ = try await client.people(near: TypedName("ada@example.com"))
    // Nobody of that id is there; the request is what counts.
    _ = try? await client.person("00unobody", of: app)
    let span = (since: Instant(1_767_000_000), until: Instant(1_767_400_000))
    for query in [
      OktaLogQuery.provisioning(by: app, since: span.since, until: span.until),
      .provisioning(by: app, since: span.since, until: span.until, failuresOnly: true),
      .changes(of: app, since: span.since, until: span.until),
    ] {
      try await client.log(query) { _ throws(OktaFailure) in true }
    }
    let grant = DeviceGrant(organisation, clientID: DemoTenant.clientID, over: transport)
    _ = try await grant.wait(for: grant.begin()) { _ in }
    return requests.withLock { $0 } + (try await featureByName(of: app, client.credentials))
  }

  /// The demo's list always has the feature, so the read by name is made by hand.
  private func featureByName(
    of app: String, _ credentials: OktaCredentials
  ) async throws -> [Request] {
    let requests = Mutex<[Request]>([])
    let transport = Transport { request in
      requests.withLock { $0.append(request) }
      let isList = request.url.hasSuffix("/features")
      return Response(status: 200, body: Array((isList ? #"[{"name":"OTHER"}]"# : "{}").utf8))
    }
    _ = try await OktaClient(credentials, over: transport).provisioning(of: app)
    return requests.withLock { $0 }
  }

  @Test("Method, path, and the query's names and values")
  func inContract() async throws {
    let contract = try Recordings.contract()
    var routes: Set<String> = []
    for request in try await everyRequest() {
      let call = Call(request)
      let route = try #require(
        OktaRoute.allCases.first { call.matches($0.rawValue) }, "\(call.path) is no route")
      routes.insert(route.rawValue)
      let operation = contract["paths"]?[route.rawValue]?[call.method]
      #expect(operation?.object != nil, "\(call.method) \(route.rawValue) is not in the contract")
      for (name, value) in call.query {
        let parameter = parameters(operation, contract).first { $0["name"]?.string == name }
        let schema = try #require(parameter?["schema"], "\(route.rawValue) has no \(name)")
        #expect(fault(value, schema) == nil, "\(route.rawValue): \(name)=\(value)")
      }
      if call.method == "post" {
        #expect(
          operation?["requestBody"]?["content"]?["application/x-www-form-urlencoded"] != nil)
      }
    }
    #expect(routes == Set(OktaRoute.allCases.map(\.rawValue)), "every route was called")
  }

  @Test("Nothing is ever written: only the sign-in posts")
  func readsOnly() async throws {
    for request in try await everyRequest() where request.method != .get {
      #expect(Call(request).path.hasPrefix("/oauth2/v1/"))
    }
  }

  @Test("The permission of each route is the scope that the contract names")
  func scopes() throws {
    let contract = try Recordings.contract()
    for route in OktaRoute.allCases where !route.rawValue.hasPrefix("/oauth2") {
      let security = contract["paths"]?[route.rawValue]?["get"]?["security"]?.array ?? []
      let scopes = security.compactMap { $0["oauth2"]?.array }.flatMap { $0.compactMap(\.string) }
      let permission = try #require(route.permission)
      #expect(scopes.contains(permission.rawValue), "\(route.rawValue): \(scopes)")
    }
  }

  private func parameters(_ operation: JSONValue?, _ contract: JSONValue) -> [JSONValue] {
    (operation?["parameters"]?.array ?? []).compactMap { parameter in
      guard let name = parameter["$ref"]?.string?.split(separator: "/").last else {
        return parameter
      }
      return contract["components"]?["parameters"]?[String(name)]
    }
  }

  private func fault(_ value: String, _ schema: JSONValue) -> String? {
    if schema["type"]?.string == "integer" {
      guard let number = Int(value) else { return "no number" }
      if let most = schema["maximum"]?.number?.int, number > most { return "more than \(most)" }
      if let least = schema["minimum"]?.number?.int, number < least { return "less than \(least)" }
    }
    if let allowed = schema["enum"]?.array, !allowed.contains(.string(value)) {
      return "not allowed"
    }
    return nil
  }
}

/// A request taken apart.
private struct Call {
  var method: String
  var path: String
  var query: [(String, String)]

  init(_ request: Request) {
    method = request.method.rawValue.lowercased()
    let rest = request.url.dropFirst(DemoTenant.oktaURL.count)
    path = String(rest.prefix { $0 != "?" })
    query = rest.drop { $0 != "?" }.dropFirst().split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count == 2 ? String(parts[1]) : "")
    }
  }

  func matches(_ route: String) -> Bool {
    let ours = path.split(separator: "/")
    let theirs = route.split(separator: "/")
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
