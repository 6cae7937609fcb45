/// Reads a whole text as one JSON value (RFC 8259).
///
/// Stricter than the grammar where leniency would hide a mistake: a key that stands twice in one
/// object is an error, and so is half of a surrogate pair, which no Swift string can hold. A
/// byte-order mark at the beginning is passed over, since some editors write one.
public enum JSONReader {
  /// How much is read before a text is refused.
  public struct Limits: Hashable, Sendable {
    /// Bytes of UTF-8.
    public var bytes: Int
    /// Arrays and objects within each other.
    public var depth: Int
    /// Values in all, keys not counted.
    public var values: Int

    /// Limits, generous for answers of an API and narrow for the machine.
    public init(bytes: Int = 64 << 20, depth: Int = 128, values: Int = 4 << 20) {
      self.bytes = bytes
      self.depth = depth
      self.values = values
    }
  }

  /// Reads UTF-8 as a value.
  public static func value(
    utf8: [UInt8], limits: Limits = Limits()
  ) throws(JSONError) -> JSONValue {
    try JSONParser<JSONValue>.document(utf8, limits)
  }

  /// Reads a text as a value.
  public static func value(
    _ text: String, limits: Limits = Limits()
  ) throws(JSONError) -> JSONValue {
    try value(utf8: Array(text.utf8), limits: limits)
  }

  /// Reads UTF-8 as a value that knows where it stood.
  public static func positioned(
    utf8: [UInt8], limits: Limits = Limits()
  ) throws(JSONError) -> PositionedJSON {
    try JSONParser<PositionedJSON>.document(utf8, limits)
  }

  /// Reads a text as a value that knows where it stood.
  public static func positioned(
    _ text: String, limits: Limits = Limits()
  ) throws(JSONError) -> PositionedJSON {
    try positioned(utf8: Array(text.utf8), limits: limits)
  }
}

/// What the parser can build: a tree with or without positions, by the same code.
protocol JSONTree {
  associatedtype Member
  static func null(at: TextPosition) -> Self
  static func bool(_ bool: Bool, at: TextPosition) -> Self
  static func number(_ number: JSONNumber, at: TextPosition) -> Self
  static func string(_ string: String, at: TextPosition) -> Self
  static func array(_ elements: [Self], at: TextPosition) -> Self
  static func object(_ members: [Member], at: TextPosition) -> Self
  static func member(_ key: String, at: TextPosition, _ value: Self) -> Member
  static func key(of member: Member) -> String
}

extension JSONValue: JSONTree {
  static func null(at: TextPosition) -> JSONValue { .null }
  static func bool(_ bool: Bool, at: TextPosition) -> JSONValue { .bool(bool) }
  static func number(_ number: JSONNumber, at: TextPosition) -> JSONValue { .number(number) }
  static func string(_ string: String, at: TextPosition) -> JSONValue { .string(string) }
  static func array(_ elements: [JSONValue], at: TextPosition) -> JSONValue { .array(elements) }
  static func object(_ members: [JSONObject.Member], at: TextPosition) -> JSONValue {
    .object(JSONObject(members))
  }
  static func member(_ key: String, at: TextPosition, _ value: JSONValue) -> JSONObject.Member {
    JSONObject.Member(key, value)
  }
  static func key(of member: JSONObject.Member) -> String { member.key }
}

extension PositionedJSON: JSONTree {
  static func null(at: TextPosition) -> PositionedJSON { PositionedJSON(.null, at: at) }
  static func bool(_ bool: Bool, at: TextPosition) -> PositionedJSON {
    PositionedJSON(.bool(bool), at: at)
  }
  static func number(_ number: JSONNumber, at: TextPosition) -> PositionedJSON {
    PositionedJSON(.number(number), at: at)
  }
  static func string(_ string: String, at: TextPosition) -> PositionedJSON {
    PositionedJSON(.string(string), at: at)
  }
  static func array(_ elements: [PositionedJSON], at: TextPosition) -> PositionedJSON {
    PositionedJSON(.array(elements), at: at)
  }
  static func object(_ members: [Member], at: TextPosition) -> PositionedJSON {
    PositionedJSON(.object(members), at: at)
  }
  static func member(_ key: String, at: TextPosition, _ value: PositionedJSON) -> Member {
    Member(key, at: at, value)
  }
  static func key(of member: Member) -> String { member.key }
}
