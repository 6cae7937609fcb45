import Foundation
import Glibc

/// A program talked to line by line through pipes, as a script or a screen reader does.
public final class Conversation {
  /// A prompt that didn't come, with what was printed last.
  public struct NotPrinted: Error, CustomStringConvertible {
    /// What was waited for.
    public var what: String
    /// What was printed instead.
    public var output: String
    /// A wait that ended in vain.
    public init(what: String, output: String) { (self.what, self.output) = (what, output) }

    /// Both, for the test's report.
    public var description: String { "Waited for \(what), but this was printed:\n\(output)" }
  }

  private let process: Spawned
  private var input: Int32
  private let output: Int32
  private var code: Int32?
  /// Everything that was printed.
  public private(set) var all = ""
  /// What was printed since the last line that was said.
  public private(set) var latest = ""

  /// Starts the program and waits for its first prompt.
  public init(_ program: ProgramUnderTest, _ arguments: String...) throws {
    let (toProgram, fromProgram) = (PrivatePipe(), PrivatePipe())
    (input, output) = (toProgram.write, fromProgram.read)
    process = try Spawned(
      ProgramUnderTest.path, arguments, environment: program.cleanEnvironment,
      files: [toProgram.read, fromProgram.write, fromProgram.write])
    close(toProgram.read)
    close(fromProgram.write)
    try waitForPrompt()
  }

  deinit {
    if code == nil { killNow() }
    close(output)
  }

  /// Says a line and waits for the next prompt, or for the end.
  public func say(_ line: String) throws {
    latest = ""
    let bytes = Array((line + "\n").utf8)
    guard write(input, bytes, bytes.count) == bytes.count else {
      throw NotPrinted(what: "someone to listen", output: all)
    }
    try waitForPrompt()
  }

  /// Says the number that the last list of choices has before a label.
  public func choose(_ label: String) throws {
    if number(of: label) == nil { try say("") }
    guard let number = number(of: label) else {
      throw NotPrinted(what: "the choice “\(label)”", output: latest)
    }
    try say(number)
  }

  /// Whether the last list of choices has a label.
  public func offers(_ label: String) -> Bool { number(of: label) != nil }

  private func number(of label: String) -> String? {
    guard let start = all.range(of: "Choose: ", options: .backwards) else { return nil }
    let line = all[start.upperBound...].prefix { $0 != "\n" }
    guard let found = line.range(of: label) else { return nil }
    let words = (", " + line[..<found.lowerBound]).components(separatedBy: ", ")
    return words.reversed().lazy.compactMap { $0.split(separator: " ").first }
      .first { Int($0) != nil }.map(String.init)
  }

  /// Ends the input and returns how the program ended.
  public func endInput() -> Int32 {
    close(input)
    input = -1
    try? waitForPrompt()
    return ended()
  }

  /// Waits for the end and returns the exit code.
  public func ended() -> Int32 {
    let code = code ?? process.wait()
    self.code = code
    if input >= 0 { close(input) }
    input = -1
    return code
  }

  /// Ends the program at once, as a power cut would.
  public func killNow() {
    kill(process.id, SIGKILL)
    _ = ended()
  }

  private func waitForPrompt() throws {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, 10_000) > 0 else { throw NotPrinted(what: "a prompt", output: latest) }
      let count = read(output, &bytes, bytes.count)
      guard count > 0 else { return }
      let text = String(decoding: bytes.prefix(count), as: UTF8.self)
      latest += text
      all += text
      if latest == "> " || latest.hasSuffix("\n> ") || latest.hasSuffix(", or . to leave: ") {
        return
      }
    }
  }
}
