import Glibc
import Support
import Testing

@Suite("How the program behaves in a terminal")
struct WizardCommandTests {
  let program: ProgramUnderTest
  private static let first = "Is directory sync the right tool?"

  init() throws { program = try ProgramUnderTest() }

  private func window(
    _ options: String..., environment: [String: String] = [:], width: Int = 80, height: Int = 24
  ) async throws -> Tmux {
    try await Tmux(
      [ProgramUnderTest.path, "--offline"] + options,
      environment: program.cleanEnvironment.merging(environment) { $1 },
      width: width, height: height)
  }

  // A shell whose prompt is told apart from what is typed at it.
  private func shell() async throws -> Tmux {
    let tmux = try await Tmux(
      ["/bin/bash", "--norc"],
      environment: program.cleanEnvironment.merging(["PS1": "ready$ "]) { $1 })
    try await tmux.waitFor("ready$")
    try await tmux.type(ProgramUnderTest.path + " --offline")
    try await tmux.press("Enter")
    try await tmux.waitFor(Self.first)
    return tmux
  }

  // What is typed is seen, and lines are taken whole.
  private func expectSane(_ tmux: Tmux) async throws {
    try await tmux.type(
      "clear; stty -a | tr ' ;' '\\n\\n' | grep -Ex 'icanon|echo|isig' | tr '\\n' +")
    try await tmux.waitFor("grep -Ex")
    try await tmux.press("Enter")
    try await tmux.waitFor("isig+icanon+echo+ready$")
  }

  @Test("Ctrl-Z gives the shell back, fg the screen")
  func suspend() async throws {
    let tmux = try await shell()
    try await tmux.press("C-z")
    try await tmux.waitFor("Stopped")
    try await expectSane(tmux)
    try await tmux.type("fg")
    try await tmux.press("Enter")
    try await tmux.waitFor(Self.first)
    try await tmux.press("Space")
    try await tmux.waitFor("[✓] Set user properties")
    try await tmux.press("q")
    try await tmux.waitFor("ready$")
    try await expectSane(tmux)
    #expect(try await verdicts(program)["use-case-chosen"] == "met")
  }

  @Test("kill -TERM restores the terminal, and the state folder is free again")
  func terminated() async throws {
    let tmux = try await shell()
    let found = try await runTool(
      "/usr/bin/pgrep", ["-P", "\(try await tmux.process())"],
      environment: program.cleanEnvironment)
    let id = try #require(Int32(found.output.split(separator: "\n").first ?? ""))
    #expect(kill(id, SIGTERM) == 0)
    try await tmux.wait("the prompt") { !$0.contains(Self.first) && $0.contains("ready$") }
    try await expectSane(tmux)
    #expect(try await program.run("choose", "roles").code == 0)
  }

  @Test("Ctrl-C quits, saved")
  func interrupted() async throws {
    let tmux = try await window()
    try await tmux.waitFor(Self.first)
    try await tmux.press("Space")
    try await tmux.waitFor("[✓] Set user properties")
    try await tmux.press("C-c")
    #expect(try await tmux.exitCode() == 130)
    #expect(try await verdicts(program)["use-case-chosen"] == "met")
  }

  @Test("A window too small says so; a larger one shows everything again")
  func resize() async throws {
    let tmux = try await window()
    let before = try await tmux.wait(Self.first) {
      $0.contains(Self.first) && $0.contains("q quit")
    }
    try await tmux.resize(width: 50, height: 15)
    try await tmux.waitFor("This window has 50 columns and 15 lines.")
    try await tmux.resize(width: 80, height: 24)
    let after = try await tmux.wait("the same as before") { $0 == before }
    #expect(after == before)
    try await tmux.resize(width: 60, height: 20)
    try await tmux.wait("60 by 20") { $0.contains(Self.first) && !$0.contains("This window") }
  }

