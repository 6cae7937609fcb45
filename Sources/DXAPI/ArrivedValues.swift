import SetupCore

/// Compares the values that Okta has for assigned people with what DX shows, as DX is read.
public struct ArrivedValues: Sendable {
  private let names: Set<String>
  private let people: Int
  private var expected: [String: [String: String]]
  private var lacking: [String: Int] = [:]
  private var shown: Set<String>

  /// A comparison with what is expected, by e-mail in the form to compare by, then by External
  /// name.
  public init(expected: [String: [String: String]]) {
    self.expected = expected
    people = expected.count
    names = expected.values.reduce(into: []) { $0.formUnion($1.keys) }
    // DX documents fields for these and a list for custom attributes: where one is missing, there
    // is no value. For the other properties its list may simply have no place.
    shown = names.filter { Self.fields[$0] != nil || DXProperty.isCustom($0) }
  }

  /// Takes some people.
  public mutating func take(_ users: [DXUser]) {
    for user in users where !user.isDeleted {
      for name in names where !shown.contains(name) && Self.value(name, of: user) != nil {
        shown.insert(name)
      }
      guard let values = expected.removeValue(forKey: EmailAddress(user.email).canonical) else {
        continue
      }
      for (name, value) in values where !Self.isSame(value, Self.value(name, of: user) ?? "") {
        lacking[name, default: 0] += 1
      }
    }
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

  /// The fields that `users.list` has for properties of its own.
  private static let fields = [
    "githubusername": "github_username", "githubusername2": "additional_github_username",
    "gitlabusername": "gitlab_username",
  ]

  /// What DX shows of a person under an External name; nil where it shows nothing of that name.
  private static func value(_ name: String, of user: DXUser) -> String? {
    if let field = fields[DXProperty.named(name)?.externalName ?? name] { return user.field(field) }
    let wanted = wantedNames(name)
    return (user.attributes + user.fields).first { wanted.contains(DXProperty.folded($0.name)) }?
      .value
  }

  /// The names that DX may show a value under, without letter case and `_`.
  private static func wantedNames(_ name: String) -> Set<String> {
    if DXProperty.isCustom(name) {
      return [DXProperty.folded(name), DXProperty.folded(String(name.dropFirst(4)))]
    }
    let property = DXProperty.named(name)
    return Set(([name] + (property?.oldNames ?? [])).map(DXProperty.folded))
  }

  /// Whether two values say the same: letter case and spaces aside, a day in either spelling.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (folded(one), folded(other))
    return one == other || (day(one) != nil && day(one) == day(other))
  }

  private static func folded(_ value: String) -> String {
    let start = value.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { start[...$0].lowercased() } ?? ""
  }

  private static func day(_ value: String) -> String? {
    let first = String(value.prefix(10))
    guard DXProperty.isDate(first), value.count == 10 || value.dropFirst(10).first == "t" else {
      return nil
    }
    return String(first.map { $0 == "/" ? "-" : $0 })
  }
}
