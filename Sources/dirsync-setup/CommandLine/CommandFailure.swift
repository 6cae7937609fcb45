import Basics
import SetupCore

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

  /// A word that isn't known, with the nearest one that is.
  static func unknown(_ kind: String, _ word: String, _ known: [String]) -> CommandFailure {
    let sentence = "Unknown \(kind): \(printable(word))."
    if let near = nearest(to: word, among: known) {
      return .usage("\(sentence) Did you mean \(near)?")
    }
    return known.isEmpty || known.count > 8
      ? .usage("\(sentence) See dirsync-setup --help.")
      : .usage("\(sentence) It can be \(known.joined(separator: ", ")).")
  }
}

/// A word of the command line as it can be shown: without control characters, and not endless.
func printable(_ word: String) -> String {
  String(
    String.UnicodeScalarView(
      word.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(80)))
}
