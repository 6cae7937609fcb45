import Basics
import OktaExpressions

/// Counts what people lose by a plan of writes, one person after the other.
public struct ValueLossTally: Sendable {
  /// The most names that are shown for one attribute.
  public static let mostNames = 10

  private let expressions: [String: [String: OktaExpression]]
  private var counted: [ValueLoss]

  /// A tally of the attributes that a plan deletes on the way.
  public init(_ plan: WritePlan) {
    let after = plan.profile
    var expressions: [String: [String: OktaExpression]] = [:]
    counted = plan.deletedAttributes.map { name in
      let filled = after.custom[name] == nil ? [] : after.mappings
      for type in filled {
        guard let mapping = type.properties[name] else { continue }
        expressions[name, default: [:]][type.typeID] = OktaExpression(mapping.expression)
      }
      return ValueLoss(variableName: name, people: 0, isMapped: expressions[name] != nil)
    }
    self.expressions = expressions
  }

  /// Whether nothing is deleted, so that nobody has to be read.
  public var isEmpty: Bool { counted.isEmpty }

  /// What was counted.
  public var losses: [ValueLoss] { counted }

  /// The same where people could not be read.
  public var unread: [ValueLoss] {
    counted.map { ValueLoss(variableName: $0.variableName, people: nil, isMapped: $0.isMapped) }
  }

  /// Counts one person.
  ///
  /// - Parameters:
  ///   - profile: their values in the app.
  ///   - account: their values in Okta.
  ///   - type: the id of their user type; nil where it wasn't told.
  ///   - email: what they are shown by.
  public mutating func add(
    profile: JSONObject, account: JSONObject, type: String?, email: String?
  ) {
    for index in counted.indices {
      let name = counted[index].variableName
      guard let value = profile[name], !value.isBlank else { continue }
      counted[index].people = (counted[index].people ?? 0) + 1
      if counted[index].names.count < Self.mostNames, let email {
        counted[index].names.append(email)
      }
      switch refill(name, account, type) {
      case nil: counted[index].otherwise += 1
      case .some(let new) where new == value.plain: counted[index].refilled += 1
      case .some(let new): if !new.isEmpty { counted[index].otherwise += 1 }
      }
    }
  }

  // Empty for no value, nil where only Okta can compute it.
  private func refill(_ name: String, _ account: JSONObject, _ type: String?) -> String? {
    let all = expressions[name] ?? [:]
    guard !all.isEmpty else { return "" }
    let expression = type.map { all[$0] } ?? (all.count == 1 ? all.values.first : nil)
    guard let expression else { return type == nil ? nil : "" }
    let context = ExpressionContext { root, attribute in
      ["user", "source"].contains(root) ? ExpressionValue(account[attribute] ?? .null) : nil
    }
    switch expression.result(in: context) {
    case .value(let value): return value.plain
    case .null, .failed: return ""
    case .beyond: return nil
    }
  }
}

extension JSONValue {
  fileprivate var isBlank: Bool { self == .null || self == .string("") || self == .array([]) }

  fileprivate var plain: String? {
    switch self {
    case .string(let text): text
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.text
    case .null, .array, .object: nil
    }
  }
}

extension ExpressionValue {
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null, .object: self = .null
    case .bool(let bool): self = .boolean(bool)
    case .number(let number): self = number.int.map { .integer($0) } ?? .decimal(number.value)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { ExpressionValue($0) })
    }
  }

  fileprivate var plain: String? {
    switch self {
    case .null, .list: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .text(let text): text
    }
  }
}
