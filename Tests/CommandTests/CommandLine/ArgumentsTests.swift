import Glibc
import Support
import Testing

@Suite("The command line taken apart: mistakes, and the nearest right word")
struct ArgumentsTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  static let mistakes: [(words: [String], sentence: String)] = [
    (["chekc"], "Unknown command: chekc. Did you mean check? \(commands)"),
    (["chekc", "--json"], "Unknown command: chekc. Did you mean check? \(commands)"),
    (["--json", "chekc"], "Unknown command: chekc. Did you mean check? \(commands)"),
    (["chekc", "--help"], "Unknown command: chekc. Did you mean check? \(commands)"),
    (
      ["check", "--jsn"],
      "Unknown option: --jsn. Did you mean --json? dirsync-setup check --help lists them all."
    ),
    (
      ["verify-backp", "x"],
      "Unknown command: verify-backp. Did you mean verify-backup? \(commands)"
    ),
    (["check", "--json=yes"], "--json takes no value."),
    (["check", "--json", "--json"], "--json was given twice."),
    (["check", "--state"], "--state needs a value: --state DIR."),
    (
      ["render", "2-backup"],
      "Unknown screen: 2-backup. Did you mean 2-back-up? dirsync-setup render --list lists them all."
    ),
    (
      ["demo", "--scenario", "fersh"],
      "Unknown scenario: fersh. Did you mean fresh? dirsync-setup demo --list lists them all."
    ),
    (
      ["diagnose", "--symptom", "nothing-chnged"],
      "Unknown symptom: nothing-chnged. Did you mean nothing-changed? "
        + "dirsync-setup diagnose --help lists them all."
    ),
    (["completions", "bsh"], "Unknown shell: bsh. Did you mean bash?"),
    (
      ["plan", "add", "x", "--type", "strin"],
      "Unknown value of --type: strin. Did you mean string?"
    ),
    (["plan", "shwo"], "Unknown command: plan shwo. Did you mean plan show?"),
    (["screens"], "screens needs one of: lint."),
    (["x\u{1B}[2Jy\u{202E}"], "Unknown command: x<U+001B>[2Jy<U+202E>. \(commands)"),
    (
      ["plan", "show", "two\u{9B}2J"],
      "“two<U+009B>2J” is one word too many. Usage: dirsync-setup plan show [--json]"
    ),
  ]

  @Test("A mistake in the command line is 2, with the nearest right word", arguments: mistakes)
  func refused(words: [String], sentence: String) async throws {
    let ended = try await program.run(words)
    #expect(ended.code == 2)
    #expect(ended.output == "")
    #expect(ended.errors == sentence + "\n")
    #expect(program.home.files() == [])
  }

  static let commands = "dirsync-setup --help lists them all."

  @Test("A token that was typed as an argument is not said again")
  func token() async throws {
    let token = "00" + String(repeating: "aB3_", count: 10)
    for words in [[token], ["check", token], ["attest", token], ["--now", token]] {
      let ended = try await program.run(words)
      #expect(ended.code == 2)
      #expect(!ended.errors.contains(token), "\(words.count)")
    }
  }

  @Test("Without /proc the arguments are taken from where they were laid", .enabled(if: canUnmount))
  func unmounted() async throws {
    let ended = try await runTool(
      "/usr/bin/unshare",
      [
        Self.own, "/bin/sh", "-c", "umount -l /proc && exec \"$0\" check --offline --json",
        ProgramUnderTest.path,
      ],
      environment: program.cleanEnvironment)
    #expect(ended.code == 1)
    #expect((ended.json["preconditions"] as? [Any])?.count == 15, "\(ended.errors)")
  }

  /// What gives a process mounts of its own; who isn't root needs users of its own for that.
  static let own = getuid() == 0 ? "-m" : "-rm"

  /// Whether this machine lets a test have a view of its own without /proc.
  static let canUnmount: Bool = {
    let words = [own, "/bin/sh", "-c", "umount -l /proc"]
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nowhere) }
    let process = try? Spawned(
      "/usr/bin/unshare", words, environment: ["HOME": "/", "PATH": "/usr/bin:/bin"],
      files: [nowhere, nowhere, nowhere])
    return process?.wait() == 0
  }()
}
