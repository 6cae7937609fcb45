import Foundation
import Glibc

/// A terminal window of a test's own: a tmux server with one pane.
///
/// What happens in it is what a person would see: keys go in as bytes, the screen comes out as
/// text. The server ends with the value.
public final class Tmux: Sendable {
  /// Why a wait ended without what was waited for, with the screen at that moment.
  public struct NotShown: Error, CustomStringConvertible {
    /// What was waited for.
    public var what: String
    /// The screen that was there instead.
    public var screen: String
    /// A wait that ended in vain.
    public init(what: String, screen: String) { (self.what, self.screen) = (what, screen) }

    /// Both, for the test's report.
    public var description: String { "Waited for “\(what)”, but the screen is:\n\(screen)" }
  }

  private let folder: TestFolder
  private let environment: [String: String]
  private let tool: String

  /// Starts a command in a window of the given size.
  public init(
    _ command: [String], environment: [String: String], width: Int = 80, height: Int = 24
  ) async throws {
    folder = try TestFolder()
    self.environment = environment.filter { $0.key != "TERM" }
    tool = Self.tool(environment["PATH"] ?? "/usr/bin")
    let settings = [
      "set -g status off", "set -g remain-on-exit on", "set -s escape-time 0",
      "set -g default-terminal \(environment["TERM"] ?? "screen")", "set -g history-limit 0",
    ]
    try folder.write("conf", settings.joined(separator: "\n") + "\n")
    try await tmux(
      ["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "--"] + noted(command))
  }

  deinit {
    // The home folder may be gone by now.
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    _ = try? Spawned(
      tool, ["-S", folder.inside("s"), "kill-server"], environment: ["HOME": "/"],
      files: [nothing, nothing, nothing]
    ).wait()
  }

  private static func tool(_ path: String) -> String {
    path.split(separator: ":").map { $0 + "/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/usr/bin/tmux"
  }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    let ended = try await runTool(
      tool, ["-S", folder.inside("s"), "-f", folder.inside("conf")] + arguments,
      environment: environment)
    guard ended.code == 0 else {
      throw NotShown(what: "tmux " + arguments.joined(separator: " "), screen: ended.errors)
    }
    return ended.output
  }

  /// Presses keys by tmux's names, such as `Enter`, `Right` and `C-z`.
  public func press(_ keys: String...) async throws { try await tmux(["send-keys", "--"] + keys) }

  /// Types a text, letter by letter.
  public func type(_ text: String) async throws {
    try await tmux(["send-keys", "-l", "--", text])
  }

  /// Pastes a text as a terminal does, bracketed where the program asked for it.
  public func paste(_ text: String) async throws {
    let file = try folder.write("paste", text)
    try await tmux(["load-buffer", file])
    try await tmux(["paste-buffer", "-p", "-d"])
  }

  /// Clicks a cell; column and line count from 1, as terminals count.
  ///
  /// In the form that the program asked the terminal for: SGR, or the older one of X10.
  public func click(column: Int, line: Int) async throws {
    let isSGR = try await format("#{mouse_sgr_flag}") == "1"
    let start: [UInt8] = [0x1B, 0x5B]
    let place = [UInt8(column + 32), UInt8(line + 32)]
    let bytes =
      isSGR
      ? start + Array("<0;\(column);\(line)M\u{1B}[<0;\(column);\(line)m".utf8)
      : start + [0x4D, 32] + place + start + [0x4D, 35] + place
    try await tmux(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Gives the window another size.
  public func resize(width: Int, height: Int) async throws {
    try await tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// What the screen shows; with its colour escapes if asked for.
  public func screen(escapes: Bool = false) async throws -> String {
    try await tmux(["capture-pane", "-p"] + (escapes ? ["-e"] : []))
  }

  /// Waits until the screen shows a text, and returns the screen.
  @discardableResult
  public func waitFor(_ text: String) async throws -> String {
    try await wait(text) { $0.contains(text) }
  }

  /// Waits until the screen is as asked, and returns it.
  @discardableResult
  public func wait(
    _ what: String, until holds: (String) -> Bool
  ) async throws -> String {
    let end = ContinuousClock.now + .seconds(10)
    while true {
      let output = try await screen()
      if holds(output) { return output }
      guard ContinuousClock.now < end else { throw NotShown(what: what, screen: output) }
      try await Task.sleep(for: .milliseconds(15))
    }
  }

  // tmux now and then never learns the exit code of its pane, so a shell around the command notes it.
  private func noted(_ command: [String]) -> [String] {
    let file = folder.inside("code")
    return ["/bin/sh", "-c", "\"$@\"; echo $? >\(file).new; mv \(file).new \(file)", "sh"] + command
  }

  /// The id of the command's process.
  public func process() async throws -> Int32 {
    let shell = try await format("#{pane_pid}")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return children.split(separator: " ").first.flatMap { Int32($0) } ?? -1
  }

  /// The exit code of the command, once it ended, 128 and the signal if one ended it; nil if it
  /// goes on for ten seconds more.
  public func exitCode() async throws -> Int32? {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      if let code = Int32(folder.read("code").trimmingCharacters(in: .newlines)) { return code }
      try await Task.sleep(for: .milliseconds(15))
    }
    return nil
  }

  /// Starts a command anew in the same window, once the one before ended.
  public func startAgain(_ command: [String]) async throws {
    try? FileManager.default.removeItem(atPath: folder.inside("code"))
    try await tmux(["respawn-pane", "-k", "--"] + noted(command))
  }

  private func format(_ text: String) async throws -> String {
    try await tmux(["display-message", "-p", text]).trimmingCharacters(in: .newlines)
  }
}
