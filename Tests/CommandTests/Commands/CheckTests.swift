import Support
import Testing

@Suite("check, without looking")
struct CheckTests {
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
}
