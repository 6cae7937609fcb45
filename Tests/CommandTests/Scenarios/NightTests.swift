import DemoTenant
import Foundation
import SetupCore
import Support
import Testing

@Suite("What the preview says, and what the night then does", .serialized)
struct NightTests {
  /// Each with the clicks before the preview; all scenarios are compared in process, in `WizardTests`.
  static let cases: [(scenario: String, clicks: [ConsoleClick])] = [
    ("finished", [.blankUserNames, .forceSync]),
    (
      "finished",
      [.mapAttribute(variableName: "githubusername", expression: "user.department"), .forceSync]
    ), ("okta-user-inactive", []),
  ]

  @Test("Value by value, they agree", arguments: cases)
  func agree(_ example: (scenario: String, clicks: [ConsoleClick])) async throws {
    let served = try ServedScenario(
      try #require(Scenario.named(example.scenario)), state: TestFolder())
    for click in example.clicks { served.play(click) }
    let before = try served.export(to: "before.csv")
    let ended = try await served.preview("--backup", before)
    #expect(ended.json["complete"] as? Bool == true, "\(ended.errors)")

    served.play(.runNightlySync)
    let after = try served.export(to: "after.csv")
    let night = try Night(before: before, after: after)
    let changed = ended.json["changed"] as? [[String: Any]] ?? []
    #expect(!changed.isEmpty, "\(example.scenario)")
    for change in changed {
      let name = try #require(change["attribute"] as? String)
      let counts = ["count", "filled", "blanked", "invalid"].map { change[$0] as? Int ?? -1 }
      let done = night.changes(of: name)
      // What DX can't read may arrive as nothing, so of such attributes no more is claimed.
      if counts[3] == 0 {
        #expect(
          Array(counts.prefix(3)) == [done.count, done.filled, done.blanked],
          "\(example.scenario) \(name)")
      }
    }
  }

  @Test("What the night overwrote is put back, and differs no more")
  func restore() async throws {
    let served = try ServedScenario(try #require(Scenario.named("finished")), state: TestFolder())
    let before = try served.export(to: "before.csv")
    for click in [ConsoleClick.blankUserNames, .forceSync] {
      served.play(click)
    }
    let preview = try await served.preview("--backup", before)
    let blanked =
      (preview.json["changed"] as? [[String: Any]])?.first {
        $0["attribute"] as? String == "githubusername"
      }?["blanked"] as? Int
    served.play(.runNightlySync)
    let after = try served.export(to: "after.csv")

    let out = served.program.home.inside("restore.csv")
    let arguments = [
      "restore", "--json", "--attribute", "githubusername", "--backup", before, "--out", out,
    ]
    let ended = try await served.program.run(arguments + ["--now-export", after])
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.json["values"] as? Int == blanked)
    #expect(ended.json["people"] as? Int == blanked)
    #expect(ended.json["blankInBackup"] as? Int == 0)
    #expect(ended.json["gone"] as? Int == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: out)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try await served.program.run("verify-backup", out).code == 0)
    let again = try await served.program.run(arguments + ["--now-export", after])
    #expect(again.code == 4)

    let file = try Data(contentsOf: URL(fileURLWithPath: out))
    #expect(served.upload(Array(file))?.people == blanked)
    let restored = try served.export(to: "restored.csv")
    let other = served.program.home.inside("other.csv")
    let compared = try await served.program.run(
      ["restore", "--json", "--attribute", "githubusername", "--backup", before, "--out", other]
        + ["--now-export", restored])
    #expect(compared.json["values"] as? Int == 0)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "email\r\n")
  }

