/// How the program ends; the numbers are relied on from outside.
struct ExitCode: RawRepresentable, Hashable {
  let rawValue: Int32

  /// Done, or everything holds.
  static let done = ExitCode(rawValue: 0)
  /// Something does not hold.
  static let doesNotHold = ExitCode(rawValue: 1)
  /// Wrong usage.
  static let usage = ExitCode(rawValue: 2)
  /// Could not be read: network, sign-in, permission.
  static let couldNotRead = ExitCode(rawValue: 3)
  /// A file can't be read, or the state folder or the output can't be written.
  static let file = ExitCode(rawValue: 4)

  /// Ended by a signal, as shells say it: 130 for an interruption.
  static func signal(_ number: Int32) -> ExitCode { ExitCode(rawValue: 128 + number) }
}

/// What a command answers: a value that prints itself for a person, or as JSON.
protocol CommandResult: Encodable {
  /// The result for a person, its lines ended.
  var text: String { get }
}

extension CommandResult {
  /// The result as it goes to standard output.
  func printed(asJSON: Bool) -> String { asJSON ? jsonText(self) : text }
}

/// A result that is a text and nothing else.
extension String: CommandResult {
  var text: String { self }
}

/// What a command has to say, and how it ends.
struct Outcome {
  /// The result, for standard output; nil where all of it has been printed, or there is none.
  var result: (any CommandResult)?
  /// Everything else, for standard error, a line each.
  var notices: [String]
  var code: ExitCode

  init(_ result: (any CommandResult)? = nil, notices: [String] = [], code: ExitCode = .done) {
    (self.result, self.notices, self.code) = (result, notices, code)
  }
}
