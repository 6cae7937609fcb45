import Basics

@testable import SetupCore

/// The preview's counts once more, reckoned in the plainest way from the definitions: everything
/// in dictionaries, one question after the other, none of the preview's own code.
struct PlainJoin {
  var numbers: [String: Int] = [:]
  var changes: [[String: Int]] = []
  var emptyForEveryone: [String] = []
  var withoutColumn: [String] = []

  init(_ organisation: GeneratedOrganisation) {
    let emails = organisation.header.firstIndex(of: "E-Mail") ?? 0
    let backup = Dictionary(
      organisation.rows.map { (Self.key($0[emails]), $0) }, uniquingKeysWith: { first, _ in first })
    let users = organisation.people.filter { $0.account != .deactivated }
    let matched = users.filter { backup[Self.key($0.email)] != nil }
    let here = organisation.people.map { Self.key($0.email) }.filter { !$0.isEmpty }
    let pushed = matched.filter { $0.hasExternalID && !$0.isInError }
    numbers = [
      "users": users.count, "matched": matched.count, "created": users.count - matched.count,
      "unmatched": Set(backup.keys).subtracting(here).count,
      "suspended": users.filter { $0.account == .suspended }.count,
      "notPushed": users.filter { !$0.hasExternalID || $0.isInError }.count,
      "deactivated": organisation.people.filter {
        $0.account == .deactivated && $0.hasExternalID && backup[Self.key($0.email)] != nil
      }.count,
      "matchedTwice": here.filter { backup[$0] != nil }.count
        - Set(here).intersection(backup.keys).count,
      "aliases": Self.aliases(users, organisation.rows.map { Self.key($0[emails]) }, Set(here)),
    ]
    var touched: Set<Int> = []
    for (attribute, kind) in organisation.attributes {
      let column = Self.column(of: attribute.externalName, in: organisation.header)
      if column == nil { withoutColumn.append(attribute.externalName) }
      var counts: [String: Int] = [:]
      for (place, person) in pushed.enumerated() {
        let before = column.flatMap { backup[Self.key(person.email)]?[$0] } ?? ""
        let after = person.profile[attribute.variableName] ?? .null
        let found = PlainValue.differences(kind, before, after)
        for name in found { counts[name, default: 0] += 1 }
        if found.contains("count") { touched.insert(place) }
      }
      changes.append(counts)
      let values = users.map { person in
        PlainValue.meaning(kind, person.profile[attribute.variableName] ?? .null)
      }
      if !values.contains(where: { $0 != nil }) { emptyForEveryone.append(attribute.externalName) }
    }
    numbers["unchanged"] = pushed.count - touched.count
  }

  private static func key(_ email: String?) -> String {
    (email ?? "").lowercased().filter { $0 != " " && $0 != "\u{200B}" }
  }

  private static func column(of name: String, in header: [String]) -> Int? {
    func bare(_ text: String) -> String { text.lowercased().filter { $0 != " " && $0 != "_" } }
    let others = [
      "startdate": ["startdate"], "additional_github_username": ["githubusername2"],
    ]
    let names = [bare(name)] + (others[name] ?? [])
    return header.firstIndex { names.contains(bare($0)) }
  }

  /// Of the people who aren't in the backup, those of whom somebody is who isn't assigned, apart
  /// from an alias.
  private static func aliases(
    _ users: [AssignedPerson], _ rows: [String], _ here: Set<String>
  ) -> Int {
    func bare(_ key: String) -> String {
      let parts = key.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, let plus = parts[0].firstIndex(of: "+"),
        plus != parts[0].startIndex
      else { return key }
      return "\(parts[0][..<plus])@\(parts[1])"
    }
    return users.map { key($0.email) }.filter { email in
      guard !email.isEmpty, !rows.contains(email) else { return false }
      let near = rows.first { $0 == bare(email) } ?? rows.first { bare($0) == bare(email) }
      return near.map { !here.contains($0) } ?? false
    }.count
  }
}

/// Values as DX reads them, from the definitions.
enum PlainValue {
  private static let blanks = Set(
    [0x20, 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000] + Array(9...13)
      + Array(0x2000...0x200A))

  /// `count`, `filled`, `blanked`, `respelt`, `invalid`, as far as they apply.
  static func differences(
    _ kind: GeneratedOrganisation.Kind, _ before: String, _ after: JSONValue
  ) -> [String] {
    let (old, new) = (meaning(kind, .string(before)), meaning(kind, after))
    var found: [String] = []
    if old != new { found.append("count") }
    if old == nil, new != nil { found.append("filled") }
    if old != nil, new == nil { found.append("blanked") }
    if old != nil, old == new, after != true, Array(text(after).utf8) != Array(before.utf8) {
      found.append("respelt")
    }
    if isInvalid(kind, after) { found.append("invalid") }
    return found
  }

  static func meaning(_ kind: GeneratedOrganisation.Kind, _ value: JSONValue) -> String? {
    var scalars = Array(text(value).unicodeScalars)
    while let last = scalars.last, blanks.contains(Int(last.value)) { scalars.removeLast() }
    while let first = scalars.first, blanks.contains(Int(first.value)) { scalars.removeFirst() }
    let text = scalars.map { String($0) }.joined()
    guard !text.isEmpty else { return nil }
    switch kind {
    case .text: return text
    case .name, .email: return text.lowercased()
    case .flag: return value == false || text == "FALSE" ? nil : text == "true" ? "TRUE" : text
    case .day:
      let day = String(text.prefix(10))
      let rest = text.dropFirst(10).first
      return isDay(day) && [nil, "T", " "].contains(rest)
        ? day.replacing("/", with: "-") : text
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .bool(let bool): "\(bool)"
    case .number(let number): number.text
    case .array, .object: value.text()
    }
  }

  private static func isDay(_ text: String) -> Bool {
    for mark in ["-", "/"] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.map(\.utf8.count) == [4, 2, 2],
        parts.allSatisfy({ $0.utf8.allSatisfy { 48...57 ~= $0 } })
      else { continue }
      let numbers = parts.compactMap { Int($0) }
      let isLeap =
        numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return (1...12).contains(numbers[1]) && (1...days[numbers[1] - 1]).contains(numbers[2])
    }
    return false
  }

  private static func isInvalid(_ kind: GeneratedOrganisation.Kind, _ value: JSONValue) -> Bool {
    let text = text(value)
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    if blanks.contains(Int(first.value)) || blanks.contains(Int(last.value)) { return true }
    if text.unicodeScalars.contains(where: { isHidden($0, isName: kind == .name || kind == .email) }
    ) {
      return true
    }
    switch kind {
    case .text, .email: return false
    case .day: return !isDay(text)
    case .flag: return value.bool == nil && text != "TRUE" && text != "FALSE"
    case .name: return text.utf8.contains { "@/:".utf8.contains($0) }
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar, isName: Bool) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: return isName || !["\t", "\n", "\r"].contains(scalar)
    case .lineSeparator, .paragraphSeparator: return isName
    case .spaceSeparator: return isName && scalar != " "
    case .format where isName: return true
    default:
      let bidi = Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0x200E, 0x200F, 0x61C]
      return ([0x200B, 0x2060, 0xFEFF] + bidi).contains(Int(scalar.value))
    }
  }
}
