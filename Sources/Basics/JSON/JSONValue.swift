/// A JSON value, without knowledge of where it stood.
///
/// Objects keep the order of their members, and numbers their spelling, so that what was read can
/// be shown as it was.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The string, nil for anything else.
  public var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The number, nil for anything else.
  public var number: JSONNumber? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The truth value, nil for anything else.
  public var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }

  /// The elements, nil for anything but an array.
  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, nil for anything but an object.
  public var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  /// Whether it is `null`.
  public var isNull: Bool { self == .null }

  /// The member of that key, nil where there is none or this is no object.
  public subscript(key: String) -> JSONValue? { object?[key] }
}

/// A number as it was spelled, with the nearest `Double`.
public struct JSONNumber: Hashable, Sendable {
  /// The spelling, `1e3`; two numbers are equal when they are spelled alike.
  public let text: String
  /// The nearest `Double`; infinite where the number is beyond its range.
  public let value: Double

  /// The whole number, nil where it is not spelled as one or is beyond the range of `Int`.
  public var int: Int? { Int(text) }

  /// A whole number.
  public init(_ value: Int) {
    text = String(value)
    self.value = Double(value)
  }

  /// A spelling that the reader has checked against the grammar.
  init(checked text: String) {
    self.text = text
    value = Double(text) ?? .nan
  }
}

/// The members of a JSON object, in their order.
///
/// Two are equal when they have the same members in the same order; compare
/// `text(sortedKeys: true)` where order doesn't matter. Looking up a key is a walk along them.
public struct JSONObject: Hashable, Sendable {
  /// One key with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in order; no key stands there twice unless it was put there so.
  public var members: [Member]

  /// An object of members.
  public init(_ members: [Member] = []) { self.members = members }

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }

  /// The value of a key; setting nil drops the member, setting a new one puts it last.
  public subscript(key: String) -> JSONValue? {
    get { members.firstIndex { $0.key == key }.map { members[$0].value } }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key, value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, its members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
  }
}
