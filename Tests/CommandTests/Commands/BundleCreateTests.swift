import Foundation
import Support
import Testing

@Suite("Leaving parts out from the command line")
struct BundleWithoutTests {
  let program: ProgramUnderTest
  init() throws { program = try ProgramUnderTest() }

  static let moment = "2026-11-21T09:00:00+01:00"

  private func setUp() async throws {
    let export = try program.home.write("users.csv", "name,email\nOne,one@example.com\n")
    for words in [
      ["choose", "user-properties"], ["attest", "feature-enabled", "--words", "says a colleague"],
      ["verify-backup", export, "--keep"], ["waive", "backup-complete", "--reason", "no access"],
    ] {
      let ended = try await program.run(words + ["--now", "2026-11-20T09:00:00+01:00"])
      #expect(ended.code == 0, "\(ended.errors)")
    }
  }

  private func create(_ more: String...) async throws -> Ended {
    try await program.run(
      ["bundle", "create", "--out", program.home.inside("b.jsonl"), "--now", Self.moment] + more)
  }

  @Test("Parts that are left out are not in it, and show, header and check say so")
  func without() async throws {
    try await setUp()
    let made = try await create("--without", "words,environment", "--without=backup")

    #expect(made.code == 0)
    #expect(made.errors.contains("  - As you asked: the backup's shape.\n"))
    #expect(!made.errors.contains("+ Your words"))
    let text = program.home.read("b.jsonl")
    for gone in ["colleague", "no access", "users.csv", "C.UTF-8", "\"terminal\":\"screen\""] {
      #expect(!text.contains(gone), "\(gone)")
    }
    let file = program.home.inside("b.jsonl")
    let shown = try await program.run("bundle", "show", file)
    #expect(
      shown.output.contains(
        "Left out by the admin: the backup's shape; words and reasons; the terminal's kind and the "
          + "locale.\n"))
    #expect(shown.output.contains("\nOn screen unknown.\n"))
    let json = try await program.run("bundle", "show", file, "--json")
    #expect(json.json["leftOut"] as? [String] == ["backup", "words", "environment"])
    let rows = try await program.run("check", "--bundle", file)
    #expect(rows.output.contains("met: feature enabled. DX support said so"))
    #expect(rows.errors.hasPrefix("Left out by the admin: "))
    let opened = try await program.run("bundle", "open", file)
    #expect(opened.output.contains("Left out by the admin: "))
  }

  @Test("A part that isn't known is wrong usage, and nothing is written")
  func unknownPart() async throws {
    let listing = "dirsync-setup bundle create --help lists them all.\n"
    try await setUp()
    for (value, sentence) in [
      ("wrods", "Unknown value of --without: wrods. Did you mean words? \(listing)"),
      ("words,people.csv", "Unknown value of --without: people.csv. \(listing)"),
    ] {
      let refused = try await create("--without", value)
      #expect(refused.code == 2)
      #expect(refused.errors == sentence)
      #expect(program.home.files().contains("b.jsonl") == false)
    }
    let help = try await program.run("bundle", "create", "--help")
    #expect(help.output.contains("      app, connection, features, schema,"))
  }

  @Test("create says what is in it, and nobody is")
  func create() async throws {
    try await program.prepareForBundle()

    let result = try await program.bundle("b.jsonl")
    #expect(result.code == 0)
    #expect(result.output == "b.jsonl\n")
    let contents = """
      It holds:
        + The journal: 5 events, with their times.
        + The attribute plan: 1 attribute.
        + This program's version, and the screen you were on.
        + The backup's shape: 2 people, column names, size and digest; no rows.
        + Your words and reasons (2), without e-mail addresses.
        + The terminal's kind and the locale.
      It leaves out:
        - People: their names, e-mail addresses and values. Counts stay.
        - Tokens, and whatever looks like one.
        - The kept backup and the key of the vault.
        - Folders: of a file only its name stays.
      It is a text file: look through it before you send it to DX support.

      """
    #expect(result.errors.hasPrefix(contents))
    let gaps = result.errors.dropFirst(contents.count)
    #expect(
      gaps.hasPrefix("Could not be looked at: ") && gaps.hasSuffix(". Not read yet.\n"), "\(gaps)")
    let text = program.home.read("b.jsonl")
    for known in ["one@", "example.com", "One", "Two", program.home.path] {
      #expect(!text.contains(known))
    }
    let mode = try FileManager.default.attributesOfItem(atPath: program.home.inside("b.jsonl"))
    #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)

    try await program.bundle("again.jsonl")
    #expect(program.home.read("again.jsonl") == text)
    #expect(try await program.bundle("b.jsonl").code == 4)
  }

  @Test("Without --out it is named after the moment; without a set-up there is nothing to bundle")
  func names() async throws {
    try await program.prepareForBundle()

    let named = try await program.run(
      ["bundle", "create", "--state", "state", "--now", BundledSetUp.moment])
    #expect(named.output == "dirsync-setup-bundle-20261121-0900.jsonl\n")
    #expect(program.home.files().contains(String(named.output.dropLast())))
    let none = try await program.run(["bundle", "create", "--state", "none"])
    #expect(none.code == 4)
    #expect(
      none.errors
        == "There is nothing to bundle: no set-up was begun in none. Name its folder with "
        + "--state.\n")
  }
}
