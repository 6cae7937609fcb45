/// A JSON value whose objects keep the order of their members.
///
/// Only written, never read: the tenant's requests carry their arguments in the address or a form.
indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One name and value of an object.
  struct Member: Hashable, Sendable {
    var name: String
    var value: JSON
  }

  /// A string, or null for none.
  static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// The value's text as a SCIM attribute would carry it, nil for none.
  var plain: String? {
    switch self {
    case .null, .object: nil
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .int(let value): String(value)
    case .string(let value): value.isEmpty ? nil : value
    case .array(let values): values.compactMap(\.plain).joined(separator: ", ")
    }
  }

  /// An object's members and another's, in this order.
  func adding(_ more: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .int(value) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
  init(nilLiteral: ()) { self = .null }
}
