import Glibc
import Terminal

extension Section {
  /// What a start costs without a screen, against a Swift program that does nothing; and memory once
  /// the first frame is there, against the bare ncurses program.
  static let start = Section(name: "start") { () throws(BenchmarkFailure) in
    let folder = try builtPrograms()
    let (ours, empty) = ([folder + "dirsync-setup", "--version"], [folder + "empty-swift"])
    var (version, nothing) = (Measurement(), Measurement())
    for _ in 0..<100 {
      try runToEnd(ours, &version)
      try runToEnd(empty, &nothing)
    }
    printRuns("--version", version)
    printRuns("an empty Swift program", nothing)
    print("ratio of medians: \(fixed(version.median / nothing.median, 2))")
    try printMemory(folder)
    return true
  }
}

private func printRuns(_ what: String, _ times: Measurement) {
  print(
    "\(what): median \(fixed(times.median * 1000, 2)) ms, shortest "
      + "\(fixed(times.shortest * 1000, 2)) ms of \(times.seconds.count)")
}

private func runToEnd(_ words: [String], _ times: inout Measurement) throws(BenchmarkFailure) {
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for word in arguments { free(word) } }
  var files = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&files)
  defer { posix_spawn_file_actions_destroy(&files) }
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
  var status: Int32 = -1
  times.add {
    var process = pid_t()
    guard posix_spawn(&process, words[0], &files, nil, &arguments, environ) == 0 else { return }
    waitpid(process, &status, 0)
  }
  guard status == 0 else { throw BenchmarkFailure(reason: "\(words[0]) did not run to its end.") }
}

private func printMemory(_ folder: String) throws(BenchmarkFailure) {
  let size = Size(width: 80, height: 24)
  let picture = try FramePicture(size)
  for (what, path, argument) in [
    ("memory after the first frame, demo", folder + "dirsync-setup", "demo"),
    ("memory after the first frame, bare", folder + "bare-frame", picture.path),
  ] {
    let terminal = try FrameTerminal(FrameProgram(path: path, argument: argument), size)
    guard terminal.firstFrame().bytes > 0 else {
      throw BenchmarkFailure(reason: "\(path) drew nothing.")
    }
    let memory = try FrameIdle.memory(of: terminal.process)
    let own = try FrameIdle.ownMemory(of: terminal.process)
    print(
      "\(what): \(fixed(Double(memory) / 1_024, 1)) MiB, of which its own "
        + "\(fixed(Double(own) / 1_024, 1))")
    guard terminal.quit() else { throw BenchmarkFailure(reason: "\(path) did not end.") }
  }
}
