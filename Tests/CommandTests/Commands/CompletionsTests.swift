import Foundation
import Support
import Testing

/// Asks the shells themselves, with the completions loaded as the readme says.
@Suite("completions, in bash, zsh and fish")
struct CompletionsTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  /// What is typed, and what it can be; each is one answer, or a few of many.
  static let cases: [(line: String, offered: [String], not: [String])] = [
    ("dirsync-setup atte", ["attest"], ["check"]),
    ("dirsync-setup attest sync-c", ["sync-connected"], []),
    ("dirsync-setup plan re", ["remove"], ["render", "replay"]),
    ("dirsync-setup plan add startd", ["startdate"], ["check"]),
    ("dirsync-setup check --js", ["--json"], []),
    ("dirsync-setup --state x check --js", ["--json"], []),
    ("dirsync-setup demo --scenario wrong-n", ["wrong-namespace"], []),
    ("dirsync-setup diagnose --symptom no-d", ["no-directory-users"], []),
    ("dirsync-setup render 2-back-u", ["2-back-up"], ["attest"]),
    ("dirsync-setup render 2-back-up --format ", ["text", "html", "svg"], ["users.csv"]),
    ("dirsync-setup choose roles user-", ["user-properties"], []),
    ("dirsync-setup completions f", ["fish"], []),
    ("dirsync-setup verify-backup us", ["users.csv"], ["attest"]),
    ("dirsync-setup waive app-created --reason ", [], ["users.csv", "sync-connected"]),
  ]

  private func script(_ shell: String) async throws -> String {
    try program.home.write("users.csv", "")
    let completions = try await program.run("completions", shell)
    #expect(completions.code == 0)
    return try program.home.write("completions.\(shell)", completions.output)
  }

  private func expect(_ words: [String], _ wanted: (line: String, offered: [String], not: [String]))
  {
    for word in wanted.offered { #expect(words.contains(word), "\(wanted.line): \(words)") }
    for word in wanted.not { #expect(!words.contains(word), "\(wanted.line): \(words)") }
  }

  @Test("bash")
  func bash() async throws {
    let file = try await script("bash")
    // As the shell itself parts the line: at = as well.
    let lines = Self.cases.map { wanted in
      let words = wanted.line.split(separator: " ", omittingEmptySubsequences: false)
      return "COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); "
        + "COMP_CWORD=\(words.count - 1); COMPREPLY=(); _dirsync_setup; "
        + "(IFS='|'; echo \"${COMPREPLY[*]}\")"
    }
    let split = "COMP_WORDS=(dirsync-setup render --format = sv); COMP_CWORD=4; _dirsync_setup; "
    let list = "COMP_WORDS=(dirsync-setup bundle create --without = app,wor); COMP_CWORD=5; "
    let done = try await runTool(
      "/bin/bash",
      [
        "--norc", "-c",
        (["source \(file)"] + lines
          + [split + "echo \"${COMPREPLY[@]}\"", list + "_dirsync_setup; echo \"${COMPREPLY[@]}\""])
          .joined(separator: "\n"),
      ], environment: program.cleanEnvironment)
    #expect(done.errors == "")
    let answers = done.output.split(separator: "\n", omittingEmptySubsequences: false)
    for (wanted, answer) in zip(Self.cases, answers) {
      expect(answer.split(separator: "|").map(String.init), wanted)
    }
    #expect(answers.dropFirst(Self.cases.count).prefix(2) == ["svg", "app,words"])
  }

  @Test("zsh")
  func zsh() async throws {
    let file = try await script("zsh")
    let tmux = try await Tmux(
      ["/usr/bin/zsh", "-f", "-i"],
      environment: program.cleanEnvironment.merging(["PS1": "ready%% "]) { $1 }, width: 100)
    try await tmux.waitFor("ready%")
    try await tmux.type(
      "autoload -Uz compinit; compinit -u -D; source \(file) && clear && echo loaded")
    try await tmux.press("Enter")
    try await tmux.wait("the completions") { $0.hasPrefix("loaded\nready%") }
    let list = (
      line: "dirsync-setup bundle create --without app,wor", offered: ["app,words"],
      not: [String]()
    )
    for wanted in Self.cases + [list] where !wanted.offered.isEmpty {
      try await tmux.type(wanted.line)
      try await tmux.waitFor("ready% \(wanted.line.trimmingCharacters(in: .whitespaces))")
      try await tmux.press("Tab")
      let screen = try await tmux.wait("\(wanted.offered)") { screen in
        wanted.offered.allSatisfy { screen.contains($0) }
      }
      for word in wanted.not { #expect(!screen.contains(word), "\(wanted.line): \(screen)") }
      try await tmux.press("C-u", "C-l")
      try await tmux.wait("an empty line") { $0.hasPrefix("ready%") && !$0.contains("dirsync") }
    }
  }

  @Test("fish")
  func fish() async throws {
    let file = try await script("fish")
    let asked = Self.cases.map { "complete -C '\($0.line)' | string split -f1 \\t; echo ---" }
    let list =
      "complete -C 'dirsync-setup bundle create --without app,wor' | string split -f1 \\t"
    let done = try await runTool(
      "/usr/bin/fish",
      ["--no-config", "-c", (["source \(file)"] + asked + [list]).joined(separator: "\n")],
      environment: program.cleanEnvironment)
    #expect(done.errors == "")
    let answers = done.output.components(separatedBy: "---\n")
    for (wanted, answer) in zip(Self.cases, answers) {
      expect(answer.split(separator: "\n").map(String.init), wanted)
    }
    #expect(answers.last == "app,words\n")
  }
}
