import Glibc
import Terminal

extension Section {
  /// Key to frame in the time line of a hundred thousand events, against a bare program that draws a whole
  /// screen anew.
  static let timeLine = Section(name: "timeline") { () throws(BenchmarkFailure) in
    let journal = try ExampleJournal(events: 100_000)
    let picture = try FramePicture(TimeLineKeys.size)
    let bare = try TimeLineKeys.bare(picture.path)
    printAnswers("whole screen changed, bare", bare)
    let keys = try TimeLineKeys(journal)
    var holds = true
    for (what, answers) in try keys.answers() {
      printAnswers(what, answers)
      print("ratio of medians: \(fixed(median(answers) / median(bare), 1))")
      let slowest = answers.map(\.seconds).max() ?? 0
      holds =
        report("the slowest", slowest * 1_000, atMost: 30, digits: 1, unit: " ms") && holds
    }
    return holds
  }
}

/// The keys of a time line, pressed in the real program.
private struct TimeLineKeys: ~Copyable {
  static let size = Size(width: 80, height: 24)

  private let script: TemporaryFile

  init(_ journal: ExampleJournal) throws(BenchmarkFailure) {
    let program = try builtPrograms() + "dirsync-setup"
    script = try TemporaryFile("The start") { file in
      fputs("exec '\(program)' replay '\(journal.path)'\n", file)
    }
  }

  /// What a bare program takes for a screen.
  static func bare(_ picture: String) throws(BenchmarkFailure) -> [FrameTerminal.Answer] {
    let path = try builtPrograms() + "bare-frame"
    let terminal = try FrameTerminal(FrameProgram(path: path, argument: picture), size)
    guard terminal.firstFrame().bytes > 0 else {
      throw BenchmarkFailure(reason: "bare-frame drew nothing.")
    }
    let answers = (0..<40).map { terminal.press($0 % 2 == 0 ? "?" : "\r") }
    guard terminal.quit() else { throw BenchmarkFailure(reason: "bare-frame did not end.") }
    return answers
  }

  /// What each kind of key takes.
  func answers() throws(BenchmarkFailure) -> [(what: String, answers: [FrameTerminal.Answer])] {
    let terminal = try FrameTerminal(
      FrameProgram(path: "/bin/sh", argument: script.path), Self.size)
    let first = terminal.firstFrame(patience: 60_000)
    guard first.bytes > 0 else { throw BenchmarkFailure(reason: "The time line drew nothing.") }
    print("opened: \(fixed(first.seconds * 1_000, 0)) ms")
    func press(_ keys: [String]) -> [FrameTerminal.Answer] { keys.map { terminal.press($0) } }
    let (home, end) = ("\u{1B}[H", "\u{1B}[F")
    var answers = [
      ("one back", press(Array(repeating: "h", count: 40))),
      ("one on", press(Array(repeating: "l", count: 40))),
      (
        "to the first and the newest",
        press(Array(repeating: [home, end], count: 10).flatMap(\.self))
      ),
      ("another kind", press(Array(repeating: "f", count: 8))),
    ]
    _ = terminal.press("/")
    answers.append(("a letter searched for", press("schema: okta did not".map(String.init))))
    answers.append(("a letter taken back", press(Array(repeating: "\u{7F}", count: 19))))
    _ = press(["\r", "\u{1B}"])
    var days: [FrameTerminal.Answer] = []
    for day in ["22 Sep", "28 Nov", "1 Nov", "2026-11-27", "30 Feb"] {
      _ = press(["d"] + day.map(String.init))
      days.append(terminal.press("\r"))
    }
    answers.append(("to a day", days))
    answers.append(("a moment opened, and back", press(["\r", "T", "\r", "T"])))
    guard terminal.quit() else { throw BenchmarkFailure(reason: "The time line did not end.") }
    guard answers.allSatisfy({ $0.1.contains { $0.bytes > 0 } }) else {
      throw BenchmarkFailure(reason: "The time line drew nothing in answer to a key.")
    }
    return answers
  }
}
