import Foundation
import Testing

/// Runs the program that was built beside the tests, in a folder of its own.
private struct BundledRun {
  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "dirsync-setup")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let usual = ["HOME": folder.path, "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm"]
    process.environment = usual.merging(environment) { $1 }
    // Files, not pipes: what is longer than a pipe holds needs no reader meanwhile.
    let names = [UUID().uuidString, UUID().uuidString].map(path)
    for name in names { _ = FileManager.default.createFile(atPath: name, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: names[0])
    process.standardError = FileHandle(forWritingAtPath: names[1])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { try String(contentsOfFile: $0, encoding: .utf8) }
    for name in names { try FileManager.default.removeItem(atPath: name) }
    return Result(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// A set-up in step 2 with words, a plan, a backup and a refused one.
  func setUp() throws {
    let people = "name,email,team\nOne,one@example.com,a\nTwo,two@example.com,b\n"
    try people.write(toFile: path("users.csv"), atomically: false, encoding: .utf8)
    let steps: [[String]] = [
      ["choose", "user-properties", "--now", "2026-11-20T09:00:00+01:00"],
      [
        "attest", "feature-enabled", "--words", "says one@example.com", "--now",
        "2026-11-20T10:00:00+01:00",
      ],
      ["plan", "add", "startdate", "--now", "2026-11-20T10:10:00+01:00"],
      ["verify-backup", "users.csv", "--keep", "--now", "2026-11-20T10:20:00+01:00"],
      ["waive", "backup-complete", "--reason", "no token", "--now", "2026-11-20T10:30:00+01:00"],
    ]
    for step in steps {
      let result = try run(step + ["--state", "state"])
      #expect(result.code == 0, "\(result.errors)")
    }
  }

  @discardableResult
  func bundle(_ name: String, _ environment: [String: String] = [:]) throws -> Result {
    try run(
      ["bundle", "create", "--out", name, "--state", "state", "--now", Self.moment], environment)
  }

  static let moment = "2026-11-21T09:00:00+01:00"
}

@Suite("Bundles from the command line")
struct BundleTests {
  @Test("create says what is in it, and nobody is")
  func create() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()

    let result = try program.bundle("b.jsonl")
    #expect(result.code == 0)
    #expect(result.output == "b.jsonl\n")
    #expect(
      result.errors == """
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

        """)
    let text = try String(contentsOfFile: program.path("b.jsonl"), encoding: .utf8)
    for known in ["one@", "example.com", "One", "Two", program.folder.lastPathComponent] {
      #expect(!text.contains(known))
    }
    let mode = try FileManager.default.attributesOfItem(atPath: program.path("b.jsonl"))
    #expect((mode[.posixPermissions] as? NSNumber)?.intValue == 0o600)

    try program.bundle("again.jsonl")
    #expect(try String(contentsOfFile: program.path("again.jsonl"), encoding: .utf8) == text)
    #expect(try program.bundle("b.jsonl").code == 4)
  }

  @Test("Without --out it is named after the moment; without a set-up there is nothing to bundle")
  func names() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()

    let named = try program.run(
      ["bundle", "create", "--state", "state", "--now", BundledRun.moment])
    #expect(named.output == "dirsync-setup-bundle-20261121-0900.jsonl\n")
    #expect(FileManager.default.fileExists(atPath: program.path(String(named.output.dropLast()))))
    let none = try program.run(["bundle", "create", "--state", "none"])
    #expect(none.code == 4)
    #expect(
      none.errors
        == "There is nothing to bundle: no set-up was begun in none. Name its folder with "
        + "--state.\n")
  }

  @Test("show --json has the keys that are relied on")
  func show() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")

    let result = try program.run(["bundle", "show", "b.jsonl", "--json"])
    #expect(result.code == 0)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let object = try #require(json as? [String: Any])
    #expect(
      Set(object.keys) == ["created", "events", "step", "preconditions", "observations"])
    #expect(object["created"] as? String == BundledRun.moment)
    #expect(object["events"] as? Int == 5)
    #expect(object["step"] as? Int == 1)
    let rows = try #require(object["preconditions"] as? [[String: Any]])
    #expect(rows.count == 15)
    for row in rows {
      #expect(Set(row.keys) == ["id", "step", "verdict", "reason", "remedy", "evidence"])
    }
    let check = try program.run(
      ["check", "--json", "--offline", "--state", "state", "--now", BundledRun.moment])
    let checked = try JSONSerialization.jsonObject(with: Data(check.output.utf8))
    let expected = try #require((checked as? [String: Any])?["preconditions"] as? NSArray)
    #expect(expected.isEqual(rows as NSArray))
    let text = try program.run(["bundle", "show", "b.jsonl"])
    #expect(text.output.hasPrefix("Made 2026-11-21T09:00:00+01:00 by dirsync-setup "))
  }

  @Test("Every screen is the same to the byte elsewhere", arguments: [[], ["--plain"]])
  func render(_ more: [String]) throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")
    let render = ["render", "--all"] + more

    let here = try program.run(render + ["--state", "state", "--now", BundledRun.moment])
    let there = try program.run(
      render + ["--bundle", "b.jsonl"],
      [
        "HOME": "/nowhere", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "TERM": "vt100",
        "DIRSYNC_STATE": "/nowhere",
      ])

    #expect(here.code == 0)
    #expect(there.code == 0)
    #expect(here.output.utf8.count > 10_000)
    #expect(here.output == there.output)
  }

  @Test("Other commands read a bundle's state, and none writes")
  func readOnly() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")
    let before = try String(contentsOfFile: program.path("b.jsonl"), encoding: .utf8)
    func run(_ words: [String]) throws -> BundledRun.Result {
      try program.run(words + ["--bundle", "b.jsonl"], ["DIRSYNC_STATE": program.path("other")])
    }

    for words in [["check", "--json"], ["plan", "show"], ["plan", "export", "--format", "csv"]] {
      let here = try program.run(
        words + ["--state", "state", "--now", BundledRun.moment]
          + (words[0] == "check" ? ["--offline"] : []))
      let there = try run(words)
      #expect(there.output == here.output)
      #expect(there.code == here.code)
    }
    for words in [
      ["choose", "roles"], ["attest", "sync-connected"], ["plan", "remove", "startdate"],
      ["waive", "app-created", "--reason", "why not"],
    ] {
      let refused = try run(words)
      #expect(refused.code == 4)
      #expect(refused.errors == "A bundle can only be read; nothing was written.\n")
    }
    #expect(try run(["forget"]).errors == "A bundle has no kept files.\n")
    #expect(try run(["bundle", "create"]).code == 2)
    #expect(!FileManager.default.fileExists(atPath: program.path("other")))
    #expect(try String(contentsOfFile: program.path("b.jsonl"), encoding: .utf8) == before)
  }

  @Test("open is the wizard, read-only, with the times of then and the age of now")
  func open() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")

    for words in [["bundle", "open", "b.jsonl"], ["--bundle", "b.jsonl"]] {
      let result = try program.run(words)
      #expect(result.code == 0)
      #expect(result.output.hasPrefix("Step 1 of 5: Enable directory sync"))
      #expect(result.output.contains("read only, of "))
    }
  }

  @Test("replay lists journal and bundle alike")
  func replay() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")

    let lines = """
        2026-11-20T09:00:00+01:00  use case: user properties
        2026-11-20T10:00:00+01:00  feature enabled: word of the DX support: “says [e-mail]”
        2026-11-20T10:10:00+01:00  planned: startdate
        2026-11-20T10:20:00+01:00  backup taken: users.csv, 2 people
        2026-11-20T10:30:00+01:00  backup complete waived: no token

      """
    #expect(try program.run(["replay", "b.jsonl"]).output == lines)
    #expect(
      try program.run(["replay", "state/journal.ndjson"], ["TZ": "Asia/Tokyo"]).output == lines)
  }

  @Test("What can't be opened is refused with a sentence")
  func refused() throws {
    let program = try BundledRun()
    defer { program.remove() }
    try program.setUp()
    try program.bundle("b.jsonl")
    let text = try String(contentsOfFile: program.path("b.jsonl"), encoding: .utf8)
    let files = [
      "foreign": "name,email\n", "cut": String(text.prefix(text.count / 2)),
      "damaged": text.replacingOccurrences(of: "users.csv", with: "Users.csv"),
      "newer": text.replacingOccurrences(of: "\"format\":1", with: "\"format\":7"),
    ]
    for (name, content) in files {
      try content.write(toFile: program.path(name), atomically: false, encoding: .utf8)
    }
    let beginnings = [
      "foreign": "foreign is not a bundle", "cut": "The bundle cut is cut off after ",
      "damaged": "The bundle damaged is damaged: ", "newer": "newer was made by a newer ",
      "none": "There is no file none.",
    ]
    for (name, beginning) in beginnings {
      for words in [
        ["bundle", "show", name, "--json"], ["bundle", "open", name], ["replay", name],
        ["check", "--bundle", name], ["render", "--all", "--bundle", name], ["--bundle", name],
      ] {
        let result = try program.run(words)
        #expect(result.code == 4, "\(words)")
        #expect(result.errors.hasPrefix(beginning), "\(words): \(result.errors)")
        #expect(result.output.isEmpty)
      }
    }
  }
}
