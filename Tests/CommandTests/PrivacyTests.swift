import Foundation
import Glibc
import Support
import Testing

@Suite("What others on the same machine can get at")
struct PrivacyTests {
  private static let token = "00" + String(repeating: "xY7-", count: 10)
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("All of the state folder is for its owner alone, whatever the umask")
  func modes() async throws {
    let file = try program.home.write("users.csv", Exports.good)
    for words in [["verify-backup", file, "--keep"], ["choose", "roles"]] {
      let ended = try await runTool(
        "/bin/sh", ["-c", "umask 0; exec \"$@\"", "sh", ProgramUnderTest.path] + words,
        environment: program.cleanEnvironment)
      #expect(ended.code == 0, "\(ended.errors)")
    }
    let inside = FileManager.default.enumerator(atPath: program.state)?.compactMap { $0 as? String }
    let names = try #require(inside)
    // Journal, lock, vault, and in that the export.
    #expect(names.count >= 4)
    for path in [program.state] + names.map({ program.state + "/" + $0 }) {
      var status = stat()
      #expect(lstat(path, &status) == 0)
      #expect(status.st_mode & 0o077 == 0, "\(path)")
    }
  }

  @Test("An e-mail in the attribute plan is refused, and is nowhere afterwards")
  func plan() async throws {
    _ = try await program.run("plan", "add", "startdate")
    for words in [
      ["tag_ada@example.com"], ["ada@example.com"], ["tag_x", "--variable", "ada@example.com"],
      ["tag_x", "--expression", "\"ada@example.com\""],
      ["tag_x", "--expression", "user.a == 'ada@example.com' ? 'x' : 'y'"],
    ] {
      #expect(try await program.run(["plan", "add"] + words).code == 1, "\(words)")
    }
    for file in program.home.files() {
      #expect(!program.home.read(file).contains("ada@"), "\(file)")
    }
    #expect(try await program.run("plan", "show").output.contains("startdate"))
  }

  @Test(
    "Another program of the same account reads neither its memory nor its helper's",
    .timeLimit(.minutes(1)))
  func memory() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    var program = program
    program.environment = [
      "OKTA_CLIENT_TOKEN": Self.token, "OKTA_CLIENT_ORGURL": server.origin, "HOME": "/",
      "DIRSYNC_STATE": "/nowhere/state",
    ]
    let reading = try start([ProgramUnderTest.path, "check", "--app", "0oa1"], program)
    defer { end(reading) }
    await server.requestCame()
    let helper = try #require(children(of: reading.id).first)
    for process in [reading.id, helper] {
      let spied = try await spy(on: process)
      #expect(!spied.output.contains(Self.token))
      #expect(
        spied.errors.components(separatedBy: "Permission denied").count == 3, "\(spied.errors)")
    }
    // What doesn't protect itself is seen in the same way, so that this can fail.
    let open = try start(["/bin/sleep", "60"], program)
    defer { end(open) }
    try await started(open, "sleep")
    #expect(try await spy(on: open.id).output.contains(Self.token))
  }

  // Root may read anything, so then both run under an account that owns nothing.
  private static let account =
    geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

  private func start(_ command: [String], _ program: ProgramUnderTest) throws -> Spawned {
    let words = Self.account + command
    let nothing = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    return try Spawned(
      words[0], Array(words.dropFirst()), environment: program.cleanEnvironment,
      files: [nothing, nothing, nothing])
  }

  private func end(_ process: Spawned) {
    kill(process.id, SIGKILL)
    process.wait()
  }

  private func spy(on process: Int32) async throws -> Ended {
    let words =
      Self.account + ["/bin/cat", "/proc/\(process)/environ", "/proc/\(process)/mem"]
    return try await runTool(
      words[0], Array(words.dropFirst()), environment: program.cleanEnvironment)
  }

  private func children(of process: Int32) throws -> [Int32] {
    // A child belongs to the thread that started it.
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
    return try threads.flatMap { thread in
      try String(contentsOfFile: "/proc/\(process)/task/\(thread)/children", encoding: .utf8)
        .split(separator: " ").compactMap { Int32($0) }
    }
  }

  // Until then it is the tool that becomes it.
  private func started(_ process: Spawned, _ name: String) async throws {
    for _ in 0..<500 {
      let running = try String(contentsOfFile: "/proc/\(process.id)/comm", encoding: .utf8)
      if running == name + "\n" { return }
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
