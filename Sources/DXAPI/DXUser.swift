import Basics
import SetupCore

/// A person as DX's `users.list` has them, with everything in it.
public struct DXUser: Hashable, Sendable {
  /// One attribute of a person.
  public struct Attribute: Hashable, Sendable {
    /// The attribute's name in DX.
    public var name: String
    /// Its value; empty for none.
    public var value: String

    /// An attribute by its name and value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// All members but the attributes, in DX's order, as text; a list's elements joined by `;`.
  public var fields: [Attribute]
  /// The attributes, in DX's order.
  public var attributes: [Attribute]

  /// A person by fields and attributes.
  public init(fields: [Attribute], attributes: [Attribute] = []) {
    self.fields = fields
    self.attributes = attributes
  }

  /// A person as DX lists them; nil for what is no object.
  init?(dx value: JSONValue) {
    guard let members = value.object?.members else { return nil }
    fields = members.filter { $0.key != "attributes" }
      .map { Attribute(name: $0.key, value: Self.text($0.value)) }
    attributes = (value["attributes"]?.array ?? []).compactMap { element in
      guard let name = element["name"]?.string, !name.isEmpty else { return nil }
      return Attribute(name: name, value: Self.text(element["value"] ?? .null))
    }
  }

  /// DX's id of the person.
  public var id: String { field("id") }
  /// The person's name.
  public var name: String { field("name") }
  /// The person's e-mail as DX writes it.
  public var email: String { field("email") }
  /// Whether DX has deleted the person and only still lists them.
  public var isDeleted: Bool { !field("deleted_at").isEmpty }

  /// A field's text; empty where it is missing or null.
  public func field(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: return ""
    case .string(let text): return text
    case .bool(let bool): return bool ? "true" : "false"
    case .number(let number): return number.text
    case .array(let elements):
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts.joined(separator: ";") : value.text()
    case .object: return value.text()
    }
  }
}
