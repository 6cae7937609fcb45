import Support
import Testing

@Suite("attest")
struct AttestTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("attest and its withdrawal")
  func attest() async throws {
    let words = "Done, ask me@example.com"
    let said = try await program.run("attest", "sync-connected", "--words", words)
    #expect(said.code == 0)
    #expect(said.output == "Attested: sync-connected.\n")
    #expect(try await verdicts(program)["sync-connected"] == "met")
    let journal = program.home.read("state/journal.ndjson")
    #expect(!journal.contains("me@example.com"))
    // Another word of the same person has the same stand-in, one of somebody else another.
    let stand = try #require(journal.firstMatch(of: /\[person \d{1,4}\]/)?.output)
    _ = try await program.run("attest", "app-created", "--words", "ME@example.com, you@example.com")
    let later = program.home.read("state/journal.ndjson").dropFirst(journal.count)
    let stands = later.matches(of: /\[person \d{1,4}\]/).map { String($0.output) }
    #expect(stands.count == 2)
    #expect(stands.first == String(stand))
    #expect(stands.last != String(stand))

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
      ended.errors == "Unknown precondition: feature-enable. Did you mean feature-enabled? "
        + "dirsync-setup attest --help lists them all.\n")
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
}
