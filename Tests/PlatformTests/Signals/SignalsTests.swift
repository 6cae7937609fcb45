import Foundation
import Support
import Testing

@Suite("Signals and the terminal")
struct SignalsTests {
  private static let first = "Is directory sync the right tool?"
  private static let asking = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO,
  ]
  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  // All at once: starting takes longer than ending.
  private func terminals(_ signals: [Int32]) throws -> [(signal: Int32, terminal: PseudoTerminal)] {
    let terminals = try signals.map { signal in
      (
        signal,
        try PseudoTerminal(
          [ProgramUnderTest.path, "--offline", "--state", program.home.inside("\(signal)")],
          environment: program.cleanEnvironment.merging(["TERM": "xterm-256color"]) { $1 })
      )
    }
    for (_, terminal) in terminals {
      try terminal.waitFor(Self.first)
      terminal.settle(milliseconds: 100)
      #expect(terminal.settings != terminal.firstSettings)
    }
    return terminals
  }

  @Test("Each ends the program with 128 and its number, and the terminal is as it was")
  func ends() async throws {
    for (signal, terminal) in try terminals(Self.asking + Self.crashes) {
      let end = await terminal.end(by: signal)
      #expect(end.code == 128 + signal)
      #expect(terminal.settings == terminal.firstSettings, "signal \(signal)")
      let left = terminal.settle(milliseconds: 50)
      for mode in ["\u{1B}[?1049l", "\u{1B}[?2004l", "\u{1B}[?1000l", "\u{1B}[?1l"] {
        #expect(left.contains(mode), "signal \(signal)")
      }
    }
  }

  @Test("A terminal that takes no output delays no end, and costs no processor time")
  func blocked() async throws {
    let terminals = try terminals([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV])
    for (_, terminal) in terminals {
      terminal.makeNonBlocking()
      try terminal.block()
    }
    let spent = terminals.map(\.terminal.processorTime).reduce(0, +)
    try await Task.sleep(for: .seconds(1))
    #expect(terminals.map(\.terminal.processorTime).reduce(0, +) - spent < 0.5)
    for (signal, terminal) in terminals {
      let end = await terminal.end(by: signal)
      #expect(end.code == 128 + signal)
      #expect(end.seconds < 2)
      #expect(terminal.settings == terminal.firstSettings, "signal \(signal)")
    }
  }

  @Test("A crash leaves no core dump, as it could hold a token")
  func noCore() async throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "ulimit -c unlimited; \(ProgramUnderTest.path) --offline; echo over"],
      environment: program.cleanEnvironment)
    try terminal.waitFor(Self.first)
    let children = "/proc/\(terminal.process)/task/\(terminal.process)/children"
    let child = try String(contentsOfFile: children, encoding: .utf8).split(separator: " ").first
    kill(try #require(child.flatMap { Int32($0) }), SIGSEGV)
    // The shell tells it by the bit that the system sets beside the signal.
    #expect(try !terminal.waitFor("over").contains("core dumped"))
    #expect(program.home.files().filter { $0.hasPrefix("core") } == [])
  }

  @Test("A signal that the program was started without stays ignored")
  func ignored() async throws {
    let terminal = try PseudoTerminal(
      ["/bin/sh", "-c", "trap '' HUP; exec \(ProgramUnderTest.path) --offline"],
      environment: program.cleanEnvironment)
    try terminal.waitFor(Self.first)
    kill(terminal.process, SIGHUP)
    terminal.settle()
    terminal.type("q")
    #expect(await terminal.ended() == 0)
  }
}