  @Test("Over the threshold, connected can't be vouched for until somebody confirms it")
  func threshold() async throws {
    let served = try ServedScenario(try #require(Scenario.named("finished")), state: TestFolder())
    for click in [ConsoleClick.blankUserNames, .forceSync] {
      served.play(click)
    }
    #expect(try await served.keepBackup().code == 0)
    let ended = try await served.preview("--record")
    #expect(ended.code == 1, "\(ended.errors)")
    #expect(ended.json["against"] as? String == "kept")
    let threshold = try #require(ended.json["threshold"] as? [String: Any])
    let words = try #require(threshold["confirm"] as? String)
    #expect(words.hasPrefix("blank "))

    let refused = try await served.program.run("attest", "sync-connected")
    #expect(refused.code == 1)
    #expect(
      refused.errors == """
        The newest preview is over the threshold, and nobody confirmed it. Look at Tonight's sync \
        in step 5 and confirm it there, if that is meant; or run dirsync-setup preview --record \
        --confirm "\(words)".

        """)
    let wrong = try await served.preview("--record", "--confirm", "blank 1")
    #expect(wrong.code == 1)
    #expect(
      wrong.errors.contains("Not confirmed, and nothing journalled. The words would be: \(words)."))
    #expect(try await served.program.run("attest", "sync-connected").code == 1)
    #expect(try await served.preview("--record", "--confirm", words).code == 0)
    #expect(try await served.program.run("attest", "sync-connected").code == 0)
    #expect(try await served.preview().code == 0)
  }

  @Test("Nothing to compare with is exit 4, an organisation that can't be read exit 3")
  func missing() async throws {
    let served = try ServedScenario(try #require(Scenario.named("finished")), state: TestFolder())
    var program = served.program
    program.environment = [:]
    let nothing = try await program.run("preview", "--json")
    #expect(nothing.code == 4)
    #expect(
      nothing.errors == """
        There is nothing to compare with. Name an export with --backup FILE, keep one with \
        verify-backup FILE --keep, or set DX_API_TOKEN to read DX live.

        """)
    let before = try served.export(to: "before.csv")
    let unread = try await program.run("preview", "--json", "--backup", before)
    #expect(unread.code == 3)
    #expect(unread.json["complete"] as? Bool == false)
    #expect(unread.json["users"] is NSNull)
    #expect(try await program.run("restore", "--out", "x.csv").code == 4)
    #expect(try await program.run("restore", "--out", "x.csv", "--backup", before).code == 3)
    #expect(
      try await program.run(
        "restore", "--out", "x.csv", "--backup", before, "--now-export", before, "--attribute", "no"
      ).code == 2)
    #expect(try await program.run("preview", "--threshold-changed", "200").code == 2)
  }

  @Test("People are named only where that is asked for")
  func names() async throws {
    let served = try ServedScenario(try #require(Scenario.named("finished")), state: TestFolder())
    for click in [ConsoleClick.blankUserNames, .forceSync] {
      served.play(click)
    }
    let before = try served.export(to: "before.csv")
    let plain = try await served.preview("--backup", before)
    #expect(!plain.output.contains("@"))
    #expect(plain.output.contains("\"person 1\""))
    let named = try await served.preview("--backup", before, "--names")
    #expect(named.output.contains("@example.com\""))
  }
}

extension ConsoleClick {
  /// Maps the GitHub user name from an attribute that nobody has a value of.
  fileprivate static let blankUserNames = ConsoleClick.mapAttribute(
    variableName: "githubusername", expression: "user.secondEmail")
}

/// What a night did to people whom DX had before and after, by two exports.
private struct Night {
  private let before, after: [String: [String: String]]

  init(before: String, after: String) throws {
    self.before = try Self.people(before)
    self.after = try Self.people(after)
  }

  func changes(of name: String) -> (count: Int, filled: Int, blanked: Int) {
    var changes = (count: 0, filled: 0, blanked: 0)
    for (email, old) in before {
      guard let new = after[email] else { continue }
      let (one, other) = (old[name] ?? "", new[name] ?? "")
      guard one.lowercased() != other.lowercased() else { continue }
      changes.count += 1
      if one.isEmpty { changes.filled += 1 }
      if other.isEmpty { changes.blanked += 1 }
    }
    return changes
  }

  /// Values by e-mail and External name.
  private static func people(_ path: String) throws -> [String: [String: String]] {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let records = CSVReader.records(bytes).map(\.fields)
    let names = [
      "start_date": "startdate", "github_username": "githubusername",
      "gitlab_username": "gitlabusername", "additional_github_username": "githubusername2",
    ]
    let header = try #require(records.first).map { names[$0] ?? $0 }
    let place = try #require(header.firstIndex(of: "email"))
    return Dictionary(
      records.dropFirst().map { row in
        (row[place].lowercased(), Dictionary(zip(header, row), uniquingKeysWith: { $1 }))
      }, uniquingKeysWith: { first, _ in first })
  }
}
