import Foundation
import Support
import Testing

/// What support does with a customer's bundle, in a real terminal.
@Suite("A bundle in a terminal")
struct SupportInTmuxTests {
  @Test("Back to the first refused advance, what if the namespace were right, and step 4 is green")
  func whatIf() async throws {
    let customer = try await ServedSetUp("wrong-namespace")
    let bundle = try await customer.bundle()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: bundle))
    let support = try ProgramUnderTest()
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "bundle", "open", bundle], environment: support.cleanEnvironment)
    let person = PersonAtTheScreen(tmux: tmux)

    let front = try await tmux.waitFor("Stands at step 4 of 5")
    #expect(front.contains("namespace-wrong"))
    try await tmux.press("Escape")
    try await tmux.waitFor("read only, of")
    try await tmux.press("T")
    try await tmux.waitFor("Time line · ")
    try await person.press("r")
    let first = try await tmux.waitFor("✗ attributes created")
    #expect(first.contains("▸"))
    #expect(first.contains("advance refused, step 4: at"))
    try await tmux.press("r")
    try await tmux.press("R")
    try await tmux.press("Enter")
    try await tmux.waitFor("read only, as of ")
    try await tmux.press("!")
    try await tmux.waitFor("The External namespaces were right")
    try await person.enter("The External namespaces were right")
    let supposed = try await tmux.waitFor("what if · 1 assumption")
    let words = supposed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("attributes created: not met → met. Step 4 may be left."))
    for _ in 0..<6 where try await !tmux.screen().contains("✓ attributes created") {
      try await person.press("NPage")
    }
    let rows = try await tmux.screen()
    #expect(rows.contains("✓ attributes created"), "\(rows)")
    try await person.press("!")
    try await person.enter("End what if")
    try await tmux.waitFor("read only, as of ")
    try await tmux.press("Escape")
    try await tmux.waitFor("Time line · ")
    try await tmux.press("q")

    #expect(try await tmux.exitCode() == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bundle)) == bytes)
    #expect(!FileManager.default.fileExists(atPath: support.state))
  }

  @Test("replay is the time line alone, and Esc ends it")
  func replay() async throws {
    let program = try ProgramUnderTest()
    _ = try await program.run("choose", "roles", "--now", "2026-11-20T09:00:00Z")
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "replay", program.state + "/journal.ndjson"],
      environment: program.cleanEnvironment)
    let screen = try await tmux.waitFor("Time line · 1 event, 20 Nov 09:00")
    #expect(screen.contains("Esc quit"))
    try await tmux.press("Enter")
    try await tmux.waitFor("read only, as of 20 Nov 09:00")
    try await tmux.press("Escape")
    try await tmux.waitFor("Time line · ")
    try await tmux.press("Escape")
    #expect(try await tmux.exitCode() == 0)
  }
}
