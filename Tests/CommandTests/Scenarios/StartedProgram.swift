import Glibc
import Support

/// A run of the program that a test signals, and waits for afterwards.
struct StartedProgram {
  private let folder: TestFolder
  private let process: Spawned

  /// Starts the program with its output in files.
  init(_ program: ProgramUnderTest, _ words: [String], input: String = "") throws {
    folder = try TestFolder()
    try folder.write("in", input)
    let files = [
      open(folder.inside("in"), O_RDONLY | O_CLOEXEC),
      open(folder.inside("out"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
      open(folder.inside("err"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
    ]
    defer { for file in files { close(file) } }
    process = try Spawned(
      ProgramUnderTest.path, words, environment: program.cleanEnvironment, files: files)
  }

  func signal(_ number: Int32) { kill(process.id, number) }

  /// What it has printed by now.
  var output: String { folder.read("out") }

  /// Waits until it has printed what a test waits for, or the time is over.
  func printed(_ isEnough: (String) -> Bool, within seconds: Double = 20) async -> Bool {
    for _ in 0..<Int(seconds * 20) {
      if isEnough(output) { return true }
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  /// Waits for its end.
  func ended(within seconds: Double = 10) async -> Ended {
    let code = await process.ended(within: seconds)
    return Ended(code: code, output: output, errors: folder.read("err"))
  }
}
