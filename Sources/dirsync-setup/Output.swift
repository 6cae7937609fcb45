import FoundationEssentials
import Platform
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

/// Writes a text to standard output, whole.
func printText(_ text: String) { StandardStream.output.write(text) }

/// A sentence for standard error.
func printError(_ sentence: String) { StandardStream.error.write(sentence + "\n") }

/// Rows as CSV (RFC 4180).
func csvText(_ rows: [[String]]) -> String {
  var writer = CSVWriter()
  for row in rows { writer.write(row) }
  return String(decoding: writer.bytes, as: UTF8.self)
}
