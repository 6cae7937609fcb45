import Foundation
import Support
import Testing

@testable import Terminal

/// The real program in a terminal, byte by byte.
@Suite("The real terminal")
struct NcursesTests {
  private static let first = "Is directory sync the right tool?"
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  private func terminal(
    _ environment: [String: String] = [:], width: Int = 80, height: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      [ProgramUnderTest.path, "--offline"],
      environment: program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 }
        .merging(environment) { $1 },
      width: width, height: height)
  }

  @Test(
    "A late answer of the terminal opens nothing and is journalled nowhere",
    arguments: ["\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}P1$r0mt\u{1B}\\"])
  func lateAnswer(answer: String) async throws {
    let terminal = try terminal()
    try terminal.waitFor(Self.first)
    terminal.settle()
    terminal.type(String(answer.prefix(5)))
    terminal.settle()
    terminal.type(String(answer.dropFirst(5)))
    #expect(terminal.settle() == "")
    terminal.type("q")
    #expect(await terminal.ended() == 0)
  }

  @Test("A key that a slow line cuts in two is waited for as ESCDELAY says")
  func slowLine() async throws {
    let terminal = try terminal(["ESCDELAY": "3000"])
    try terminal.waitFor(Self.first)
    terminal.settle()
    terminal.type("\u{1B}")
    #expect(terminal.settle() == "")
    terminal.type("[B")
    #expect(terminal.settle().contains("▸"))
  }

  @Test("A window that shrinks and grows back unseen is drawn anew")
  func regrown() async throws {
    let terminal = try terminal()
    try terminal.waitFor(Self.first)
    terminal.settle()
    kill(terminal.process, SIGSTOP)
    terminal.resize(width: 40, height: 10)
    terminal.resize(width: 80, height: 24)
    kill(terminal.process, SIGCONT)
    #expect(terminal.settle().contains(Self.first))
  }

  @Test(
    "A window of any size is drawn as far as a screen could show it",
    arguments: [(65_535, 24), (80, 65_535), (32_767, 32_767), (1, 1)])
  func anySize(width: Int, height: Int) async throws {
    for isFromStart in [true, false] {
      let terminal =
        isFromStart ? try terminal(width: width, height: height) : try terminal()
      if !isFromStart {
        try terminal.waitFor(Self.first)
        terminal.resize(width: width, height: height)
      }
      terminal.settle()
      #expect(terminal.peakMemory < 150)
      terminal.type("q")
      #expect(await terminal.ended() == 0)
    }
  }

  @Test(
    "A terminal that isn't known here is taken for another, with a word about it",
    arguments: ["xterm-ghostty", "xterm-kitty-of-tomorrow", "foot-of-tomorrow"])
  func unknownTerminal(name: String) async throws {
    let terminal = try terminal(["TERM": name])
    try terminal.waitFor("The terminal “\(name)” is not known on this machine")
    terminal.type("q")
    #expect(await terminal.ended() == 0)
  }

  @Test("A UTF-8 locale that isn't installed is no reason for plain characters")
  func missingLocale() async throws {
    let terminal = try terminal(["LANG": "xx_XX.UTF-8"])
    try terminal.waitFor("───")
  }

  @Test("Keys that come without end delay neither a new size nor an end")
  func flood() async throws {
    let terminal = try terminal()
    try terminal.waitFor(Self.first)
    terminal.settle()
    let pump = Task.detached {
      while !Task.isCancelled {
        terminal.type(String(repeating: "j", count: 64))
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    try await Task.sleep(for: .milliseconds(300))
    terminal.resize(width: 50, height: 15)
    try terminal.waitFor("50 columns", within: 3)
    let end = await terminal.end(by: SIGTERM)
    pump.cancel()
    await pump.value
    #expect(end.code == 143)
    #expect(end.seconds < 2)
  }

  @Test("An open paste delays no end")
  func openPaste() async throws {
    let terminal = try terminal()
    try terminal.waitFor(Self.first)
    terminal.settle()
    terminal.type("\u{1B}[200~")
    let typing = Task.detached {
      while !Task.isCancelled {
        terminal.type("x")
        try? await Task.sleep(for: .milliseconds(100))
      }
    }
    try await Task.sleep(for: .milliseconds(300))
    let end = await terminal.end(by: SIGTERM)
    typing.cancel()
    #expect(end.code == 143)
  }

  @Test("After any keys and sizes the screen is as if it were drawn from nothing")
  func nothingStale() async throws {
    _ = try await program.run("choose", "user-properties", "roles")
    _ = try await program.run(
      "attest", "feature-enabled", "--words",
      "\u{1F1EB} 🇫🇷 \u{11AB} e\u{301}\u{302}\u{303}\u{304}\u{305} 👩‍💻 日本語 ☺️ \u{1FAE0} 한국")
    let tmux = try await Tmux(
      [ProgramUnderTest.path, "--offline"], environment: program.cleanEnvironment)
    try await tmux.waitFor("quit")
    var seed: UInt64 = 11
    let keys = [
      "Right", "Left", "Down", "Up", "End", "Home", "?", "Escape", "T", "NPage", "g", "Tab",
    ]
    for turn in 0..<18 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for step in 0..<3 {
        try await tmux.press(keys[Int(seed >> (20 + 5 * UInt64(step))) % keys.count])
      }
      if turn % 6 == 5 { try await tmux.resize(width: 70 + turn, height: 22 + turn / 6) }
      let observed = try await settled(tmux)
      kill(try await tmux.process(), SIGWINCH)
      #expect(try await settled(tmux) == observed)
    }
  }

  // The screen once it no longer changes.
  private func settled(_ tmux: Tmux) async throws -> String {
    var last = try await tmux.screen()
    for _ in 0..<50 {
      // Longer than a lone Esc is waited for.
      try await Task.sleep(for: .milliseconds(120))
      let now = try await tmux.screen()
      if now == last { return now }
      last = now
    }
    return last
  }
}
