import Foundation
import Support
import Testing

@Suite("State folders that are damaged, in the way, or in use")
struct SittingTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test(
    "A file in the folder's place is 4, for those who look and those who write",
    arguments: [
      ["choose", "roles"], ["attest", "feature-enabled"], ["check", "--offline"], ["plan", "show"],
      ["--offline", "--plain"], ["render", "2-back-up"],
    ])
  func fileInPlace(words: [String]) async throws {
    try program.home.write("state", "mine")
    let ended = try await program.run(words)
    #expect(ended.code == 4)
    #expect(ended.output == "")
    #expect(
      ended.errors == "\(program.state) is a file, not a folder. Choose a folder with --state.\n")
    #expect(program.home.read("state") == "mine")
  }

  private func damage() async throws {
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run("attest", "feature-enabled", "--words", "It is on")
    _ = try await program.run("attest", "app-created", "--words", "It is there")
    let journal = program.home.read("state/journal.ndjson")
    try program.home.write(
      "state/journal.ndjson", journal.replacingOccurrences(of: "It is on", with: "It is off"))
  }

  @Test("A damaged journal: the good part is judged with a notice, and left as it is")
  func readingDamaged() async throws {
    try await damage()
    let before = program.home.read("state/journal.ndjson")
    let ended = try await program.run("check", "--offline", "--json")
    #expect(ended.code == 1)
    let rows = ended.json["preconditions"] as? [[String: Any]]
    #expect(rows?[0]["verdict"] as? String == "met")
    #expect(rows?[1]["verdict"] as? String == "unmet")
    #expect(
      ended.errors == """
        The journal is damaged in line 2: its checksum does not fit it and the line before. The \
        line before it is good and is used. The file was left as it is.

        """)
    #expect(program.home.read("state/journal.ndjson") == before)
  }

  @Test("A damaged journal: a writer keeps it beside the good part")
  func damagedWrite() async throws {
    try await damage()
    let before = program.home.read("state/journal.ndjson")
    let ended = try await program.run("attest", "sync-connected")
    #expect(ended.code == 0)
    #expect(ended.errors.contains("The journal is damaged in line 2"))
    let kept = program.home.files(under: "state").filter { $0.hasPrefix("journal.damaged-") }
    #expect(kept.count == 1)
    #expect(program.home.read("state/" + (kept.first ?? "")) == before)
    let after = try await program.run("check", "--offline", "--json")
    #expect(after.errors == "")
    let rows = after.json["preconditions"] as? [[String: Any]]
    #expect(rows?[0]["verdict"] as? String == "met")
    #expect(rows?[1]["verdict"] as? String == "unmet")
  }

  @Test("A last line that was cut off is left out with a notice")
  func torn() async throws {
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run("attest", "feature-enabled")
    let journal = program.home.read("state/journal.ndjson")
    try program.home.write("state/journal.ndjson", String(journal.dropLast(9)))
    let ended = try await program.run("check", "--offline", "--json")
    #expect(ended.errors.hasPrefix("The journal's last line (line 2) was cut off"))
    #expect(try await verdicts(program)["feature-enabled"] == "unmet")
    #expect(try await verdicts(program)["use-case-chosen"] == "met")
  }

  @Test("A folder in use: the second program says who holds it; looking is still possible")
  func locked() async throws {
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--offline"], environment: program.cleanEnvironment)
    try await tmux.waitFor("Is directory sync the right tool?")
    let holder = try await tmux.process()

    for words in [["choose", "roles"], ["--plain", "--offline"]] {
      let ended = try await program.run(words)
      #expect(ended.code == 4)
      #expect(ended.output == "")
      #expect(ended.errors.hasPrefix("Another dirsync-setup ("))
      #expect(ended.errors.contains("\(holder)"))
      #expect(
        ended.errors.hasSuffix(
          ") is using this folder. Open it read-only, or close the other one.\n"))
    }
    #expect(try await program.run("check", "--offline").code == 1)

    let second = try await Tmux(
      [ProgramUnderTest.path, "--offline"], environment: program.cleanEnvironment)
    try await second.waitFor("Press Enter to open it read-only, or type q to leave:")
    try await second.press("Enter")
    try await second.waitFor("Is directory sync the right tool?")
    let journal = program.home.read("state/journal.ndjson")
    try await second.press("Space")
    try await second.press("q")
    #expect(try await second.exitCode() == 0)
    #expect(program.home.read("state/journal.ndjson") == journal)
  }

  @Test("A held folder is free once its holder was killed")
  func freed() async throws {
    let talk = try Conversation(program, "--plain", "--offline")
    #expect(try await program.run("choose", "roles").code == 4)
    talk.killNow()
    #expect(try await program.run("choose", "roles").code == 0)
  }
}
