import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Synchronization
import Testing

@Suite("Proving permissions")
struct PermissionCheckTests {
  private static let denied = Response.okta(403, "E0000006", "You do not have permission")

  private static func script(_ changes: [String: Response] = [:]) -> [String: Response] {
    let paths = ["apps", "mappings", "users", "groups", "logs"]
    var script = Dictionary(
      uniqueKeysWithValues: paths.map { ("GET /api/v1/" + $0, Response.json("[]")) })
    script["GET /api/v1/users/me"] = .json(#"{"id":"00u1","status":"ACTIVE"}"#)
    script["GET /api/v1/meta/schemas/user/default"] = .json("{}")
    for (path, answer) in changes { script["GET /api/v1/" + path] = answer }
    return script
  }

  private func run(
    _ changes: [String: Response], _ scheme: OktaCredentials.Scheme = .ssws
  ) async throws -> [PermissionCheck.Result] {
    try await PermissionCheck(Fixture.client(Scripted(Self.script(changes)), scheme)).run()
  }

  @Test("All granted; the results come in the order of the permissions")
  func granted() async throws {
    let server = Scripted(Self.script())
    let observed = Mutex<[OktaPermission]>([])
    let results = try await PermissionCheck(Fixture.client(server)).run { result in
      observed.withLock { $0.append(result.permission) }
    }
    #expect(results.allSatisfy { $0.status == .granted && $0.loss == nil })
    #expect(observed.withLock { $0 } == OktaPermission.allCases)
    let paths = server.requests.map { Scripted.path($0.url) }
    #expect(paths.first == "/api/v1/users/me")
    #expect(
      paths.dropFirst().sorted() == [
        "/api/v1/apps", "/api/v1/groups", "/api/v1/logs", "/api/v1/mappings",
        "/api/v1/meta/schemas/user/default", "/api/v1/users",
      ])
    #expect(
      server.requests.dropFirst().allSatisfy {
        !$0.url.contains("limit") || $0.url.hasSuffix("limit=1")
      })
  }

  @Test("All permissions are tried side by side, once the token is accepted")
  func sideBySide() async throws {
    let server = Scripted(Self.script())
    let counts = Mutex((now: 0, most: 0))
    let transport = Transport { request in
      counts.withLock { counts in
        counts.now += 1
        counts.most = max(counts.most, counts.now)
      }
      // Whoever could be sent meanwhile, is.
      for _ in 0..<200 { await Task.yield() }
      defer { counts.withLock { $0.now -= 1 } }
      return try await server.transport.send(request)
    }
    let client = OktaClient(try Fixture.credentials(), over: transport)
    _ = try await PermissionCheck(client).run()
    #expect(counts.withLock { $0.most } > 1)
  }

  @Test("What is missing has its name, and what is lost without it")
  func missing() async throws {
    let results = try await run(["mappings": Self.denied, "logs": Self.denied], .bearer)
    let missing = results.filter { $0.status != .granted }
    #expect(missing.map(\.permission) == [.profileMappings, .logs])
    #expect(
      missing.map(\.loss) == [
        "Without it, default-attributes-kept and attributes-mapped can't be looked at and stay "
          + "unknown.",
        "Without it, troubleshooting can't see failures, nor who changed what.",
      ])
    guard case .missing(let shortfall) = missing.first?.status else {
      Issue.record("It is not missing.")
      return
    }
    #expect(
      shortfall.reason
        == "Okta refuses to tell the app's profile mappings (E0000006): the access token lacks the "
        + "scope okta.profileMappings.read, or its user an admin role for it.")
    #expect(
      shortfall.remedy
        == "Grant okta.profileMappings.read to the sign-in app on its Okta API Scopes tab, and sign "
        + "in again.")
  }

  @Test("A proof that could not be made is neither")
  func unclear() async throws {
    let results = try await run(["groups": Response(status: 503)])
    #expect(
      results.first { $0.permission == .groups }?.status
        == .unclear(
          Shortfall(
            reason: "acme.okta.com has an error of its own (503).",
            remedy: "Look again in a few minutes.")))
  }

  @Test("Not being allowed to see oneself proves nothing")
  func notEvenMe() async throws {
    let results = try await run(["users/me": Self.denied])
    #expect(results.count == 6)
  }

  @Test(
    "A token that is not accepted, or no Okta, ends it at once",
    arguments: [
      Response.okta(401, "E0000011", "Invalid token provided"),
      Response(status: 200, headers: ["content-type": "text/html"], body: Array("<p>".utf8)),
    ])
  func ends(_ answer: Response) async throws {
    let server = Scripted(Self.script(["users/me": answer]))
    let check = PermissionCheck(try Fixture.client(server))
    let ended = await failing { () throws(OktaFailure) in _ = try await check.run() }
    #expect(ended != nil)
    #expect(server.requests.count == 1)
  }

  @Test("A token that expires meanwhile ends it")
  func expires() async throws {
    let expired = Response.okta(401, "E0000011", "Invalid token provided")
    let check = PermissionCheck(try Fixture.client(Scripted(Self.script(["users": expired]))))
    let ended = await failing { () throws(OktaFailure) in _ = try await check.run() }
    #expect(ended?.needsSignIn == true)
  }

  @Test("Every observed precondition of Okta's stays unknown without some permission")
  func covered() {
    let covered = Set(OktaPermission.allCases.flatMap(\.preconditions))
    #expect(
      covered == [
        .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
        .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed, .valuesArrived,
      ])
  }
}
