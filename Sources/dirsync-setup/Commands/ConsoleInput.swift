import Basics
import DemoTenant
import Glibc
import SetupCore

/// The consoles of a served demo tenant, clicked by lines of standard input.
///
/// The wizard that looks at it is another process, and sees what changed at its next look.
struct ConsoleInput {
  let console: DemoConsole
  let output: Console

  /// Takes lines to the end of input.
  func run() {
    // In the background of a shell there is no input; without this, asking for it would stop us.
    _ = signal(SIGTTIN, SIG_IGN)
    while let line = readLine() {
      for answer in answers(to: line.trimmingSpaces) { output.say(answer) }
    }
  }

  /// What a line does, in sentences.
  func answers(to line: String) -> [String] {
    if line.isEmpty { return [played(console.play(nil))] }
    let clicks = console.clicks()
    if line == "l" { return clicks.enumerated().map { "\($0.offset + 1)  \($0.element)" } }
    guard let number = Int(line), clicks.indices.contains(number - 1) else {
      return [
        "“\(printable(line))” is no click. Type a number from 1 to \(clicks.count), or l to see them."
      ]
    }
    return [played(console.play(number - 1))]
  }

  private func played(_ label: String?) -> String {
    label.map { "Clicked: \($0)" } ?? "Nothing is left to be clicked in the consoles."
  }
}
