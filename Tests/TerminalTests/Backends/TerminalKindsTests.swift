import Foundation
import Support
import Testing

/// The first screen as a person sees it, in each kind of terminal.
@Suite("Kinds of terminals")
struct TerminalKindsTests {
  private static let first = "Is directory sync the right tool?"
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
    // The last thing to press has the focus then.
    let text = try await tmux.wait("the end") {
      $0.contains(#/[▸>] \S+ Help:/#) && $0.contains("quit")
    }
    let escapes = try await tmux.screen(escapes: true)
    return (text, escapes.contains(#/\u{1B}\[(?:[0-9]+;)*3[1-6]m/#))
  }

  @Test(
    "All show the same, plain where the locale isn't UTF-8, in colours where they have them",
    arguments: [(60, 20), (80, 24), (200, 60)])
  func sameFrame(width: Int, height: Int) async throws {
    let kinds = [("screen-256color", true), ("linux", true), ("vt100", false)]
    for locale in ["C.UTF-8", "C"] {
      let first = try await screen("xterm-256color", locale, width, height)
      #expect(first.hasColours)
      #expect(first.text.utf8.allSatisfy { $0 < 0x80 } == (locale == "C"))
      for (kind, hasColours) in width == 80 ? kinds : [("tmux-256color", true)] {
        let observed = try await screen(kind, locale, width, height)
        #expect(observed.text == first.text, "\(kind)")
        #expect(observed.hasColours == hasColours, "\(kind)")
      }
    }
    #expect(try await !screen("linux", "C.UTF-8", width, height, ["--no-color"]).hasColours)
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
