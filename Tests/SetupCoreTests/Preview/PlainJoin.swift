import Basics
@testable import SetupCore

/// The preview's counts once more, reckoned in the plainest way from the definitions: everything
/// in dictionaries, one question after the other, none of the preview's own code.
struct PlainJoin {
  var numbers: [String: Int] = [:]
  var changes: [String: [String: Int]] = [:]

  private static let columns = [
    "startdate": 1, "githubusername": 3, "excludefromsnapshots": 4, "ssoemail": 6, "tag_team": 7,
  ]

  init(_ organisation: GeneratedOrganisation) {
    func key(_ email: String) -> String {
      String(email.lowercased().filter { $0 != " " && $0 != "\u{200B}" })
    }
    let backup = Dictionary(
      organisation.rows.map { (key($0[2]), $0) }, uniquingKeysWith: { first, _ in first })
    let users = organisation.people.filter { $0.account != .deactivated }
    let matched = users.filter { backup[key($0.email ?? "")] != nil }
    let here = Set(organisation.people.map { key($0.email ?? "") })
    let pushed = matched.filter { $0.hasExternalID && !$0.isInError }
    numbers = [
      "users": users.count, "matched": matched.count, "created": users.count - matched.count,
      "unmatched": backup.keys.filter { !here.contains($0) }.count,
      "suspended": users.filter { $0.account == .suspended }.count,
      "notPushed": users.filter { !$0.hasExternalID || $0.isInError }.count,
      "deactivated": organisation.people.filter {
        $0.account == .deactivated && $0.hasExternalID && backup[key($0.email ?? "")] != nil
      }.count,
    ]
    var touched: Set<Int> = []
    for attribute in GeneratedOrganisation.attributes {
      let name = attribute.externalName
      for (place, person) in pushed.enumerated() {
        let row = backup[key(person.email ?? "")] ?? []
        let before = Self.columns[name].map { row[$0] } ?? ""
        let kinds = Self.kinds(name, before, person.profile[attribute.variableName] ?? .null)
        for kind in kinds { changes[name, default: [:]][kind, default: 0] += 1 }
        if kinds.contains("count") { touched.insert(place) }
      }
    }
    numbers["unchanged"] = pushed.count - touched.count
  }

  /// `count`, `filled`, `blanked`, `respelt`, `invalid`, as far as they apply.
  private static func kinds(_ name: String, _ before: String, _ after: JSONValue) -> [String] {
    let old = meaning(name, .string(before))
    let new = meaning(name, after)
    var kinds: [String] = []
    if old == nil, new != nil { kinds += ["count", "filled"] }
    if old != nil, new == nil { kinds += ["count", "blanked"] }
    if let old, let new, old != new { kinds.append("count") }
    if let old, let new, old == new, case .string(let text) = after, text != before {
      kinds.append("respelt")
    }
    if isInvalid(name, after) { kinds.append("invalid") }
    return kinds
  }

  private static func meaning(_ name: String, _ value: JSONValue) -> String? {
    var text = ""
    switch value {
    case .bool(let bool): text = bool ? "true" : name == "excludefromsnapshots" ? "" : "false"
    case .number(let number): text = number.text
    case .string(let string): text = string
    default: break
    }
    while text.hasPrefix(" ") { text.removeFirst() }
    while text.hasSuffix(" ") { text.removeLast() }
    if ["githubusername", "ssoemail", "excludefromsnapshots"].contains(name) {
      text = text.lowercased()
    }
    if name == "startdate" { text = String(text.map { $0 == "/" ? "-" : $0 }) }
    if name == "excludefromsnapshots", text == "false" { text = "" }
    return text.isEmpty ? nil : text
  }

  private static func isInvalid(_ name: String, _ value: JSONValue) -> Bool {
    guard let text = value.string, !text.isEmpty else { return false }
    if text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("\u{200B}") { return true }
    switch name {
    case "startdate": return text == "04.03.2024"
    case "githubusername": return text.contains("/") || text.contains("@") || text.contains(":")
    case "excludefromsnapshots": return text != "TRUE"
    default: return false
    }
  }
}
