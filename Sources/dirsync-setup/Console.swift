import Platform

/// What the program was started on: results go to standard output, sentences to standard error.
///
/// All that is printed goes through here, but for the window's cells.
struct Console: Sendable {
  /// Prints a result.
  func show(_ result: any CommandResult, asJSON: Bool) { print(result.printed(asJSON: asJSON)) }

  /// Prints a text as it is to standard output.
  func print(_ text: String) { StandardStream.output.write(text) }

  /// Says a sentence on standard error.
  func say(_ sentence: String) { StandardStream.error.write(sentence + "\n") }

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
}
