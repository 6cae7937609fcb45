import Foundation
import Glibc

/// How a run of a program ended.
public struct Ended: Sendable {
  /// Its exit code, or 128 and the signal that ended it.
  public var code: Int32
  /// What it wrote to standard output.
  public var output: String
  /// What it wrote to standard error.
  public var errors: String

  /// A run by its parts.
  public init(code: Int32, output: String, errors: String) {
    (self.code, self.output, self.errors) = (code, output, errors)
  }

  /// Standard output as a JSON object; empty if it isn't one.
  public var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
  }
}

/// The built program, run as a person's shell would, in a home folder of the test's own.
public struct ProgramUnderTest: Sendable {
  /// The home folder; the state folder is `state` in it unless a test says otherwise.
  public let home: TestFolder
  /// What is set on top of the clean environment.
  public var environment: [String: String] = [:]

  /// A program with an empty home.
  public init() throws { home = try TestFolder() }

  /// The state folder that the runs use.
  public var state: String { home.inside("state") }

  /// The folder of the built products: the one the test executable is in.
  public static var products: String {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: own).deletingLastPathComponent().path
  }

  /// The path of the program.
  public static var path: String { products + "/dirsync-setup" }

  /// The whole environment of a run: no tokens, nothing of the machine's owner.
  public var cleanEnvironment: [String: String] {
    [
      "HOME": home.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "TERM": "screen", "LANG": "C.UTF-8", "TZ": "UTC", "DIRSYNC_STATE": state,
    ].merging(environment) { $1 }
  }

  /// Runs the program to its end.
  public func run(
    _ arguments: String..., input: String = "", within seconds: Double = 20
  ) async throws -> Ended {
    try await run(arguments, input: input, within: seconds)
  }

  /// Runs the program to its end.
  public func run(
    _ arguments: [String], input: String = "", within seconds: Double = 20
  ) async throws -> Ended {
    try await runTool(
      Self.path, arguments, environment: cleanEnvironment, input: input, within: seconds)
  }
}

/// Runs any tool to its end; past the time it is killed.
public func runTool(
  _ path: String, _ arguments: [String], environment: [String: String], input: String = "",
  within seconds: Double = 20
) async throws -> Ended {
  // Files, not pipes: nothing has to be drained while it runs.
  let folder = try TestFolder()
  try folder.write("in", input)
  let files = [
    open(folder.inside("in"), O_RDONLY | O_CLOEXEC),
    open(folder.inside("out"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
    open(folder.inside("err"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
  ]
  defer { for file in files { close(file) } }
  let process = try Spawned(path, arguments, environment: environment, files: files)
  let code = await process.ended(within: seconds)
  return Ended(code: code, output: folder.read("out"), errors: folder.read("err"))
}
