import Basics

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
