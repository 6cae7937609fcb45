import FoundationEssentials
import Glibc
import SetupCore

/// A result as JSON: keys in order, so that equal results are equal bytes.
func jsonText(_ value: some Encodable) -> String { json(value, [.prettyPrinted]) }

/// A result as JSON on one line.
func jsonLine(_ value: some Encodable) -> String { json(value, []) }

private func json(_ value: some Encodable, _ more: JSONEncoder.OutputFormatting) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, more]
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

/// Writes a text to standard output or standard error, whole.
func printText(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

/// A sentence for standard error.
func printError(_ sentence: String) { printText(sentence + "\n", to: STDERR_FILENO) }

/// Rows as CSV (RFC 4180).
func csvText(_ rows: [[String]]) -> String {
  var writer = CSVWriter()
  for row in rows { writer.write(row) }
  return String(decoding: writer.bytes, as: UTF8.self)
}
