/// How the program ends; the numbers are relied on from outside.
enum ExitCode: Int32 {
  /// Done, or everything holds.
  case done = 0
  /// Something does not hold.
  case doesNotHold = 1
  /// Wrong usage.
  case usage = 2
  /// Could not be looked at: network, sign-in, permission.
  case couldNotLook = 3
  /// A file can't be opened or read, or the state folder is locked or can't be written.
  case file = 4
  /// Interrupted.
  case interrupted = 130
}

/// What a command has to say, and how it ends.
struct Outcome {
  /// The result, for standard output.
  var output = ""
  /// Everything else, for standard error, a line each.
  var notices: [String] = []
  /// How the program ends.
  var code = ExitCode.done

  init(_ output: String = "", notices: [String] = [], code: ExitCode = .done) {
    (self.output, self.notices, self.code) = (output, notices, code)
  }

  /// A command that could not be done; the sentences say why and what next.
  static func failed(_ code: ExitCode, _ sentence: String) -> Outcome {
    Outcome(notices: [sentence], code: code)
  }
}

/// Wrong usage: what was seen, and what would be accepted.
struct UsageError: Error {
  var sentence: String
  init(_ sentence: String) { self.sentence = sentence }
}
