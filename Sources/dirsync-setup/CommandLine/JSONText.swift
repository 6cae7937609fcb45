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

/// A JSON value as a part of a result, its nulls kept.
struct EncodedJSON: Encodable {
  let value: JSONValue

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch value {
    case .object(let object):
      var container = encoder.container(keyedBy: Key.self)
      for member in object.members {
        try container.encode(EncodedJSON(value: member.value), forKey: Key(stringValue: member.key))
      }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(EncodedJSON(value: element)) }
    case .null, .bool, .number, .string:
      var container = encoder.singleValueContainer()
      try encodeSingle(&container)
    }
  }

  private func encodeSingle(_ container: inout any SingleValueEncodingContainer) throws {
    switch value {
    case .bool(let bool): try container.encode(bool)
    case .string(let text): try container.encode(text)
    case .number(let number):
      if let int = number.int {
        try container.encode(int)
      } else {
        try container.encode(number.value)
      }
    case .null, .array, .object: try container.encodeNil()
    }
  }
}
