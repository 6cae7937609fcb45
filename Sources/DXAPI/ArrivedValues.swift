import Basics
import SetupCore

/// Compares the values that Okta has for assigned people with what DX shows, as DX is read.
public struct ArrivedValues: Sendable {
  private let names: Set<String>
  private let people: Int
  private var expected: [String: [String: String]]
  private var lacking: [String: Int] = [:]
  private var shown: Set<String>
  /// The first values that did not arrive, with whose they are; to be shown, never stored.
  public private(set) var missing: [MissingValue] = []

  /// A comparison with what is expected, by e-mail in the form to compare by, then by External
  /// name.
  public init(expected: [String: [String: String]]) {
    self.expected = expected
    people = expected.count
    names = expected.values.reduce(into: []) { $0.formUnion($1.keys) }
    // DX documents fields for these and a list for custom attributes: where one is missing, there
    // is no value. For the other properties its list may simply have no place.
    shown = names.filter { DXUser.lists($0) }
  }

  /// Takes some people.
  public mutating func take(_ users: [DXUser]) {
    for user in users where !user.isDeleted {
      for name in names where !shown.contains(name) && user.value(of: name) != nil {
        shown.insert(name)
      }
      guard let values = expected.removeValue(forKey: EmailAddress(user.email).canonical) else {
        continue
      }
      for (name, value) in values where !Self.isSame(value, user.value(of: name) ?? "") {
        lacking[name, default: 0] += 1
        miss(name, value, user.value(of: name) ?? "", of: user.email)
      }
    }
  }

  /// Ends the reading: whom DX doesn't list lacks all values.
  public mutating func finish() {
    for (email, values) in expected.sorted(by: { $0.key < $1.key }) {
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        miss(name, value, "", of: email)
      }
    }
  }

  private mutating func miss(_ name: String, _ due: String, _ has: String, of email: String) {
    guard missing.count < 200, shown.contains(name) else { return }
    missing.append(MissingValue(email: email, attribute: name, due: due, has: has))
  }

  /// What was found, once all people were taken; whom DX lacks, lacks all values.
  public var observation: Observation {
    var lacking = lacking
    for name in expected.values.flatMap(\.keys) { lacking[name, default: 0] += 1 }
    return .arrivedValues(
      ObservedArrivedValues(
        people: people, lacking: lacking.filter { shown.contains($0.key) },
        notReported: names.subtracting(shown).sorted()))
  }

  /// Whether two values say the same: letter case and spaces aside, a day in either spelling.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.trimmingSpaces, other.trimmingSpaces)
    if let day = DXReading.day(one) { return day == DXReading.day(other) }
    return one.lowercased() == other.lowercased()
  }
}

/// A value that Okta has and DX doesn't show.
public struct MissingValue: Hashable, Sendable {
  /// Whose it is.
  public var email: String
  /// The External name.
  public var attribute: String
  /// What Okta has, and what DX shows.
  public var due, has: String
}

extension DXUser {
  /// The field that `users.list` has for a property, under the older name; nil where it has none.
  private static func field(of externalName: String) -> String? {
    DXProperty.named(externalName)?.oldNames.first(where: UsersCSV.documented.contains)
  }

  /// Whether `users.list` has a place for what is sent under an External name.
  public static func lists(_ externalName: String) -> Bool {
    field(of: externalName) != nil || DXProperty.isCustom(externalName)
  }

  /// What DX shows under an External name; nil where it shows nothing of that name.
  public func value(of externalName: String) -> String? {
    if let field = Self.field(of: externalName) { return self.field(field) }
    let wanted = Self.wantedNames(externalName)
    return (attributes + fields).first { wanted.contains(DXProperty.folded($0.name)) }?.value
  }

  /// The names that DX may show a value under, without letter case and `_`.
  private static func wantedNames(_ name: String) -> Set<String> {
    if DXProperty.isCustom(name) {
      return [DXProperty.folded(name), DXProperty.folded(String(name.dropFirst(4)))]
    }
    let property = DXProperty.named(name)
    return Set(([name] + (property?.oldNames ?? [])).map(DXProperty.folded))
  }
}
