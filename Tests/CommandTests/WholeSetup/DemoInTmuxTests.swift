import DemoTenant
import Foundation
import SetupCore
import Support
import Testing

/// From a fresh organisation to a finished set-up in a real terminal, the check list ticking while
/// the consoles are clicked: in the demo, and against a tenant of another process.
@Suite("From fresh to finished in a terminal")
struct FreshToFinishedTests {
  let program: ProgramUnderTest
  init() throws { program = try ProgramUnderTest() }

  @Test("In the demo, with its own console")
  func demo() async throws {
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "demo", "--state", program.state],
      environment: program.cleanEnvironment)
    try await tmux.waitFor("live")
    let other = try await program.run(
      "choose", "user-properties", "roles", "--state", program.state)
    #expect(other.code == 4, "the demo holds the lock")

    let person = PersonAtTheScreen(tmux: tmux)
    try await walk(person, export: "users.csv") {
      try await tmux.press("p")
      try await tmux.waitFor("Play them by themselves")
      try await tmux.press("Down", "Enter")
      try await tmux.wait("the click to be played") { !$0.contains("Play them by themselves") }
    }
    try await tmux.press("q")
    #expect(try await tmux.exitCode() == 0)
  }

  @Test("Against a tenant that another process serves, with a token")
  func served() async throws {
    let server = try await Tmux(
      [ProgramUnderTest.path, "demo", "--serve", "0"], environment: program.cleanEnvironment,
      width: 200, height: 60)
    let line = try await server.waitFor("http://127.0.0.1:").split(separator: "\n")
      .first { $0.hasPrefix("http://127.0.0.1:") }
    let url = String(try #require(line).prefix { $0 != " " })
    try await keepExport()

    var environment = program.cleanEnvironment
    environment["OKTA_CLIENT_ORGURL"] = url
    environment["OKTA_CLIENT_TOKEN"] = "demo-token"
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--state", program.state, "--dx-url", url], environment: environment)
    try await tmux.waitFor("live")
    let person = PersonAtTheScreen(tmux: tmux)
    try await walk(person, export: "users.csv") {
      let before = try await server.screen().split(separator: "Clicked:").count
      try await server.press("Enter")
      try await server.wait("a click") { $0.split(separator: "Clicked:").count > before }
      try await person.press("r")
    }
    let all = try await server.screen() + tmux.screen()
    try await tmux.press("q")
    #expect(try await tmux.exitCode() == 0)
    let journal = program.home.read("state/journal.ndjson")
    #expect(journal.contains("organisationBound") && !journal.contains("demo-token"))
    #expect(all.contains("Clicked: DX: the nightly run reads from WorkOS"))
  }

  private func keepExport() async throws {
    let tenant = DemoTenant(
      try #require(Scenario.named("fresh")), at: Int(Date().timeIntervalSince1970))
    try FileManager.default.createDirectory(
      atPath: program.home.inside("Downloads"), withIntermediateDirectories: true)
    try program.home.write("Downloads/users.csv", tenant.userExport.joined())
  }

  /// The whole way; `click` does the next click in the consoles, and the screen reads again.
  private func walk(
    _ person: PersonAtTheScreen, export: String, click: () async throws -> Void
  ) async throws {
    let tmux = person.tmux
    try await person.focus("Set user properties")
    try await person.press("Space")
    try await tmux.waitFor("[✓] Set user properties")
    try await person.goOn(to: "Wait for the activation")
    try await person.attest(.featureEnabled, words: "on")
    try await person.goOn(to: "Step 2 of 5")
    try await person.enter(export)
    try await tmux.waitFor("a copy is kept")
    try await person.goOn(to: "Step 3 of 5")
    try await createApp(person, click)
    try await mapAttributes(person, click)
    try await finish(person, click)
  }

  private func createApp(
    _ person: PersonAtTheScreen, _ click: () async throws -> Void
  ) async throws {
    try await person.goOn(to: "Check the app")
    try await click()
    // Where nothing is chosen yet, looking asks for the app.
    if try await person.tmux.screen().contains("Which app is it?") {
      try await person.press("r")
      try await person.tmux.waitFor("DX directory sync")
      try await person.enter("DX directory sync")
    }
    try await person.tmux.waitFor("✓ app created")
    try await click()
    try await person.tmux.waitFor("✓ connection enabled")
    for _ in 0..<3 { try await click() }
    try await person.tmux.waitFor("✓ provisioning enabled")
    try await person.goOn(to: "Step 4 of 5")
  }

  private func mapAttributes(
    _ person: PersonAtTheScreen, _ click: () async throws -> Void
  ) async throws {
    for name in ["startdate", "githubusername"] {
      try await person.enter("[ Add an attribute ]")
      try await person.enter(name)
      try await person.tmux.waitFor("External name")
      for _ in 0..<4 { try await person.press("Enter") }
    }
    try await person.goOn(to: "Check the mappings")
    for _ in 0..<6 { try await click() }
    try await person.tmux.waitFor("✓ default attributes kept")
    try await person.press("NPage")
    try await person.tmux.waitFor("✓ attributes created")
    try await person.tmux.waitFor("✓ attributes mapped")
    try await person.goOn(to: "Step 5 of 5")
  }

  private func finish(
    _ person: PersonAtTheScreen, _ click: () async throws -> Void
  ) async throws {
    try await click()
    try await person.tmux.waitFor("✓ assignments present")
    try await click()
    try await person.goOn(to: "See that it is connected")
    try await person.attest(.syncConnected, words: "connected")
    try await click()
    try await person.goOn(to: "What was done")
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
      let observed = try await check(url, "--record")
      let later = try await program.run("check", "--json", "--offline")
      #expect(verdicts(later)["app-created"] == "met")
      #expect(verdicts(later) == verdicts(observed))
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
}
