import Basics
import SetupCore

/// One attribute's values over everybody assigned, reduced to counts; no value is kept.
struct ValueTally {
  /// How many attributes are counted.
  static let most = 100
  /// How many different values are told apart; more are simply many.
  private static let mostDistinct = 1000

  let attribute: ObservedAttribute
  /// By what it is filled for people of the default user type, and of the others by their types.
  private let usual: Filling
  private let others: [String: Filling]
  private let property: DXProperty?
  private let reading: DXReading
  /// Whether Okta made it: then nothing but what can't be seen is looked for.
  private let isBase: Bool
  private var filled = 0
  private var distinct: Set<Int> = []
  private var signs: [ObservedValues.Sign: PatternTally] = [:]
  private var shapes: Set<String> = []
  private var codePoints: Set<UInt32> = []
  private var types: Set<String> = []

  init(_ attribute: ObservedAttribute, _ mappings: ObservedMappings?, isBase: Bool = false) {
    self.attribute = attribute
    let name = attribute.variableName
    usual = Filling(mappings?.properties[name])
    let pairs =
      (mappings?.otherTypes ?? []).map { ($0.id, Filling($0.properties[name])) }
      + (mappings?.unread ?? []).map { ($0.id, Filling(nil)) }
    others = Dictionary(pairs, uniquingKeysWith: { $1 })
    property = attribute.externalName.flatMap(DXProperty.named)
    // People are known by these two, so that each character counts.
    let isName = isBase && ["email", "userName"].contains(name)
    reading = isName ? .email : DXReading(externalName: attribute.externalName ?? "")
    self.isBase = isBase
  }

  mutating func take(_ person: OktaAppUser, backup: BackupIndex?, bearer: () -> Bearer) {
    let value = person.profile[attribute.variableName] ?? .null
    guard !isBase else { return takeBase(person, value, bearer: bearer) }
    var found = value.isEmpty ? [] : flaws(of: value)
    if value == .string("") { found.append(.emptyString) }
    let filling = person.account?.type.flatMap { others[$0] } ?? usual
    if let source = filling.source {
      let origin = person.account?.profile[source] ?? .null
      found += comparison(value, with: origin, person.scope == "USER" && filling.appliesOnUpdate)
    }
    if value.isEmpty, let email = person.email, let name = attribute.externalName,
      backup?.hasValue(name, of: email) == true
    {
      found.append(.blanksBackup)
    }
    for sign in found { signs[sign, default: PatternTally()].add(bearer()) }
    guard !value.isEmpty else { return }
    filled += 1
    if distinct.count < Self.mostDistinct { distinct.insert(value.hashValue) }
  }

  /// Those of whom digests are kept.
  var bearers: [Bearer] { signs.values.flatMap(\.bearers) }

  private mutating func takeBase(
    _ person: OktaAppUser, _ value: JSONValue, bearer: () -> Bearer
  ) {
    let isUserName = attribute.variableName == "userName"
    guard let text = value.string ?? (isUserName ? person.userName : nil), !text.isEmpty else {
      return
    }
    filled += 1
    let hidden = reading.unseen(in: text)
    for scalar in hidden { insert(scalar.value, into: &codePoints) }
    if !hidden.isEmpty { signs[.invisible, default: PatternTally()].add(bearer()) }
  }

  /// Of what Okta made, only what is wrong is worth telling.
  var tellsSomething: Bool { !isBase || !signs.isEmpty }

  var observed: ObservedValues {
    ObservedValues(
      filled: filled, distinct: distinct.count, signs: signs.mapValues(\.pattern),
      shapes: Array(shapes), codePoints: Array(codePoints), types: Array(types))
  }

  /// What is wrong with a value by itself.
  private mutating func flaws(of value: JSONValue) -> [ObservedValues.Sign] {
    var found: [ObservedValues.Sign] = []
    if let due = JSONType(okta: attribute.type), due != value.type {
      insert(value.type.rawValue, into: &types)
      found.append(.typeMismatch)
    }
    let text = value.string ?? value.text()
    if !attribute.allowed.isEmpty, !attribute.allowed.contains(text) { found.append(.notAllowed) }
    guard let text = value.string else { return found }
    let hidden = reading.unseen(in: text).map(\.value)
    for point in hidden { insert(point, into: &codePoints) }
    if !hidden.isEmpty {
      found.append(.invisible)
    } else if let property, !property.accepts(text) {
      insert(ObservedValues.shape(of: text), into: &shapes)
      found.append(.badFormat)
    }
    return found
  }

  /// How a value stands to that of the Okta profile which alone is to fill it.
  private func comparison(
    _ value: JSONValue, with origin: JSONValue, _ isOverridable: Bool
  ) -> [ObservedValues.Sign] {
    guard !origin.isEmpty else { return [.sourceMissing] }
    if value.isEmpty { return [.emptyDespiteSource] }
    return isOverridable && value != origin ? [.overridden] : []
  }

  /// The first few dozen are enough to show a few.
  private func insert<Value>(_ value: Value, into values: inout Set<Value>) {
    if values.count < 64 { values.insert(value) }
  }
}

/// How an attribute is filled, as far as a value can be held against it.
private struct Filling {
  /// The Okta profile attribute that alone fills it; nil for any other expression.
  let source: String?
  let appliesOnUpdate: Bool

  init(_ mapping: Mapping?) {
    source = mapping?.expression.trimmingSpaces.plainSource
    appliesOnUpdate = mapping?.push == .onCreateAndUpdate
  }
}

/// The types of JSON, by the words that Okta's schemas have for them.
enum JSONType: String {
  case null, boolean, number, string, array, object

  /// The type that an attribute of Okta's type has in JSON; nil for a type that isn't known.
  init?(okta type: String) {
    switch type {
    case "integer": self = .number
    case "null": return nil
    default: self.init(rawValue: type)
    }
  }
}

extension JSONValue {
  /// Nothing, or a text of nothing: what DX would show as blank.
  var isEmpty: Bool { self == .null || self == .string("") }

  var type: JSONType {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}

extension String {
  /// The attribute of `user.attribute`, where the expression is that and nothing else.
  fileprivate var plainSource: String? {
    guard hasPrefix("user.") else { return nil }
    let name = dropFirst(5)
    return !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      ? String(name) : nil
  }
}
