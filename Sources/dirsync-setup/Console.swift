import Glibc

/// What the program was started on: results go to standard output, sentences to standard error.
///
/// All that is printed goes through here, but for the window's cells.
struct Console: Sendable {
  /// Prints a result.
  func show(_ result: any CommandResult, asJSON: Bool) { print(result.printed(asJSON: asJSON)) }

  /// Prints a text as it is to standard output.
  func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Says a sentence on standard error.
  func say(_ sentence: String) { write(sentence + "\n", to: STDERR_FILENO) }

  /// Asks for a word on standard error, and reads the answer; nil at the end of input.
  func ask(_ sentences: String...) -> String? {
    for sentence in sentences { say(sentence) }
    return readLine()
  }

  /// Reads a line, a secret one without echo where standard input is a terminal.
  func readAnswer(isSecret: Bool) -> String? {
    var settings = termios()
    guard isSecret, tcgetattr(STDIN_FILENO, &settings) == 0 else { return readLine() }
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
      print("\n")
    }
    return readLine()
  }

  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
