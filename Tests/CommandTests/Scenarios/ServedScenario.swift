import DemoTenant
import Foundation
import HTTPTransport
import Support

/// A scenario of the demo tenant, served over loopback, and the state folder of an admin who did
/// everything that can be done without a probe.
final class ServedScenario {
  var program: ProgramUnderTest
  let server: DemoServer
  private let host: DemoHost

  /// Serves a scenario; the state folder is a copy of one that was prepared before.
  init(_ scenario: Scenario, state: TestFolder) throws {
    host = DemoHost(
      DemoTenant(scenario, at: Int(Date().timeIntervalSince1970)),
      clock: { Int(Date().timeIntervalSince1970) })
    server = try DemoServer(host)
    server.start()
    var program = try ProgramUnderTest()
    program.environment = [
      "OKTA_CLIENT_TOKEN": DemoTenant.oktaToken, "DX_API_TOKEN": DemoTenant.dxToken,
    ]
    if FileManager.default.fileExists(atPath: state.inside("state")) {
      try FileManager.default.copyItem(atPath: state.inside("state"), toPath: program.state)
    }
    self.program = program
  }

  deinit { server.stop() }

  /// The address of both Okta and DX.
  var url: String { server.url }

  /// Keeps what DX's User CSV page exports now.
  func keepBackup() async throws -> Ended {
    let export = host.read { $0.userExport }
    let file = try program.home.write("users.csv", export.joined())
    return try await program.run("verify-backup", file, "--keep")
  }

  /// What DX's User CSV page exports now, as a file beside the state folder.
  func export(to name: String) throws -> String {
    try program.home.write(name, host.read { $0.userExport }.joined())
  }

  /// Does a click in a console.
  func play(_ click: ConsoleClick) { host.play(click) }

  /// Takes a file as DX's User CSVs page does.
  func upload(_ bytes: [UInt8]) -> UserUpload.Result? { host.upload(bytes) }

  /// `preview --json`, with the app that the organisation has.
  func preview(_ more: String...) async throws -> Ended {
    try await program.run(["preview", "--json"] + chosen + more, within: 40)
  }

  /// `check --json`, with the app that the organisation has.
  func check(within seconds: Double = 20) async throws -> Ended {
    try await program.run(["check", "--json", "--dx-url", server.url] + chosen, within: seconds)
  }

  /// `diagnose`, with the app that the organisation has.
  func diagnose(_ more: String...) async throws -> Ended {
    try await program.run(["diagnose"] + chosen + more, within: 40)
  }

  /// The organisation, and the app in it.
  var chosen: [String] {
    ["--okta-url", server.url] + (host.read { $0.appID }.map { ["--app", $0] } ?? [])
  }
}

extension Scenario {
  /// What its admin decided and can vouch for, said to the program word by word.
  func prepare() async throws -> TestFolder {
    let program = try ProgramUnderTest()
    var commands = [["choose"] + useCases]
    for entry in plan {
      commands.append([
        "plan", "add", entry.externalName, "--variable", entry.variableName, "--type", entry.type,
        "--expression", entry.expression,
      ])
    }
    commands += [["attest", "feature-enabled"], ["attest", "sync-connected"]]
    for command in commands {
      let ended = try await program.run(command)
      guard ended.code == 0 else { throw NotPrepared(command: command, errors: ended.errors) }
    }
    return program.home
  }

  struct NotPrepared: Error {
    var command: [String]
    var errors: String
  }
}
