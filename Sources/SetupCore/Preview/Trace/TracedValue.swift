import Basics
import OktaExpressions

/// A value of the app's profile, with what gave it.
public struct TracedValue: Hashable, Sendable {
  /// What gives a value.
  public enum Origin: String, Hashable, Sendable {
    /// A mapping from the Okta profile.
    case mapping
    /// Somebody, on the assignment.
    case personal
    /// The group that the assignment comes from.
    case group
    /// Nothing.
    case unmapped
  }

  /// What the mapping gives now, as far as that can be worked out here.
  enum Computed: Hashable {
    case value(DXValue)
    /// It can't be worked out here, with the reason as a sentence.
    case beyond(String)
    /// Okta gives none, with the reason as a sentence.
    case failed(String)
  }

  /// The attribute.
  public let attribute: SyncedAttribute
  /// What Okta holds, and sends.
  public let value: DXValue
  /// What gave it.
  public let origin: Origin
  /// The expression or the group behind it; empty where there is none.
  public let source: String
  /// The mapping, where there is one.
  let mapping: Mapping?
  let computed: Computed?

  /// The value of an attribute in a person's record.
  init(
    _ attribute: SyncedAttribute, of assignment: TracedPerson.Assignment, _ person: TracedPerson
  ) {
    let name = attribute.variableName
    (self.attribute, value) = (attribute, DXValue(assignment.person.profile[name]))
    let mapping = person.mappings?[name].flatMap { $0.expression.isEmpty ? nil : $0 }
    self.mapping = mapping
    computed = mapping.map { Self.compute($0.expression, for: person) }
    let ofGroup = DXValue(assignment.group?.profile[name])
    if !ofGroup.text.isEmpty, ofGroup == value {
      (origin, source) = (.group, assignment.group?.name ?? "")
    } else if let mapping {
      let isTyped = assignment.isPersonal && !value.text.isEmpty && mapping.appliesOnUpdate
      origin =
        isTyped && Self.differ(value, computed, attribute.reading) ? .personal : .mapping
      source = mapping.expression
    } else {
      origin = value.text.isEmpty ? .unmapped : .personal
      source = ""
    }
  }

  /// What the mapping gives, where it can be worked out and is another value.
  var outstanding: DXValue? {
    guard case .value(let due) = computed, Self.differ(value, computed, attribute.reading) else {
      return nil
    }
    return due
  }

  /// Whether the mapping gives another value than Okta holds.
  private static func differ(
    _ value: DXValue, _ computed: Computed?, _ reading: DXReading
  ) -> Bool {
    guard case .value(let due) = computed, let difference = reading.difference(value, due) else {
      return false
    }
    return difference != .respelt
  }

  private static func compute(_ expression: String, for person: TracedPerson) -> Computed {
    guard let profile = person.account?.profile else {
      return .beyond("The Okta profile was not read.")
    }
    let context = ExpressionContext(now: person.read.seconds * 1000) { root, name in
      guard root == "user" || root == "source" else { return nil }
      return profile[name].map(ExpressionValue.init) ?? .null
    }
    switch OktaExpression(expression).result(in: context) {
    case .value(let value): return .value(DXValue(JSONValue(value)))
    case .null: return .value(DXValue(""))
    case .failed(let reason): return .failed(reason)
    case .beyond(let reason): return .beyond(reason)
    }
  }
}

extension Mapping {
  /// Whether a change of the source reaches people who are assigned already.
  var appliesOnUpdate: Bool { push == .onCreateAndUpdate }

  /// The one attribute of the Okta profile that it takes its value from; nil for several or none.
  var source: String? {
    let names = OktaExpression(expression).attributes
    return names.count == 1 ? names.first : nil
  }
}

extension ExpressionValue {
  /// A value of a profile as expressions see it; an object is none.
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null, .object: self = .null
    case .bool(let bool): self = .boolean(bool)
    case .number(let number): self = number.int.map { .integer($0) } ?? .decimal(number.value)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map(ExpressionValue.init))
    }
  }
}

extension JSONValue {
  /// What an expression gives, as a profile holds it.
  fileprivate init(_ value: ExpressionValue) {
    switch value {
    case .null: self = .null
    case .boolean(let bool): self = .bool(bool)
    case .integer(let number): self = .number(JSONNumber(number))
    case .decimal(let number): self = .string(String(number))
    case .text(let text): self = .string(text)
    case .list(let values): self = .array(values.map(JSONValue.init))
    }
  }
}
