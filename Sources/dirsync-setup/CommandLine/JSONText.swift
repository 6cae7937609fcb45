import Basics
import FoundationEssentials

/// A value as JSON: keys in order, so that equal results are equal bytes.
func jsonText(_ value: some Encodable, isOneLine: Bool = false) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if !isOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
  guard let data = try? encoder.encode(value) else { return "{}\n" }
  return escaped(String(decoding: data, as: UTF8.self)) + "\n"
}

// The encoder escapes what JSON says it must. Some terminals obey U+007F to U+009F as well, and a
// name that turns the direction reads as another one.
private func escaped(_ json: String) -> String {
  json.replacing { scalar in
    guard scalar != "\n", scalar.isUnprintable else { return nil }
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
