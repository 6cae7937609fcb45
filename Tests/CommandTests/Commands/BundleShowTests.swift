import Foundation
import Support
import Testing

@Suite("bundle show")
struct BundleShowTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("show --json has the keys that are relied on")
  func show() async throws {
    try await program.prepareForBundle()
    try await program.bundle("b.jsonl")

    let result = try await program.run(["bundle", "show", "b.jsonl", "--json"])
    #expect(result.code == 0)
    let object = result.json
    #expect(
      Set(object.keys) == [
        "created", "program", "organisation", "app", "terminal", "screen", "events", "step",
        "preconditions", "observations", "findings", "notRead", "notTold",
      ])
    #expect(object["organisation"] is NSNull)
    #expect(object["app"] is NSNull)
    #expect(object["terminal"] as? String == "screen")
    let gaps = try #require(object["notRead"] as? [[String: String]])
    #expect(gaps.contains(["look": "schema", "reason": "Not read yet."]))
    #expect((object["notTold"] as? [Any])?.isEmpty == true)
    #expect(object["created"] as? String == BundledSetUp.moment)
    #expect(object["events"] as? Int == 5)
    #expect(object["step"] as? Int == 1)
    let rows = try #require(object["preconditions"] as? [[String: Any]])
    #expect(rows.count == 15)
    for row in rows {
      #expect(Set(row.keys) == ["id", "step", "verdict", "reason", "remedy", "evidence"])
    }
    let check = try await program.run(
      ["check", "--json", "--offline", "--state", "state", "--now", BundledSetUp.moment])
    let expected = try #require(check.json["preconditions"] as? NSArray)
    #expect(expected.isEqual(rows as NSArray))
    let text = try await program.run(["bundle", "show", "b.jsonl"])
    #expect(text.output.hasPrefix("Made 2026-11-21T09:00:00+01:00 by dirsync-setup "))
  }

  @Test("What can't be opened is refused with a sentence")
  func refused() async throws {
    try await program.prepareForBundle()
    try await program.bundle("b.jsonl")
    let text = program.home.read("b.jsonl")
    let files = [
      "foreign": "name,email\n",
      "damaged": text.replacingOccurrences(of: "users.csv", with: "Users.csv"),
      "newer": text.replacingOccurrences(of: "\"format\":1", with: "\"format\":7"),
    ]
    for (name, content) in files {
      try program.home.write(name, content)
    }
    let beginnings = [
      "foreign": "foreign is not a bundle",
      "damaged": "The bundle damaged is damaged: ", "newer": "newer was made by a newer ",
      "none": "There is no file none.",
    ]
    for (name, beginning) in beginnings {
      for words in [
        ["bundle", "show", name, "--json"], ["bundle", "open", name], ["replay", name],
        ["check", "--bundle", name], ["render", "--all", "--bundle", name], ["--bundle", name],
      ] {
        let result = try await program.run(words)
        #expect(result.code == 4, "\(words)")
        #expect(result.errors.hasPrefix(beginning), "\(words): \(result.errors)")
        #expect(result.output.isEmpty)
      }
    }
  }

  @Test("Of one that is cut off the good part opens, and that is said; show ends with 4")
  func cut() async throws {
    try await program.prepareForBundle()
    try await program.bundle("b.jsonl")
    let text = program.home.read("b.jsonl")
    try program.home.write("cut", String(text.prefix(text.count / 2)))

    let shown = try await program.run("bundle", "show", "cut", "--json")
    #expect(shown.code == 4)
    #expect(shown.errors.hasPrefix("The bundle cut is cut off after 7 lines. "))
    #expect(shown.json["events"] as? Int == 1)
    for words in [["replay", "cut"], ["check", "--bundle", "cut"], ["bundle", "open", "cut"]] {
      let ended = try await program.run(words)
      #expect(!ended.output.isEmpty, "\(words)")
      #expect((ended.output + ended.errors).contains("cut off after 7 lines"), "\(words)")
    }
  }
}
