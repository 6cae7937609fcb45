import DemoTenant
import Glibc
import Support
import Testing

@Suite("check that is ended by a signal")
struct CheckSignalTests {
  var program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest()
    program.environment = ["OKTA_CLIENT_TOKEN": DemoTenant.oktaToken]
  }

  @Test(
    "While a server doesn't answer: the JSON of what is known, and 128 and the signal",
    arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func once(signal: Int32, code: Int32) async throws {
    let server = try LoopbackServer(script: { _ in [.hang] })
    _ = try await program.run("choose", "user-properties")
    let started = try StartedProgram(
      program, ["check", "--json", "--okta-url", server.origin, "--app", "0oa1"])
    await server.requestCame()
    started.signal(signal)
    let ended = await started.ended()
    #expect(ended.code == code)
    let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
    #expect(rows.count == 15, "\(ended.output) \(ended.errors)")
    #expect(rows.first?["verdict"] as? String == "met")
    let app = rows.first { $0["id"] as? String == "app-created" }
    #expect(app?["verdict"] as? String == "unknown")
    #expect((app?["reason"] as? String)?.contains("It was interrupted before it was read.") == true)
  }

  @Test(
    "--watch --json prints a line a change until a signal ends it",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func watch(signal: Int32, code: Int32) async throws {
    let scenario = try #require(Scenario.named("finished"))
    let served = try ServedScenario(scenario, state: try await scenario.prepare())
    let started = try StartedProgram(
      served.program, ["check", "--json", "--watch"] + served.chosen)
    #expect(await started.printed { $0.hasSuffix("\n") })
    started.signal(signal)
    let ended = await started.ended()
    #expect(ended.code == code)
    #expect(ended.output.split(separator: "\n").count == 1)
    #expect((ended.json["preconditions"] as? [Any])?.count == 15)
  }
}
