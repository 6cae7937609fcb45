import FoundationEssentials
import SetupCore

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
  /// The result, for standard output.
  var result: any CommandResult
  /// Everything else, for standard error, a line each.
  var notices: [String]
  var code: ExitCode

  init(_ result: any CommandResult = "", notices: [String] = [], code: ExitCode = .done) {
    (self.result, self.notices, self.code) = (result, notices, code)
  }
}

/// A value as JSON: keys in order, so that equal results are equal bytes.
func jsonText(_ value: some Encodable, isOneLine: Bool = false) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if !isOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
  guard let data = try? encoder.encode(value) else { return "{}\n" }
  return withoutControls(String(decoding: data, as: UTF8.self)) + "\n"
}

// The encoder escapes what JSON says it must; some terminals obey U+007F to U+009F as well.
private func withoutControls(_ json: String) -> String {
  guard json.unicodeScalars.contains(where: { (0x7F...0x9F).contains($0.value) }) else {
    return json
  }
  return json.unicodeScalars.map { scalar in
    (0x7F...0x9F).contains(scalar.value)
      ? "\\u00" + String(scalar.value, radix: 16) : String(scalar)
  }.joined()
}
