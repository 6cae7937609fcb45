/// A JSON value that knows where it stood, for files that people write by hand.
public struct PositionedJSON: Hashable, Sendable {
  /// Where the value begins.
  public var at: TextPosition
  /// The value.
  public var content: Content

  /// A value of a place.
  public init(_ content: Content, at: TextPosition) {
    self.content = content
    self.at = at
  }

  /// What the value is.
  public enum Content: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([PositionedJSON])
    case object([Member])
  }

  /// One key with its place, and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key begins.
    public var at: TextPosition
    /// The value.
    public var value: PositionedJSON

    /// A key of a place with its value.
    public init(_ key: String, at: TextPosition, _ value: PositionedJSON) {
      self.key = key
      self.at = at
      self.value = value
    }
  }

  /// The value without the places.
  public var plain: JSONValue {
    switch content {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .array(let elements): .array(elements.map(\.plain))
    case .object(let members):
      .object(JSONObject(members.map { JSONObject.Member($0.key, $0.value.plain) }))
    }
  }

  /// What kind of value it is, in words: `a string`, `an object`.
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
