import Basics
import Support
import Testing

@Suite("verify-backup")
struct VerifyBackupTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  static let keys: Set<String> = [
    "verdict", "file", "sha256", "bytes", "rows", "columns", "emailColumn", "raggedRows",
    "duplicateEmails", "invalidEmails", "problems", "problemsTotal", "warnings",
  ]

  @Test("A good file, with exactly the fixed keys; nothing is written")
  func good() async throws {
    let file = try program.home.write("users.csv", Exports.good)
    let ended = try await program.run("verify-backup", file, "--json")
    #expect(ended.code == 0)
    #expect(ended.errors == "")
    #expect(Set(ended.json.keys) == Self.keys)
    #expect(ended.json["verdict"] as? String == "met")
    #expect(ended.json["file"] as? String == file)
    #expect(ended.json["rows"] as? Int == 3)
    #expect(ended.json["bytes"] as? Int == Exports.good.utf8.count)
    #expect(ended.json["columns"] as? [String] == ["name", "email", "github_username"])
    #expect(ended.json["emailColumn"] as? String == "email")
    #expect(ended.json["problemsTotal"] as? Int == 0)
    let digest = try await runTool(
      "/usr/bin/sha256sum", [file], environment: program.cleanEnvironment)
    #expect(ended.json["sha256"] as? String == String(digest.output.prefix(64)))
    #expect(program.home.files() == ["users.csv"])
  }

  @Test("A bad file: which lines, and no e-mails")
  func bad() async throws {
    let file = try program.home.write("users.csv", Exports.bad)
    let ended = try await program.run("verify-backup", file, "--json")
    #expect(ended.code == 1)
    #expect(Set(ended.json.keys) == Self.keys)
    #expect(ended.json["verdict"] as? String == "unmet")
    #expect(ended.json["duplicateEmails"] as? Int == 1)
    #expect(ended.json["raggedRows"] as? Int == 1)
    let problems = try #require(ended.json["problems"] as? [[String: Any]])
    #expect(problems.map { $0["kind"] as? String } == ["duplicate-email", "ragged"])
    #expect(problems.map { $0["line"] as? Int } == [3, 4])
    for problem in problems {
      #expect(Set(problem.keys) == ["line", "kind", "detail"])
      #expect((problem["detail"] as? String)?.contains("@") == false)
    }
    let plain = try await program.run("verify-backup", file)
    #expect(plain.code == 1)
    #expect(plain.output.contains("line 3"))
    #expect(!(plain.output + plain.errors).contains("@"))
  }

  /// What a spreadsheet leaves in a file that is fit all the same, and what is said of it.
  static let warned: [(text: String, kind: String, line: String)] = [
    (
      "email,start_date\na@example.com,3/4/2024\n", "respelt-dates",
      "line 2: A spreadsheet spelt dates anew in \"start_date\", on line 2: DX reads YYYY-MM-DD or "
        + "YYYY/MM/DD."
    ),
    (
      "sep=;\nname;email\nA;a@example.com\n", "separator-hint",
      "line 1: Line 1 is a spreadsheet's hint, sep=;; it is passed over."
    ),
    (
      "name,email\nA,a@example.com\n,\n", "empty-rows",
      "line 3: Line 3 has nothing but separators; they are passed over."
    ),
    (
      "\u{FEFF}name;email\nA;a@example.com\n", "resaved",
      "line 1: It looks saved again by a spreadsheet, which may have changed dates and numbers. A "
        + "fresh export from DX is the safer backup."
    ),
  ]

  @Test("A warning leaves a file fit, and is told in words and in JSON", arguments: warned)
  func warning(_ example: (text: String, kind: String, line: String)) async throws {
    let file = try program.home.write("users.csv", example.text)
    let ended = try await program.run("verify-backup", file, "--json")
    #expect(ended.code == 0)
    #expect(ended.json["rows"] as? Int == 1)
    #expect(ended.json["problemsTotal"] as? Int == 0)
    let warnings = try #require(ended.json["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["kind"] as? String } == [example.kind])
    #expect(warnings.allSatisfy { Set($0.keys) == ["line", "kind", "detail"] })
    let plain = try await program.run("verify-backup", file)
    #expect(plain.code == 0)
    #expect(plain.output.contains("\nWarning, \(example.line)\nSHA-256: "), "\(plain.output)")
  }

  @Test("--keep makes a fit file the backup, and leaves an unfit one alone")
  func keep() async throws {
    let bad = try program.home.write("bad.csv", Exports.bad)
    #expect(try await program.run("verify-backup", bad, "--keep").code == 1)
    #expect(try await verdicts(program)["backup-taken"] == "unmet")
    let good = try program.home.write("good.csv", Exports.good)
    let ended = try await program.run("verify-backup", good, "--keep", "--json")
    #expect(ended.code == 0)
    #expect(ended.errors == "A copy is kept.\n")
    #expect(Set(ended.json.keys) == Self.keys)
    #expect(try await verdicts(program)["backup-taken"] == "met")
    let journal = program.home.read("state/journal.ndjson")
    #expect(journal.contains("good.csv"))
    #expect(!journal.contains(program.home.path), "paths are journalled as base names")
    #expect(!journal.contains("@"))
  }

  @Test("--email-column corrects the guess, and names the columns when there is no such one")
  func column() async throws {
    let file = try program.home.write("u.csv", "email,work\none@example.com,x\n")
    #expect(try await program.run("verify-backup", file).code == 0)
    let told = try await program.run("verify-backup", file, "--email-column", "work", "--json")
    #expect(told.code == 1)
    #expect(told.json["invalidEmails"] as? Int == 1)
    #expect(told.json["emailColumn"] as? String == "work")
    let wrong = try await program.run("verify-backup", file, "--email-column", "wokr", "--json")
    #expect(wrong.code == 2)
    #expect(wrong.output == "")
    #expect(
      wrong.errors
        == "The file has no column \"wokr\". Name one of its columns: \"email\", \"work\".\n")
  }

  @Test(
    "Bytes that are no export are unmet, with the kind of what is wrong",
    arguments: [
      ([UInt8](), "empty"), ([0xFF, 0xFE, 0x6E, 0, 0x61, 0], "not-utf8"),
      (Array("a,b\n1,2\n".utf8), "no-email-column"),
      (Array("email\n\"one@example.com\n".utf8), "bad-quote"),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0xFF, 0xFE, 0x0A, 0x80], "not-a-csv"),
    ] as [([UInt8], String)])
  func noExport(bytes: [UInt8], kind: String) async throws {
    let file = try program.home.write("u.csv", bytes)
    let ended = try await program.run("verify-backup", file, "--json")
    #expect(ended.code == 1)
    #expect(ended.json["verdict"] as? String == "unmet")
    let problems = ended.json["problems"] as? [[String: Any]] ?? []
    #expect(problems.contains { $0["kind"] as? String == kind }, "\(ended.output)")
  }

  @Test("What can't be read is 4, with a sentence; JSON is printed as far as anything was read")
  func unreadable() async throws {
    let missing = try await program.run("verify-backup", program.home.inside("none.csv"))
    #expect(missing.code == 4)
    #expect(missing.output == "")
    #expect(missing.errors.hasPrefix("There is no file "))
    let folder = try await program.run("verify-backup", program.home.path)
    #expect(folder.code == 4)
    #expect(folder.errors.contains("is a folder, not a file."))
    let pipe = program.home.inside("pipe")
    _ = try await runTool("/usr/bin/mkfifo", [pipe], environment: program.cleanEnvironment)
    let ended = try await program.run(["verify-backup", pipe], within: 5)
    #expect(ended.code == 4)
    #expect(!ended.errors.isEmpty)
  }

  @Test("Text from files moves no cursor and changes no colour")
  func escapes() async throws {
    let header = "na\u{1B}[2J\u{9B}31mme,e\u{07}mail\u{1B}]0;x\u{07}"
    let file = try program.home.write(
      "u.csv", header + "\nOne\u{1B}[31m,one@example.com\nTwo,bad\u{1B}[2J@@\n\u{1B}c\n")
    for words in [
      ["verify-backup", file], ["verify-backup", file, "--json"],
      ["verify-backup", file, "--email-column", "x\u{1B}[2J"],
    ] {
      let ended = try await program.run(words)
      #expect(ended.code != 0)
      let controls = (ended.output + ended.errors).unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n"
      }
      #expect(controls.isEmpty, "\(words)")
    }
  }

  @Test("Problems are capped at 1,000, and counted in full")
  func large() async throws {
    let row = "Somebody,somebody@example.com,\n"
    let file = try program.home.write(
      "u.csv", "name,email,x\n" + String(repeating: row, count: 20_000))
    let ended = try await program.run("verify-backup", file, "--json")
    #expect(ended.code == 1)
    #expect(ended.json["duplicateEmails"] as? Int == 19_999)
    #expect(ended.json["problemsTotal"] as? Int == 19_999)
    #expect((ended.json["problems"] as? [Any])?.count == 1_000)
  }
}
