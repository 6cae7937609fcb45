import DemoTenant
import Foundation
import Support
import Testing

/// A set-up made by the real program against a demo tenant that is served on loopback: everything
/// was read, and the wizard went on as far as it was let.
struct ServedSetUp {
  let program: ProgramUnderTest
  /// The served tenant, as it was when everything was read.
  let tenant: DemoTenant

  static let app = "0oadxdemo000000041d7"
  /// The tokens that the probes were signed in with.
  static let tokens = [DemoTenant.oktaToken, DemoTenant.dxToken]

  /// Makes one of a scenario.
  ///
  /// - Parameter words: what the admin says when vouching for the activation.
  init(_ scenario: String, words: String = "on") async throws {
    var program = try ProgramUnderTest()
    program.environment["TZ"] = "<-05>5"
    self.program = program
    let clock: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    let named = try #require(Scenario.named(scenario))
    let host = DemoHost(DemoTenant(named, at: clock()), clock: clock)
    tenant = host.read { $0 }
    let server = try DemoServer(host)
    server.start()
    defer { server.stop() }
    try await prepare(words)
    try await read(at: server.url)
    try await goThrough()
  }

  private func prepare(_ words: String) async throws {
    try program.home.write("users.csv", tenant.userExport.joined())
    let commands: [[String]] = [
      ["choose", "user-properties", "roles"], ["attest", "feature-enabled", "--words", words],
      ["verify-backup", program.home.inside("users.csv"), "--keep"], ["plan", "add", "startdate"],
      ["plan", "add", "githubusername"], ["plan", "add", "tag_team"],
    ]
    for command in commands {
      let ended = try await program.run(command)
      #expect(ended.code == 0, "\(command): \(ended.errors)")
    }
  }

  private func read(at url: String) async throws {
    var support = program
    support.environment["OKTA_CLIENT_TOKEN"] = DemoTenant.oktaToken
    support.environment["DX_API_TOKEN"] = DemoTenant.dxToken
    let ended = try await support.run(
      ["check", "--record", "--json", "--okta-url", url, "--dx-url", url, "--app", Self.app])
    #expect(ended.code <= 1, "\(ended.errors)")
    // Everything that causes are found by, people and the log among it.
    let dialogue = try await support.run(
      ["--plain", "--okta-url", url, "--dx-url", url], input: "t\n11\nb\nb\nq\n", within: 40)
    #expect(dialogue.output.contains("“I don't know”: "), "\(dialogue.output)")
    #expect(program.home.read("state/journal.ndjson").contains("\"people\""))
  }

  // In the line dialogue: on from screen to screen, two more times than it takes.
  private func goThrough() async throws {
    let ended = try await program.run(
      ["--plain", "--offline"], input: String(repeating: "n\n", count: 26), within: 40)
    #expect(ended.code == 0, "\(ended.errors)")
  }

  /// Writes a bundle of it, and returns its path.
  func bundle(_ name: String = "bundle.jsonl", _ more: String...) async throws -> String {
    let path = program.home.inside(name)
    let ended = try await program.run(["bundle", "create", "--out", path] + more)
    #expect(ended.code == 0, "\(ended.errors)")
    return path
  }
}
