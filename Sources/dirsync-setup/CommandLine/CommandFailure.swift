/// Why a command could not be carried out, and the exit code for it.
struct CommandFailure: Error {
  var code: ExitCode
  /// What was seen and what to do next, in whole sentences.
  var sentence: String

  /// Wrong usage: what was seen, and what would be accepted.
  static func usage(_ sentence: String) -> CommandFailure {
    CommandFailure(code: .usage, sentence: sentence)
  }

  /// A file or folder that can't be read or written.
  static func file(_ sentence: String) -> CommandFailure {
    CommandFailure(code: .file, sentence: sentence)
  }

  /// Something that is asked for and does not hold.
  static func doesNotHold(_ sentence: String) -> CommandFailure {
    CommandFailure(code: .doesNotHold, sentence: sentence)
  }
}
