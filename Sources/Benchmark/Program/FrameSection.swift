import Glibc
import Terminal

extension Section {
  /// First frame, keys, memory and idling of the real program, against a bare one that draws the same.
  static let frame = Section(name: "frame") { () throws(BenchmarkFailure) in
    let size = Size(width: 80, height: 24)
    let picture = try FramePicture(size)
    var starts = try FrameStarts()
    let folder = try builtPrograms()
    let program = { (argument: String) in
      FrameProgram(path: folder + "dirsync-setup", argument: argument)
    }
    let (demo, again) = (program("demo"), program("--state=" + starts.kept))
    let bare = FrameProgram(path: folder + "bare-frame", argument: picture.path)
    var (demoFigures, freshFigures) = (FrameFigures(), FrameFigures())
    var (againFigures, bareFigures) = (FrameFigures(), FrameFigures())
    for _ in 0..<20 {
      try demoFigures.addFirst(demo, size)
      try freshFigures.addFirst(program("--state=" + starts.fresh()), size)
      try againFigures.addFirst(again, size)
      try bareFigures.addFirst(bare, size)
    }
    try demoFigures.addKeys(demo, size)
    try bareFigures.addKeys(bare, size)
    compare("first frame, demo", demoFigures.first, bareFigures.first)
    compare("first frame, new state folder", freshFigures.first, bareFigures.first)
    compare("first frame, folder that is there", againFigures.first, bareFigures.first)
    compare("key to frame, a line or two changed", demoFigures.key, bareFigures.key)
    compare("a thousand keys at once", demoFigures.burst, bareFigures.burst)
    compare("key to frame, whole screen changed", demoFigures.whole, bareFigures.whole)
    printIdle("idle", demoFigures.idle)
    printIdle("idle, bare", bareFigures.idle)
    return true
  }
}

/// State folders to start on.
private struct FrameStarts: ~Copyable {
  private let folder: String
  private var count = 0

  init() throws(BenchmarkFailure) { folder = try temporaryFolder() }
  deinit { _ = system("rm -r '\(folder)'") }

  /// One that is made by the first start and kept.
  var kept: String { folder + "/kept" }

  /// One that doesn't exist yet.
  mutating func fresh() -> String {
    count += 1
    return "\(folder)/\(count)"
  }
}

/// How long one program is watched while nothing is pressed.
private let idleSeconds: UInt32 = 5

/// What was measured of one program.
private struct FrameFigures {
  var first: [FrameTerminal.Answer] = []
  var key: [FrameTerminal.Answer] = []
  var burst: [FrameTerminal.Answer] = []
  var whole: [FrameTerminal.Answer] = []
  var idle: FrameIdle?

  mutating func addFirst(_ program: FrameProgram, _ size: Size) throws(BenchmarkFailure) {
    let terminal = try FrameTerminal(program, size)
    first.append(try checked(terminal.firstFrame(), program))
    guard terminal.quit() else { throw BenchmarkFailure(reason: "\(program.path) did not end.") }
  }

  // Keys that move the focus to and fro, then help, which is over the whole screen.
  mutating func addKeys(_ program: FrameProgram, _ size: Size) throws(BenchmarkFailure) {
    let terminal = try FrameTerminal(program, size)
    _ = try checked(terminal.firstFrame(), program)
    for number in 0..<40 {
      key.append(try checked(terminal.press(number % 2 == 0 ? "j" : "k"), program))
    }
    // One more than there and back: what leaves all as it was isn't drawn at all.
    for number in 0..<10 {
      let (one, other) = number % 2 == 0 ? ("j", "k") : ("k", "j")
      let keys = String(repeating: one + other, count: 500) + one
      burst.append(try checked(terminal.press(keys), program))
    }
    for number in 0..<20 {
      whole.append(try checked(terminal.press(number % 2 == 0 ? "?" : "\r"), program))
    }
    idle = try FrameIdle(of: terminal.process, seconds: idleSeconds)
    guard terminal.quit() else { throw BenchmarkFailure(reason: "\(program.path) did not end.") }
  }

  private func checked(
    _ answer: FrameTerminal.Answer, _ program: FrameProgram
  ) throws(BenchmarkFailure) -> FrameTerminal.Answer {
    guard answer.bytes > 0 else { throw BenchmarkFailure(reason: "\(program.path) drew nothing.") }
    return answer
  }
}

/// The folder that this program and its neighbours were built to.
func builtPrograms() throws(BenchmarkFailure) -> String {
  var bytes = [UInt8](repeating: 0, count: 4_096)
  let count = readlink("/proc/self/exe", &bytes, bytes.count)
  let path = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  guard let end = path.lastIndex(of: "/") else {
    throw BenchmarkFailure(reason: "/proc/self/exe can't be read.")
  }
  return String(path[...end])
}

private func compare(
  _ what: String, _ ours: [FrameTerminal.Answer], _ theirs: [FrameTerminal.Answer]
) {
  printAnswers(what, ours)
  printAnswers("\(what), bare", theirs)
  print("ratio of medians: \(fixed(median(ours) / median(theirs), 2))")
}

func printAnswers(_ what: String, _ answers: [FrameTerminal.Answer]) {
  let shortest = answers.map(\.seconds).min() ?? 0
  let bytes = answers.map(\.bytes).sorted()
  print(
    "\(what): median \(fixed(median(answers) * 1000, 3)) ms, shortest "
      + "\(fixed(shortest * 1000, 3)) ms of \(answers.count); \(bytes[bytes.count / 2]) bytes")
}

func median(_ answers: [FrameTerminal.Answer]) -> Double {
  let sorted = answers.map(\.seconds).sorted()
  return sorted[sorted.count / 2]
}

private func printIdle(_ what: String, _ idle: FrameIdle?) {
  guard let idle else { return }
  print(
    "\(what): \(idle.ticks) ticks of \(FrameIdle.millisecondsPerTick) ms, \(idle.wakes) wake-ups "
      + "in \(idleSeconds) s; \(fixed(Double(idle.memory) / 1_024, 1)) MiB")
}
