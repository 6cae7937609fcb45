import DemoTenant
import Foundation
import HTTPTransport
import Support
import Synchronization

/// A demo organisation over loopback that remembers every request, and the state folder of an admin
/// with a plan.
final class ServedWrites: Sendable {
  let program: ProgramUnderTest
  let server: LoopbackServer
  private let host: DemoHost

  /// Serves a scenario; `fresh` has the app, and nothing in its profile.
  ///
  /// - Parameter fault: what is done with a request that changes something; nil passes it on.
  init(
    _ name: String = "fresh", token: String = DemoTenant.oktaManagingToken,
    fault: @escaping @Sendable (Request, (Request) -> Response) -> [LoopbackServer.Act]? = {
      _, _ in nil
    }
  ) async throws {
    guard let scenario = Scenario.named(name) else { throw NoScenario(name: name) }
    let now = Int(Date().timeIntervalSince1970)
    let host = DemoHost(
      DemoTenant(scenario, at: now), clock: { Int(Date().timeIntervalSince1970) })
    if name == "fresh" {
      for click in [
        ConsoleClick.createApp, .enableAPIIntegration, .enableCreateUsers,
        .enableUpdateUserAttributes, .enableDeactivateUsers,
      ] { host.play(click) }
    }
    self.host = host
    server = try LoopbackServer(script: { request in
      func pass(_ request: Request) -> Response {
        host.react(to: request).response ?? Response(status: 599)
      }
      if request.method != .get, let acts = fault(request, pass) { return acts }
      return [.answer(pass(request))]
    })
    var program = try ProgramUnderTest()
    program.environment = [
      "OKTA_CLIENT_TOKEN": token, "OKTA_CLIENT_ORGURL": server.origin,
      "DX_API_TOKEN": DemoTenant.dxToken,
    ]
    self.program = program
    let file = try program.home.write("plan.csv", Self.plan(scenario))
    for words in [["choose"] + scenario.useCases, ["plan", "import", file]] {
      let ended = try await program.run(words)
      guard ended.code == 0 else { throw NoScenario(name: ended.errors) }
    }
  }

  struct NoScenario: Error { var name: String }

  private static func plan(_ scenario: Scenario) -> String {
    let rows = scenario.plan.map { entry in
      let expression = entry.expression.replacing("\"", with: "\"\"")
      return "\(entry.externalName),\(entry.variableName),\(entry.type),\"\(expression)\""
    }
    return (["externalName,variableName,type,expression"] + rows).joined(separator: "\n") + "\n"
  }

  deinit { server.stop() }

  /// The app in the organisation.
  var app: String { host.read { $0.appID ?? "" } }

  /// What reached the server and was no GET, method and path.
  var writes: [String] {
    server.requests.filter { $0.method != .get }.map {
      "\($0.method.rawValue) \($0.url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })"
    }
  }

  func play(_ click: ConsoleClick) { host.play(click) }

  func run(_ words: String..., input: String = "", within seconds: Double = 40) async throws
    -> Ended
  {
    try await program.run(words + ["--app", app], input: input, within: seconds)
  }

  /// The app's settings as Okta tells them, times aside, keys in order.
  func settings() throws -> [String] {
    var paths = ["meta/schemas/apps/\(app)/default", "apps/\(app)/group-push/mappings"]
    let list = try value("mappings?targetId=\(app)&limit=200") as? [[String: Any]] ?? []
    paths += list.compactMap { ($0["id"] as? String).map { "mappings/\($0)" } }
    return try paths.map { path in
      let data = try JSONSerialization.data(
        withJSONObject: Self.withoutTimes(try value(path)),
        options: [.sortedKeys, .fragmentsAllowed])
      return String(decoding: data, as: UTF8.self)
    }
  }

  private func value(_ path: String) throws -> Any {
    let request = Request(
      .get, "http://127.0.0.1/api/v1/" + path,
      headers: ["Authorization": "SSWS \(DemoTenant.oktaManagingToken)"])
    return try JSONSerialization.jsonObject(
      with: Data(host.react(to: request).response?.body ?? []))
  }

  private static func withoutTimes(_ value: Any) -> Any {
    switch value {
    case let object as [String: Any]:
      object.filter { !["lastUpdated", "created"].contains($0.key) }.mapValues(withoutTimes)
    case let list as [Any]: list.map(withoutTimes)
    default: value
    }
  }
}
