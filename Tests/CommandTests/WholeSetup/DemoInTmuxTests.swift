import DemoTenant
import Foundation
import SetupCore
import Support
import Testing

/// The demo tenant in a real terminal: the check list ticks while its console is played.
@Suite("The demo in a terminal")
struct DemoInTmuxTests {
  let program: ProgramUnderTest
  init() throws { program = try ProgramUnderTest() }

  @Test("From a fresh organisation, the rows of step 3 tick by themselves")
  func ticking() async throws {
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "demo", "--state", program.state],
      environment: program.cleanEnvironment)
    try await tmux.waitFor("live")
    let journal = try await program.run(
      "choose", "user-properties", "roles", "--state", program.state)
    #expect(journal.code == 4, "the demo holds the lock")

    let person = PersonAtTheScreen(tmux: tmux)
    try await person.focus("Set user properties")
    try await person.press("Space")
    try await tmux.waitFor("[✓] Set user properties")
    try await person.goOn(to: "Wait for the activation")
    try await person.attest(.featureEnabled, words: "on")
    try await person.goOn(to: "Step 2 of 5")
    try await person.enter("users.csv")
    try await tmux.waitFor("a copy is kept")
    try await person.goOn(to: "Step 3 of 5")
    try await person.goOn(to: "Check the app")
    try await tmux.press("p")
    try await tmux.waitFor("Play them by themselves")
    try await tmux.press("Enter")
    try await tmux.waitFor("✓ app created")
    try await tmux.press("r")
    for _ in 0..<4 where try await !tmux.screen().contains("✓ provisioning enabled") {
      _ = try? await tmux.waitFor("✓ provisioning enabled")
    }
    #expect(try await tmux.screen().contains("✓ provisioning enabled"))
    try await tmux.press("q")
    #expect(try await tmux.exitCode() == 0)
  }
}

/// The tenant as a separate process, read through the helper and URLSession with a token.
@Suite("Looking at a served organisation")
struct ServedTenantTests {
  let program: ProgramUnderTest
  init() throws { program = try ProgramUnderTest() }

  static let app = "0oadxdemo000000041d7"

  private func serving(
    _ scenario: String, _ work: (String) async throws -> Void
  ) async throws {
    let clock: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    let named = try #require(Scenario.named(scenario))
    let server = try DemoServer(DemoHost(DemoTenant(named, at: clock()), clock: clock))
    server.start()
    defer { server.stop() }
    try await work(server.url)
  }

  private func check(_ url: String, token: String = "demo-token", _ more: String...) async throws
    -> Ended
  {
    var asking = program
    asking.environment["OKTA_CLIENT_TOKEN"] = token
    return try await asking.run(["check", "--json", "--okta-url", url, "--app", Self.app] + more)
  }

  private func verdicts(_ ended: Ended) -> [String: String] {
    let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
    return Dictionary(
      rows.compactMap { row in
        (row["id"] as? String).map { ($0, row["verdict"] as? String ?? "") }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(
    "check says what is so, scenario by scenario",
    arguments: [
      ("finished", "assignments-present", "met"), ("finished", "app-created", "met"),
      ("no-assignments", "assignments-present", "unmet"),
      ("update-users-off", "provisioning-enabled", "unmet"),
      ("default-attributes-changed", "default-attributes-kept", "unmet"),
      ("provisioning-untold", "provisioning-enabled", "unknown"),
      ("missing-permission", "default-attributes-kept", "unknown"),
      ("app-inactive-or-new", "app-created", "unmet"), ("flaky", "app-created", "met"),
    ])
  func scenarios(scenario: String, id: String, verdict: String) async throws {
    try await serving(scenario) { url in
      let ended = try await check(url)
      #expect(verdicts(ended)[id] == verdict, "\(ended.output) \(ended.errors)")
      #expect(ended.code == 1)
      #expect(!(ended.output + ended.errors).contains("demo-token"))
    }
  }

  @Test("check writes nothing, and with --record journals what it saw")
  func record() async throws {
    try await serving("finished") { url in
      _ = try await check(url)
      #expect(!FileManager.default.fileExists(atPath: program.state + "/journal.ndjson"))
      let seen = try await check(url, "--record")
      let later = try await program.run("check", "--json", "--offline")
      #expect(verdicts(later)["app-created"] == "met")
      #expect(verdicts(later) == verdicts(seen))
    }
  }

  @Test("A wrong token is a sentence; the rows are unknown")
  func wrongToken() async throws {
    try await serving("finished") { url in
      let ended = try await check(url, token: "wrong-token")
      #expect(verdicts(ended)["app-created"] == "unknown")
      #expect(!ended.errors.isEmpty)
      #expect(!(ended.output + ended.errors).contains("wrong-token"))
    }
  }

  @Test("A separate process serves the tenant; the wizard signs in with a token and looks")
  func separateProcess() async throws {
    let server = try await Tmux(
      [ProgramUnderTest.path, "demo", "--scenario", "finished", "--serve", "0"],
      environment: program.cleanEnvironment)
    let screen = try await server.waitFor("http://127.0.0.1:")
    let line = try #require(
      screen.split(separator: "\n").first { $0.hasPrefix("http://127.0.0.1:") })
    let url = String(line.prefix { $0 != " " })

    var environment = program.cleanEnvironment
    environment["OKTA_CLIENT_ORGURL"] = url
    environment["OKTA_CLIENT_TOKEN"] = "demo-token"
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--state", program.state], environment: environment)
    try await tmux.waitFor("live")
    let frame = try await tmux.screen()
    #expect(!frame.contains("demo-token"))
    try await tmux.press("q")
    #expect(try await tmux.exitCode() == 0)
    let journal = try String(contentsOfFile: program.state + "/journal.ndjson", encoding: .utf8)
    #expect(journal.contains("organisationBound"))
    #expect(!journal.contains("demo-token"))
  }
}
