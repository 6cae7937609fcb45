import Foundation

/// A JSON value as tests look at it.
indirect enum Value: Hashable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([Value])
  case object([String: Value])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let members = try? container.decode([String: Value].self) {
      self = .object(members)
    } else if let items = try? container.decode([Value].self) {
      self = .array(items)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .null
    }
  }

  init(_ bytes: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(Value.self, from: Data(bytes))
  }

  /// A member of an object; null where there is none.
  subscript(name: String) -> Value {
    guard case .object(let members) = self else { return .null }
    return members[name] ?? .null
  }

  /// An item of an array; null where there is none.
  subscript(index: Int) -> Value { items.indices.contains(index) ? items[index] : .null }

  var items: [Value] {
    guard case .array(let items) = self else { return [] }
    return items
  }

  var members: [String: Value] {
    guard case .object(let members) = self else { return [:] }
    return members
  }

  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var isNull: Bool { self == .null }
}
