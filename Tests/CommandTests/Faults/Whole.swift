import Basics
import DemoTenant
import Foundation
import Glibc
import SetupCore
import Support
import Testing

@testable import SetupStore

extension FaultsTests {
  /// A command run to its end, to compare with.
  struct Whole {
    let example: Case
    let words: [String]
    /// A home in which the command can be run.
    let prepared: ProgramUnderTest
    /// The run that nobody interfered with, and what it left.
    let run: TracedRun
    let events: [Event]
    let out: String
    private let eventsBefore: Int

    init(_ example: Case) async throws {
      self.example = example
      var prepared = try ProgramUnderTest()
      try prepared.home.write("users.csv", Exports.good)
      try prepared.home.write("later/now.csv", Exports.good.replacing("one-hub", with: "uno"))
      let clock = ["--now", "2026-11-24T09:00:00Z"]
      for words in example.before {
        let ended = try await prepared.run(words + clock)
        #expect(ended.code == 0, "\(words): \(ended.errors)")
      }
      var words = example.words + clock
      if example.reads {
        let url = try FaultsTests.tenant.get().url
        words += ["--okta-url", url, "--dx-url", url, "--app", ServedSetUp.app]
        prepared.environment = [
          "OKTA_CLIENT_TOKEN": DemoTenant.oktaToken, "DX_API_TOKEN": DemoTenant.dxToken,
        ]
      }
      (self.words, self.prepared) = (words, prepared)
      eventsBefore = try Self.reading(prepared).events.count
      let program = try prepared.copied()
      run = try program.traced(words, input: example.input, nil)
      #expect(run.ended.code == example.code, "\(example.testDescription): \(run.ended)")
      #expect(run.calls > 0)
      events = try Self.reading(program).events
      out = example.out.map(program.home.read) ?? ""
    }

    private static func reading(_ program: ProgramUnderTest) throws -> JournalReading {
      try JournalFile.open(readOnly: program.state + "/journal.ndjson").reading
    }

    /// What holds after a run that was interfered with, and after the next one.
    func check(_ program: ProgramUnderTest, _ run: TracedRun, _ what: String) async throws {
      let left = try Self.reading(program)
      #expect(left.fault == nil || left.fault == .tornLastLine, "\(what)")
      #expect(left.events.count >= eventsBefore, "\(what)")
      // A sitting goes on after a refusal, and then does something else.
      let isSitting = example.words.contains("--plain")
      if !example.reads, !isSitting || run.ended.code == 128 + SIGKILL {
        #expect(events.starts(with: left.events), "\(what)")
      }
      // What a command prints, it prints once all is done.
      if !isSitting, !run.ended.output.isEmpty, run.ended.code != 4 {
        #expect(left.events.count == events.count, "\(what)")
      }
      if let name = example.out {
        let written = program.home.files().contains(name)
        #expect(!written || program.home.read(name) == out, "\(what)")
      }
      try checkVault(program, what)

      let look = try await program.run("check", "--offline", "--json")
      #expect([0, 1, 3].contains(look.code), "\(what): \(look.errors)")
      let again = try program.traced(words, input: example.input, nil)
      let isDone = left.events.count == events.count || example.out != nil
      #expect(again.ended.code == example.code || isDone, "\(what): \(again.ended)")
      #expect(try Self.reading(program).fault == nil, "\(what)")
      try checkVault(program, what)
      if !isDone || isSitting {
        let names = program.home.files(under: "state")
        #expect(!names.contains { $0.contains(".dirsync-setup-new-") }, "\(what): \(names)")
      }
    }

    private func checkVault(_ program: ProgramUnderTest, _ what: String) throws {
      for name in program.home.files(under: "state/vault") where name.count == 64 {
        let kept = Array(program.home.read("state/vault/" + name).utf8)
        #expect(SHA256.hexadecimal(of: kept) == name, "\(what)")
      }
    }
  }
}
