import Support
import Testing

@testable import dirsync_setup

@Suite("The one door for everything that is printed")
struct ConsoleTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test(
    "What could not be written is 4, in every command",
    arguments: [
      ["--help"], ["--version"], ["check", "--offline"], ["check", "--offline", "--json"],
      ["choose", "roles"], ["attest", "feature-enabled"], ["plan", "show"],
      ["plan", "export", "--format", "csv"], ["verify-backup", "users.csv"],
      ["diagnose", "--offline", "--json"], ["render", "2-back-up"], ["render", "--list"],
      ["screens", "lint"], ["completions", "zsh"], ["man"], ["demo", "--list"],
      ["bundle", "create"], ["bundle", "show", "b.jsonl"], ["replay", "b.jsonl"],
      ["--plain", "--offline"],
    ])
  func fullDevice(words: [String]) async throws {
    try await program.prepareForBundle()
    try await program.bundle("b.jsonl")
    let ended = try await runTool(
      "/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/full", ProgramUnderTest.path] + words,
      environment: program.cleanEnvironment)
    #expect(ended.code == 4)
    #expect(
      ended.errors.hasSuffix(
        "The output could not be written: the disk is full. Write it to another place.\n"))
  }

  @Test("File names, arguments and folders reach the terminal with nothing raw in them")
  func names() async throws {
    let name = "a\u{1B}]0;pwn\u{07}\u{202E}\u{9B}2J.csv"
    try program.home.write(name, Exports.good)
    try program.home.write("bad" + name, Exports.bad)
    try program.home.write("folder" + name, "")
    for words in [
      ["verify-backup", name], ["verify-backup", name, "--json"], ["verify-backup", "bad" + name],
      ["verify-backup", "none" + name], ["verify-backup", name, "--keep"],
      ["verify-backup", name, "--email-column", name], ["replay", name], ["bundle", "show", name],
      ["check", "--offline", "--state", "folder" + name], ["bundle", "create", "--state", name],
      ["screens", "lint", name], ["render", name], ["attest", name], ["plan", "add", name],
      ["plan", "remove", name], ["plan", "add", "tag_x", "--variable", name],
      ["plan", "add", "tag_x", "--expression", name], ["demo", "--serve", name],
      ["check", "--now", name], ["check", "--offline", "--okta-url", name], [name], ["--" + name],
      ["check", name], ["render", "0", "--size", name], ["--screens", name, "--plain"],
    ] {
      let ended = try await program.run(words)
      let raw = (ended.output + ended.errors).unicodeScalars.filter {
        ($0.properties.generalCategory == .control && $0 != "\n") || $0 == "\u{202E}"
      }
      #expect(raw.isEmpty, "\(words): \(raw)")
    }
  }

  @Test(
    "What can't be seen is shown as its code point",
    arguments: [
      ("a\u{1B}[2Jb", "a<U+001B>[2Jb"), ("\u{9B}2J", "<U+009B>2J"), ("\r\t", "<U+000D><U+0009>"),
      ("x\u{200B}y\u{202E}", "x<U+200B>y<U+202E>"), ("two\nlines", "two\nlines"),
      ("\u{E0041}", "<U+E0041>"), ("é 👨‍👩‍👧 …", "é 👨‍👩‍👧 …"),
    ])
  func visible(text: String, shown: String) {
    #expect(text.visible(lines: true) == shown)
    #expect(shown.visible(lines: true) == shown)
  }
}