  @Test("A click on a footer key presses it, a click on a choice chooses it")
  func mouse() async throws {
    let tmux = try await window(environment: ["TERM": "screen-256color"])
    var lines = try await tmux.wait("q quit") { $0.contains("? help") }
      .split(separator: "\n", omittingEmptySubsequences: false)
    let roles = try #require(lines.firstIndex { $0.contains("Let Okta groups") })
    try await tmux.click(column: 8, line: roles + 1)
    lines = try await tmux.waitFor("[✓] Let Okta groups")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let footer = try #require(lines.firstIndex { $0.contains("? help") })
    let help = try #require(lines[footer].range(of: "? help")?.lowerBound)
    let column = lines[footer].distance(from: lines[footer].startIndex, to: help) + 1
    try await tmux.click(column: column, line: footer + 1)
    try await tmux.waitFor("draw anew")
  }

  @Test("A pasted path goes into the field as one, without its line break")
  func paste() async throws {
    let file = try program.home.write("elsewhere/my users.csv", Exports.good)
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run("attest", "feature-enabled")
    let tmux = try await window()
    let person = PersonAtTheScreen(tmux: tmux)
    try await tmux.waitFor("Step 1 of 5")
    try await person.goOn(to: "Step 2 of 5")
    try await person.enter("[ Another file ]")
    try await tmux.waitFor("Path of the file")
    try await tmux.paste(file + "\n")
    try await tmux.waitFor("my users.csv")
    try await tmux.press("Enter")
    try await tmux.waitFor("✓ backup taken")
    #expect(try await verdicts(program)["backup-taken"] == "met")
  }

  @Test("--ascii shows plain characters only")
  func ascii() async throws {
    let tmux = try await window("--ascii")
    let screen = try await tmux.wait(Self.first) { $0.contains(Self.first) && $0.contains("quit") }
    #expect(screen.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
    try await tmux.press("?")
    let help = try await tmux.waitFor("draw anew")
    #expect(help.utf8.allSatisfy { $0 < 0x80 }, "\(help)")
  }

  @Test("A locale that is not UTF-8 gets plain characters too")
  func locale() async throws {
    let tmux = try await window(environment: ["LC_ALL": "C", "LANG": "C"])
    let screen = try await tmux.wait(Self.first) { $0.contains(Self.first) && $0.contains("quit") }
    #expect(screen.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
  }

  @Test(
    "Colours are there, and not with NO_COLOR or --no-color",
    arguments: [([:], [], true), (["NO_COLOR": "1"], [], false), ([:], ["--no-color"], false)]
      as [([String: String], [String], Bool)])
  func colours(environment: [String: String], options: [String], expected: Bool) async throws {
    var settings = program.cleanEnvironment.merging(["TERM": "screen-256color"]) { $1 }
    settings.merge(environment) { $1 }
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--offline"] + options, environment: settings)
    try await tmux.wait(Self.first) { $0.contains(Self.first) && $0.contains("quit") }
    try await tmux.press("Right")
    try await tmux.waitFor("Not yet")
    let screen = try await tmux.screen(escapes: true)
    let colour = #/\u{1B}\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9]+)*m/#
    #expect(screen.contains(colour) == expected, "\(screen.debugDescription)")
  }

  @Test("A file's header in the picker moves no cursor")
  func picker() async throws {
    try program.home.write(
      "Downloads/na\u{1B}[2Jme.csv", "e\u{1B}[2J\u{1B}[31mmail,\u{9B}2Jname\nx@example.com,X\n")
    _ = try await program.run("choose", "user-properties")
    _ = try await program.run("attest", "feature-enabled")
    let tmux = try await window()
    let person = PersonAtTheScreen(tmux: tmux)
    try await tmux.waitFor("Step 1 of 5")
    try await person.goOn(to: "Step 2 of 5")
    let screen = try await tmux.waitFor("me.csv")
    #expect(screen.contains("Back up user data"))
    #expect(screen.contains("q quit"))
  }
}
