import Support
import Testing

@Suite("check, choose, attest, waive, forget")
struct WordCommandTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  static let ids = [
    "use-case-chosen", "feature-enabled", "backup-taken", "backup-complete", "app-created",
    "connection-enabled", "provisioning-enabled", "attributes-planned", "default-attributes-kept",
    "attributes-created", "attributes-mapped", "assignments-present", "groups-pushed",
    "sync-connected", "values-arrived",
  ]

  @Test("check of nothing at all: every row, with exactly the fixed keys")
  func fresh() async throws {
    let ended = try await program.run("check", "--offline", "--json")
    #expect(ended.code == 1)
    #expect(ended.errors == "")
    #expect(Set(ended.json.keys) == ["verdict", "step", "preconditions"])
    #expect(ended.json["verdict"] as? String == "unmet")
    #expect(ended.json["step"] as? Int == 1)
    let rows = try #require(ended.json["preconditions"] as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == Self.ids)
    for row in rows {
      #expect(Set(row.keys) == ["id", "step", "verdict", "reason", "remedy", "evidence"])
      #expect((row["reason"] as? String)?.isEmpty == false)
      if row["verdict"] as? String != "met" {
        #expect((row["remedy"] as? String)?.isEmpty == false)
      }
    }
    #expect(program.home.files(under: "state") == [], "a look writes nothing")
  }

  @Test("check half way: what is done is met by a person's word, and the step is the next one")
  func half() async throws {
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run(
      "attest", "feature-enabled", "--words", "on", "--now", "2026-11-24T09:30:00+01:00")
    let ended = try await program.run("check", "--offline", "--json")
    #expect(ended.code == 1)
    #expect(ended.json["step"] as? Int == 2)
    let rows = try #require(ended.json["preconditions"] as? [[String: Any]])
    let evidence = rows[1]["evidence"] as? [String: String]
    #expect(evidence == ["kind": "attested", "at": "2026-11-24T08:30:00Z"])
    #expect(rows[0]["verdict"] as? String == "met")
    #expect(rows[1]["verdict"] as? String == "met")
    let plain = try await program.run("check", "--offline")
    #expect(plain.code == 1)
    #expect(plain.output.contains("Step 2: Back up user data"))
    #expect(plain.output.hasSuffix("All in all: not met; step 2 is next.\n"))
  }

  @Test("All done without the interface: unknown is 3 on the way, and all that holds is 0")
  func finished() async throws {
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run("plan", "add", "startdate")
    let file = try program.home.write("users.csv", "name,email\nOne,one@example.com\n")
    #expect(try await program.run("verify-backup", file, "--keep").code == 0)
    for id in ["feature-enabled", "sync-connected"] {
      #expect(try await program.run("attest", id).code == 0)
    }
    #expect(try await program.run("check", "--offline").code == 3)
    for id in Self.ids[4...6] + Self.ids[8...11] {
      #expect(try await program.run("attest", id).code == 0)
    }
    let ended = try await program.run("check", "--offline", "--json")
    #expect(ended.code == 0, "\(ended.output)")
    #expect(ended.json["verdict"] as? String == "met")
    #expect(ended.json["step"] as? Int == 5)
  }

  @Test("choose says what is chosen, and refuses what is no use case")
  func choose() async throws {
    let both = try await program.run("choose", "user-properties", "roles")
    #expect(both.output == "Chosen: User properties and Roles.\n")
    #expect(both.code == 0)
    let wrong = try await program.run("choose", "role")
    #expect(wrong.code == 2)
    #expect(wrong.output == "")
    #expect(wrong.errors == "Unknown use case: role. Did you mean roles?\n")
    #expect(try await program.run("choose").code == 2)
  }

  @Test("attest and its withdrawal")
  func attest() async throws {
    let words = "Done, ask me@example.com"
    let said = try await program.run("attest", "sync-connected", "--words", words)
    #expect(said.code == 0)
    #expect(said.output == "Attested: sync-connected.\n")
    #expect(try await verdicts(program)["sync-connected"] == "met")
    #expect(!program.home.read("state/journal.ndjson").contains("me@example.com"))

    let taken = try await program.run("attest", "sync-connected", "--withdraw")
    #expect(taken.output == "Withdrawn: sync-connected.\n")
    #expect(try await verdicts(program)["sync-connected"] == "unmet")
    let again = try await program.run("attest", "sync-connected", "--withdraw")
    #expect(again.code == 1)
    #expect(again.errors == "Nobody vouched for sync-connected.\n")
  }

  @Test(
    "attest of a row that takes no word names those that do",
    arguments: ["use-case-chosen", "backup-taken", "backup-complete", "attributes-planned"])
  func notAttestable(id: String) async throws {
    let ended = try await program.run("attest", id)
    #expect(ended.code == 2)
    #expect(ended.output == "")
    #expect(
      ended.errors.hasPrefix("\(id) can't be attested. These can: feature-enabled, app-created,"))
    #expect(!ended.errors.dropFirst(id.count).contains(id))
  }

  @Test("An unknown row is wrong usage", arguments: ["attest", "waive"])
  func unknownRow(command: String) async throws {
    let ended = try await program.run(command, "feature-enable")
    #expect(ended.code == 2)
    #expect(
      ended.errors == "Unknown precondition: feature-enable. Did you mean feature-enabled?\n")
  }

  @Test("waive takes a reason, and can be taken back")
  func waive() async throws {
    #expect(try await program.run("waive", "app-created").code == 2)
    #expect(try await program.run("waive", "app-created", "--reason", " ").code == 2)
    #expect(try await program.run("waive", "use-case-chosen", "--reason", "x").code == 2)
    let waived = try await program.run("waive", "app-created", "--reason", "Another team's")
    #expect(waived.output == "Waived: app-created.\n")
    #expect(try await verdicts(program)["app-created"] == "waived")
    _ = try await program.run("waive", "app-created", "--withdraw")
    #expect(try await verdicts(program)["app-created"] == "unknown")
  }

  @Test(
    "Going on without a backup needs the typed word",
    arguments: [("", 1, "unmet"), ("yes\n", 1, "unmet"), ("WITHOUT BACKUP\n", 0, "waived")])
  func backup(input: String, code: Int32, verdict: String) async throws {
    let ended = try await program.run(
      ["waive", "backup-taken", "--reason", "Nobody in it yet"], input: input)
    #expect(ended.code == code)
    #expect(ended.errors.contains("Type WITHOUT BACKUP to go on without one:"))
    #expect(try await verdicts(program)["backup-taken"] == verdict)
  }

  @Test("forget deletes only after its word")
  func forget() async throws {
    let file = try program.home.write("users.csv", "name,email\nOne,one@example.com\n")
    _ = try await program.run("verify-backup", file, "--keep")
    func copies() -> [String] {
      program.home.files(under: "state/vault").filter { $0 != "key" }
    }
    #expect(copies().count == 1)
    #expect(try await program.run("forget").code == 1)
    #expect(try await program.run(["forget"], input: "forget\n").code == 1)
    #expect(copies().count == 1)
    let done = try await program.run(["forget"], input: "FORGET\n")
    #expect(done.code == 0)
    #expect(done.output == "Deleted 1 kept file.\n")
    #expect(copies() == [])
  }

  @Test(
    "What looks like a token is refused, and is nowhere afterwards",
    arguments: [
      ["attest", "feature-enabled", "--words"], ["waive", "app-created", "--reason"],
    ])
  func tokens(command: [String]) async throws {
    let token = "00" + String(repeating: "aB3_", count: 10)
    let ended = try await program.run(command + ["SSWS " + token])
    #expect(ended.code == 1)
    #expect(ended.errors.hasPrefix("That looks like a token."))
    for text in [ended.output, ended.errors, program.home.read("state/journal.ndjson")] {
      #expect(!text.contains(token))
    }
  }

  @Test("Tokens of the environment are on no disk and in no output")
  func environmentTokens() async throws {
    var program = program
    let token = "00" + String(repeating: "xY7-", count: 10)
    program.environment = ["OKTA_CLIENT_TOKEN": token, "DX_API_TOKEN": token + "dx"]
    for words in [["choose", "roles"], ["check", "--offline"], ["--offline", "--plain"]] {
      let ended = try await program.run(words)
      #expect(!(ended.output + ended.errors).contains(token))
    }
    for file in program.home.files() { #expect(!program.home.read(file).contains(token)) }
    #expect(program.home.files(under: "state").contains("journal.ndjson"))
  }
}
