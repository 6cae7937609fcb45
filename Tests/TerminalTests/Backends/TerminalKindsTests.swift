import Foundation
import Support
import Testing

/// The first screen as a person sees it, in each kind of terminal.
///
/// `DIRSYNC_REWRITE_GOLDENS=1 swift test --filter TerminalKindsTests` rewrites the frames.
@Suite("Kinds of terminals")
struct TerminalKindsTests {
  private static let first = "Is directory sync the right tool?"
  private static let frames = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Frames")
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  private func screen(
    _ kind: String, _ locale: String, _ width: Int, _ height: Int, _ options: [String] = []
  ) async throws -> (text: String, hasColours: Bool) {
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--offline"] + options,
      environment: program.cleanEnvironment.merging(["TERM": kind, "LANG": locale]) { $1 },
      width: width, height: height)
    try await tmux.wait(Self.first) { $0.contains(Self.first) && $0.contains("quit") }
    // Further down are verdicts, which have colours where there are any.
    try await tmux.press("End")
    let text = try await tmux.wait("the end") { $0.contains("▸ ✗") || $0.contains("> !") }
    let escapes = try await tmux.screen(escapes: true)
    return (text, escapes.contains(#/\u{1B}\[(?:[0-9]+;)*3[1-6]m/#))
  }

  @Test(
    "The frame is as the picture, whatever the terminal",
    arguments: [
      ("xterm-256color", 60, 20, true), ("xterm-256color", 80, 24, true),
      ("xterm-256color", 200, 60, true), ("screen-256color", 80, 24, true),
      ("tmux-256color", 80, 24, true), ("linux", 80, 24, true), ("vt100", 80, 24, false),
    ])
  func frames(kind: String, width: Int, height: Int, hasColours: Bool) async throws {
    for locale in ["C.UTF-8", "C"] {
      let seen = try await screen(kind, locale, width, height)
      #expect(seen.hasColours == hasColours)
      let characters = locale == "C" ? "plain" : "unicode"
      let file = Self.frames.appendingPathComponent("end.\(width)x\(height).\(characters).txt")
      if ProcessInfo.processInfo.environment["DIRSYNC_REWRITE_GOLDENS"] == "1" {
        try seen.text.write(to: file, atomically: true, encoding: .utf8)
      }
      #expect(try seen.text == String(contentsOf: file, encoding: .utf8))
    }
    #expect(try await !screen(kind, "C.UTF-8", width, height, ["--no-color"]).hasColours)
  }

  @Test("A terminal that can't move its cursor gets the line dialogue", arguments: ["dumb", ""])
  func dumb(kind: String) async throws {
    let terminal = try PseudoTerminal(
      [ProgramUnderTest.path, "--offline"],
      environment: program.cleanEnvironment.merging(["TERM": kind]) { $1 })
    let text = try terminal.waitFor("> ")
    #expect(text.contains(Self.first))
    #expect(!text.contains("\u{1B}"))
  }
}
