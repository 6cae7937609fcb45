import Basics
import DemoTenant
import Foundation
import Glibc
import SetupCore
import Support
import Synchronization
import Testing
import Tracer

@testable import SetupStore

@Suite("Killed, or refused by the disk, at any call", .enabled(if: tracer_is_available() == 1))
struct FaultsTests {
  /// A command that writes, and what came before it.
  struct Case: CustomTestStringConvertible, Sendable {
    var before: [[String]] = []
    var words: [String]
    var input = ""
    /// The file that it writes beside the state folder.
    var out: String?
    /// How it ends.
    var code: Int32 = 0
    /// Whether it reads Okta, whose answers come in an order of their own.
    var reads = false
    var testDescription: String { words.joined(separator: " ") }
  }

  static let planned = ["plan", "add", "startdate", "--expression", "user.hired"]
  static let cases = [
    Case(words: ["choose", "user-properties"]),
    Case(words: planned), Case(before: [planned], words: ["plan", "remove", "startdate"]),
    Case(words: ["attest", "feature-enabled", "--words", "said so"]),
    Case(
      before: [["attest", "feature-enabled"]], words: ["attest", "feature-enabled", "--withdraw"]),
    Case(words: ["waive", "backup-complete", "--reason", "no token"]),
    Case(words: ["verify-backup", "users.csv", "--keep"]),
    Case(before: [["verify-backup", "users.csv", "--keep"]], words: ["forget"], input: "FORGET\n"),
    Case(before: [planned], words: ["bundle", "create", "--out", "b.jsonl"], out: "b.jsonl"),
    Case(
      before: [["verify-backup", "users.csv", "--keep"], planned],
      words: [
        "restore", "--out", "r.csv", "--now-export", "later/now.csv", "--attribute",
        "github_username",
      ],
      out: "r.csv"),
    Case(words: ["--plain", "--offline"], input: sitting),
    Case(before: [planned], words: ["check", "--record", "--json"], code: 1, reads: true),
  ]

  /// The tenant that is read, served for all runs.
  static let tenant = Result {
    // A request a second, so that no rate limit holds up a long run.
    let seconds = Atomic(1_795_510_800)
    let host = DemoHost(
      DemoTenant(try #require(Scenario.named("finished")), at: seconds.load(ordering: .relaxed)),
      clock: { seconds.add(1, ordering: .relaxed).newValue })
    let server = try DemoServer(host)
    server.start()
    return server
  }

  /// A sitting in the line dialogue: a use case, vouching, a file, back and forth.
  static let sitting = "1\nn\nn\nn\n1\nseen by me\nb\ng\n2\nn\n1\nn\nq\n"

  @Test("Nothing confirmed is lost, nothing half written is read, and it goes on", arguments: cases)
  func killed(example: Case) async throws {
    let whole = try await Whole(example)
    for interference in Self.attempts(
      whole.run.calls, [.killedBefore, .killedHalfway, .killedAfter])
    {
      let program = try whole.prepared.copied()
      let run = try program.traced(whole.words, input: example.input, interference)
      if interference.kind == .killedHalfway, run.call != "write" { continue }
      #expect(run.ended.code == 128 + SIGKILL, "\(interference): \(run.ended)")
      try await whole.check(
        program, run, "\(example.testDescription), \(run.call), \(interference)")
    }
  }

  @Test("A disk that refuses is told, and nothing is half done", arguments: cases)
  func refused(example: Case) async throws {
    let whole = try await Whole(example)
    let errors = [ENOSPC, EIO, EROFS, EACCES].map(Interference.Kind.refused)
    for interference in Self.attempts(whole.run.calls, errors) {
      let program = try whole.prepared.copied()
      let run = try program.traced(whole.words, input: example.input, interference)
      let what = "\(example.testDescription), \(run.call), \(interference)"
      #expect([whole.run.ended.code, 4].contains(run.ended.code), "\(what): \(run.ended)")
      if run.ended.code == 4 { #expect(!run.ended.errors.isEmpty, "\(what)") }
      try await whole.check(program, run, what)
    }
  }

  /// By hand every call and kind; in the suite a few of each seed.
  private static func attempts(_ calls: Int, _ kinds: [Interference.Kind]) -> [Interference] {
    let all = (1...max(1, calls)).flatMap { point in
      kinds.map { Interference(point: point, kind: $0) }
    }
    guard !Fuzzing.isLong else { return all }
    var chance = Chance(seed: UInt64(calls))
    return Array(all.shuffled(using: &chance).prefix(1))
  }
}
