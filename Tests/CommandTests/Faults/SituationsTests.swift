import Foundation
import Glibc
import Support
import Testing

@Suite("Folders that vanish, races, clocks and windows")
struct SituationsTests {
  private static let first = "Is directory sync the right tool?"
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  private func terminal(_ program: ProgramUnderTest) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [ProgramUnderTest.path],
      environment: program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 })
    try terminal.waitFor(Self.first)
    return terminal
  }

  @Test("Of many at once each is done whole, or told who holds the folder")
  func races() async throws {
    _ = try await program.run("choose", "roles")
    let rows = [
      "feature-enabled", "backup-complete", "app-created", "connection-enabled", "sync-connected",
      "groups-pushed",
    ]
    let program = program
    let runs = try await withThrowingTaskGroup(of: (String, Ended).self) { group in
      for row in rows {
        group.addTask { (row, try await program.run("waive", row, "--reason", "a race")) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let verdicts = try await verdicts(program)
    for (row, ended) in runs {
      #expect((verdicts[row] == "waived") == (ended.code == 0), "\(row): \(ended)")
      #expect(ended.code == 0 || ended.code == 4 && ended.errors.contains("is using this folder"))
    }
    #expect(runs.values.contains { $0.code == 0 })
  }

  @Test("Clocks changed by years lose nothing, and are no reason to refuse")
  func clocks() async throws {
    let file = try program.home.write("users.csv", Exports.good)
    let commands = [
      ["choose", "user-properties"], ["attest", "feature-enabled"], ["plan", "add", "startdate"],
      ["verify-backup", file, "--keep"],
    ]
    for (command, year) in zip(commands, ["2026", "2051", "1999", "2031"]) {
      let ended = try await program.run(command + ["--now", "\(year)-01-01T00:00:00Z"])
      #expect(ended.code == 0, "\(ended.errors)")
    }
    for year in ["1990", "2026", "2090"] {
      let ended = try await program.run(
        "check", "--offline", "--json", "--now", "\(year)-06-01T00:00:00Z")
      let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
      let kinds = Dictionary(
        uniqueKeysWithValues: rows.map { ($0["id"] as? String ?? "", $0["verdict"] as? String) })
      for id in ["use-case-chosen", "feature-enabled", "attributes-planned"] {
        #expect(kinds[id] == "met", "\(id) in \(year)")
      }
    }
  }

  @Test("A state folder that vanishes is told when something is to be saved, and the end is clean")
  func vanished() async throws {
    let terminal = try terminal(program)
    try FileManager.default.removeItem(atPath: program.state)
    terminal.type(" ")
    try terminal.waitFor("was changed")
    terminal.type("q")
    #expect(await terminal.ended() == 0)
    #expect(terminal.settings == terminal.firstSettings)
    #expect(!program.home.files().contains { $0.hasPrefix("state/") })
  }

  @Test(
    "Windows from 1×1 up while a server hangs: whole again, and the end is clean",
    .timeLimit(.minutes(1)))
  func windows() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    var program = program
    program.environment = [
      "OKTA_CLIENT_TOKEN": "00" + String(repeating: "xY7-", count: 10),
      "OKTA_CLIENT_ORGURL": server.origin,
    ]
    let terminal = try terminal(program)
    terminal.type("s")
    await server.requestCame()
    for size in 1...60 {
      terminal.resize(width: size * 2 - 1, height: size)
      terminal.type(size.isMultiple(of: 2) ? "\t" : "\u{1B}[Z")
      _ = terminal.settle(milliseconds: 5)
    }
    terminal.resize(width: 80, height: 24)
    try terminal.waitFor("quit")
    terminal.type("\u{3}")
    #expect(await terminal.ended() == 130)
    #expect(terminal.settings == terminal.firstSettings)
  }
}
