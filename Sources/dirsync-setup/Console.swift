import Basics
import Platform
import SetupCore
import Synchronization

/// What the program was started on: results go to standard output, sentences to standard error.
///
/// All that is printed goes through here, but for the window's cells: nothing in it moves the
/// cursor or hides, and a result that could not be written is not passed over.
final class Console: Sendable {
  private let failure = Mutex<SystemError?>(nil)
  /// Whether the cursor stands behind a line of progress.
  private let hasProgress = Atomic<Bool>(false)

  /// Why a result could not be written whole; nil while all of it was.
  var outputFailure: CommandFailure? {
    failure.withLock { $0 }.map { error in
      .file("The output could not be written: \(error.reason). Write it to another place.")
    }
  }

  /// Prints a result.
  func show(_ result: any CommandResult, asJSON: Bool) { print(result.printed(asJSON: asJSON)) }

  /// Prints a text to standard output.
  func print(_ text: String) {
    guard let error = write(text.visible(lines: true), to: .output) else { return }
    failure.withLock { $0 = $0 ?? error }
  }

  /// Says a sentence on standard error; there is nowhere to say that it could not be said.
  func say(_ sentence: String) { _ = write(sentence.visible(lines: true) + "\n", to: .error) }

  /// Whether what is said is read at a terminal, where a line can be written anew.
  var isTerminal: Bool { TerminalDevice.isError }

  /// Says how far something is: over the line before at a terminal, else on a line of its own.
  func progress(_ sentence: String) {
    guard isTerminal else { return say(sentence) }
    let text = String(sentence.visible(lines: false).prefix(78))
    StandardStream.error.write("\r" + text + String(repeating: " ", count: 78 - text.count))
    hasProgress.store(true, ordering: .relaxed)
  }

  /// Asks for a word on standard error, and reads the answer; nil at the end of input.
  func ask(_ sentences: String...) -> String? {
    for sentence in sentences { say(sentence) }
    return readLine()
  }

  /// Reads a line, a secret one without echo where standard input is a terminal.
  func readAnswer(isSecret: Bool) -> String? {
    guard isSecret, TerminalDevice.isInput else { return readLine() }
    defer { print("\n") }
    return TerminalDevice.withoutEcho { readLine() }
  }

  // Why the text could not be written whole; a line of progress makes way for it.
  private func write(_ text: String, to stream: StandardStream) -> SystemError? {
    if hasProgress.exchange(false, ordering: .relaxed) {
      StandardStream.error.write("\r" + String(repeating: " ", count: 78) + "\r")
    }
    return stream.write(text)
  }
}

/// A name from outside as a sentence says it: visible, and not endless.
func printable(_ name: String) -> String { name.visible(lines: false).bounded(to: 200) }

/// An argument as a mistake says it: a token that was typed there is not repeated.
func typed(_ word: String) -> String {
  printable(looksLikeToken(word) ? redacted(word) : word)
}
