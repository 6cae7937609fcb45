import Foundation
import Support
import Testing

@Suite("bundle compare")
struct BundleCompareTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("What differs alone: verdicts, the plan; 1 where a verdict does, else 0")
  func differs() async throws {
    try await program.prepareForBundle()
    try await program.bundle("a.jsonl")
    let more: [[String]] = [
      ["attest", "sync-connected", "--now", "2026-11-20T11:00:00+01:00"],
      ["plan", "remove", "startdate", "--now", "2026-11-20T11:01:00+01:00"],
      ["plan", "add", "branch", "--now", "2026-11-20T11:02:00+01:00"],
    ]
    for words in more { #expect(try await program.run(words).code == 0) }
    try await program.bundle("b.jsonl")

    let ended = try await program.run("bundle", "compare", "a.jsonl", "b.jsonl", "--json")
    #expect(ended.code == 1)
    #expect(Set(ended.json.keys) == ["verdicts", "observations", "plan"])
    let verdicts = ended.json["verdicts"] as? [[String: String]]
    #expect(verdicts == [["id": "sync-connected", "a": "unmet", "b": "met"]])
    let plan = ended.json["plan"] as? [[String: Any]] ?? []
    #expect(plan.map { $0["attribute"] as? String } == ["branch", "startdate"])
    #expect(plan.first?["a"] is NSNull)
    let text = try await program.run("bundle", "compare", "a.jsonl", "b.jsonl")
    #expect(text.code == 1)
    #expect(
      text.output == """
        sync connected: not met → met.
        plan, branch: not planned → branch, string, user.division.
        plan, startdate: startdate, string, user.startDate → not planned.

        """)
    let same = try await program.run("bundle", "compare", "a.jsonl", "a.jsonl")
    #expect(same.code == 0)
    #expect(same.output == "Nothing differs.\n")
    let one = try await program.run("bundle", "compare", "a.jsonl")
    #expect(one.code == 2)
    let missing = try await program.run("bundle", "compare", "a.jsonl", "none.jsonl")
    #expect(missing.code == 4)
  }

  @Test("An observation's value that differs is named by its place")
  func observed() async throws {
    let sound = try await ServedSetUp("finished")
    let wrong = try await ServedSetUp("wrong-namespace")
    let (a, b) = (try await sound.bundle(), try await wrong.bundle())
    let ended = try await program.run("bundle", "compare", a, b, "--json")
    let observations = ended.json["observations"] as? [[String: Any]] ?? []
    let schema = observations.filter { $0["kind"] as? String == "schema" }
    #expect(
      schema.contains { ($0["path"] as? String)?.hasSuffix("externalNamespace") == true },
      "\(schema)")
    #expect(ended.code == 1)
  }
}
