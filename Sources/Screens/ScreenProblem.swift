import Basics
import SetupCore

/// Something wrong in a screen file, with its place and what was expected there.
public struct ScreenProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as the caller named it.
  public var file: String
  /// The place in it; nil where the file, or the set of files, is wrong as a whole.
  public var at: TextPosition?
  /// What is wrong and what was expected.
  public var message: String

  /// A problem of a place.
  public init(file: String, at: TextPosition?, message: String) {
    self.file = file
    self.at = at
    self.message = message
  }

  /// The problem as a line, `Screens/3-app.json:12:7: unknown key "paragraf"`.
  public var description: String {
    guard let at else { return "\(file): \(message)" }
    return "\(file):\(at.line):\(at.column): \(message)"
  }
}

/// Why a set of screen files can't be shown: all that is wrong with it, never empty.
public struct ScreenProblems: Error, Hashable, Sendable, CustomStringConvertible {
  /// The problems, by file and place.
  public var problems: [ScreenProblem]

  /// Problems of one set.
  public init(_ problems: [ScreenProblem]) { self.problems = problems }

  /// One problem a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension [ScreenProblem] {
  /// By file, and in each as one reads.
  var inReadingOrder: [ScreenProblem] {
    sorted { one, other in
      guard one.file == other.file else { return one.file < other.file }
      return (one.at ?? .start) < (other.at ?? .start)
    }
  }
}
