import Support
import Testing

@Suite("The command line: help, plan, screens, completions, mistakes")
struct CommandLineTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("--help and --version go to standard output and touch nothing")
  func help() async throws {
    let help = try await program.run("--help")
    #expect(help.code == 0)
    #expect(help.errors == "")
    for word in ["check", "choose", "attest", "waive", "verify-backup", "plan add", "render"] {
      #expect(help.output.contains("  dirsync-setup \(word) "), "\(word)")
    }
    for option in ["--state DIR", "--offline", "--plain", "--ascii", "--no-color", "--now"] {
      #expect(help.output.contains("  \(option)"), "\(option)")
    }
    let version = try await program.run("--version")
    #expect(version.code == 0)
    #expect(version.output.hasPrefix("dirsync-setup "))
    #expect(try await program.run("check", "--help").output == help.output)
    #expect(program.home.files() == [])
  }

  @Test(
    "A mistake in the command line is 2, with the nearest right word",
    arguments: [
      (["chekc"], "Unknown command: chekc. Did you mean check?"),
      (["check", "--jsn"], "Unknown option: --jsn. Did you mean --json?"),
      (["verify-backp", "x"], "Unknown command: verify-backp. Did you mean verify-backup?"),
      (["check", "--json=yes"], "--json takes no value."),
      (["check", "--json", "--json"], "--json was given twice."),
      (["check", "--state"], "--state needs a value: --state DIR."),
      (["render", "2-backup"], "Unknown screen: 2-backup. Did you mean 2-back-up?"),
      (["completions", "bsh"], "Unknown shell: bsh. Did you mean bash?"),
      (
        ["plan", "add", "x", "--type", "strin"],
        "Unknown value of --type: strin. Did you mean string?"
      ),
      (["plan", "shwo"], "Unknown command: plan shwo. Did you mean plan show?"),
      (["plan"], "plan needs one of: show, add, remove, export."),
      (["screens"], "screens needs one of: lint."),
      (["x\u{1B}[2Jy"], "Unknown command: x[2Jy. See dirsync-setup --help."),
    ])
  func mistakes(words: [String], sentence: String) async throws {
    let ended = try await program.run(words)
    #expect(ended.code == 2)
    #expect(ended.output == "")
    #expect(ended.errors == sentence + "\n")
    #expect(program.home.files() == [])
  }

  @Test("--now takes ISO 8601 alone")
  func now() async throws {
    let ended = try await program.run("check", "--now", "yesterday")
    #expect(ended.code == 2)
    #expect(ended.errors.contains("ISO 8601"))
  }

  @Test("plan add, show, export, remove")
  func plan() async throws {
    #expect(try await program.run("plan", "show").output == "No attribute is planned yet.\n")
    let added = try await program.run("plan", "add", "startdate", "--expression", "user.hired")
    #expect(added.code == 0)
    #expect(added.output == "Planned: startdate.\n")
    #expect(try await program.run("plan", "add", "tag_team", "--variable", "tagTeam").code == 0)

    let shown = try await program.run("plan", "show", "--json")
    let entries = try #require(shown.json["attributes"] as? [[String: String]])
    #expect(
      entries.first == [
        "externalName": "startdate", "variableName": "startdate", "type": "string",
        "expression": "user.hired",
        "externalNamespace": "urn:ietf:params:scim:schemas:core:2.0:User",
      ])
    #expect(entries.last?["variableName"] == "tagTeam")
    #expect(try await program.run("plan", "export", "--format", "json").output == shown.output)
    let csv = try await program.run("plan", "export", "--format", "csv")
    let lines = csv.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    #expect(lines.first == "externalName,variableName,type,expression,externalNamespace")

    #expect(try await program.run("plan", "remove", "startdate").output == "Dropped: startdate.\n")
    let missing = try await program.run("plan", "remove", "tag_taem")
    #expect(missing.code == 1)
    #expect(missing.errors == "tag_taem is not in the plan. Did you mean tag_team?\n")
  }

  @Test(
    "What can't be planned is refused with what is wrong and what next",
    arguments: [
      ["email"], ["start date"], ["startdate"], [""],
      ["startdat2", "--variable", "startdate"],
    ])
  func refusedPlan(words: [String]) async throws {
    _ = try await program.run("plan", "add", "startdate")
    let before = try await program.run("plan", "show").output
    let ended = try await program.run(["plan", "add"] + words)
    #expect(ended.code == 1)
    #expect(ended.output == "")
    #expect(ended.errors.contains(". "))
    #expect(try await program.run("plan", "show").output == before)
  }

  @Test("An old External name is planned, and explained")
  func oldName() async throws {
    let ended = try await program.run("plan", "add", "start_date")
    #expect(ended.code == 0)
    #expect(
      ended.errors
        == "start_date is the name that older set-ups use for startdate. In a new set-up, plan "
        + "startdate instead.\n")
  }

  @Test("render: the list, and every screen within its size and without escapes")
  func render() async throws {
    let list = try await program.run("render", "--list")
    #expect(list.code == 0)
    let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(ids.contains("2-back-up"))
    for (width, height) in [(80, 24), (60, 20), (132, 43), (12, 4)] {
      let ended = try await program.run("render", "2-back-up", "--size", "\(width)x\(height)")
      let lines = ended.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(ended.code == 0)
      #expect(lines.count <= height)
      #expect(lines.allSatisfy { $0.count <= width }, "\(ended.output)")
    }
    let all = try await program.run("render", "--all")
    #expect(!all.output.contains("\u{1B}"))
    for id in ids { #expect(all.output.contains("\(id)\n"), "\(id)") }
    let ascii = try await program.run("render", "--all", "--ascii")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    let plain = try await program.run("render", "2-back-up", "--plain")
    #expect(plain.output.hasPrefix("Step 2 of 5: Back up user data"))
    #expect(plain.output.contains("\nChoose: 1 "))
    #expect(try await program.run("render", "2-back-up", "--size", "big").code == 2)
    #expect(try await program.run("render").code == 2)
  }

  @Test("screens lint: what is wrong stands at file, line and column")
  func lint() async throws {
    let own = try await program.run("screens", "lint")
    #expect(own.code == 0)
    #expect(own.output.hasSuffix(" screens, nothing wrong.\n"))
    try program.home.write("bad/a.json", "{\n  \"id\": 3,\n")
    let bad = try await program.run("screens", "lint", program.home.inside("bad"))
    #expect(bad.code == 1)
    #expect(bad.output == "a.json:3:1: expected a key in quotation marks, found the end\n")
    let missing = try await program.run("screens", "lint", program.home.inside("none"))
    #expect(missing.code == 4)
    #expect(missing.errors.contains("can't be opened: no such file or directory."))
    let start = try await program.run("--screens", program.home.inside("bad"), "--plain")
    #expect(start.code == 4)
    #expect(start.errors.contains("a.json:3:1: "))
  }

  @Test("Completions: bash takes them and completes")
  func completions() async throws {
    let bash = try await program.run("completions", "bash")
    let file = try program.home.write("c.bash", bash.output)
    let checked = try await runTool(
      "/bin/bash", ["-n", file], environment: program.cleanEnvironment)
    #expect(checked.code == 0, "\(checked.errors)")
    let script = """
      source \(file)
      COMP_WORDS=(dirsync-setup atte); COMP_CWORD=1; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup attest sync-c); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup plan re); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup check --js); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      """
    let done = try await runTool(
      "/bin/bash", ["--norc", "-c", script], environment: program.cleanEnvironment)
    #expect(done.output == "attest\nsync-connected\nremove\n--json\n")
    #expect(try await program.run("completions", "zsh").output.hasPrefix("#compdef dirsync-setup"))
    let fish = try await program.run("completions", "fish").output.split(separator: "\n")
    #expect(fish.allSatisfy { $0.hasPrefix("complete -c dirsync-setup ") })
  }
}
