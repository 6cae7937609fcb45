import Support
import Testing

@Suite("replay")
struct ReplayTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("replay lists journal and bundle alike")
  func replay() async throws {
    try await program.prepareForBundle()
    try await program.bundle("b.jsonl")

    let lines = """
        2026-11-20T09:00:00+01:00  use case: user properties
        2026-11-20T10:00:00+01:00  feature enabled: word of the DX support: “says [person]”
        2026-11-20T10:10:00+01:00  planned: startdate
        2026-11-20T10:20:00+01:00  backup taken: users.csv, 2 people
        2026-11-20T10:30:00+01:00  backup complete waived: no token

      """
    // The number of a stand-in comes from the folder's own key.
    let number = /\[person \d+\]/
    let bundled = try await program.run(["replay", "b.jsonl"]).output
    #expect(bundled.replacing(number, with: "[person]") == lines)
    var elsewhere = program
    elsewhere.environment["TZ"] = "Asia/Tokyo"
    let journalled = try await elsewhere.run("replay", "state/journal.ndjson").output
    #expect(journalled.replacing(number, with: "[person]") == lines)
  }
}
