import Basics
import SetupCore

extension Preview {
  /// The people behind a count or a warning, the gravest change first.
  func list(_ who: Who, most: Int = PeopleList.most) -> PeopleList {
    switch who {
    case .all:
      let total = (changed + defaults).reduce(0) { $0 + $1.values }
      return values(
        "Values that differ or are invalid", ["Attribute"], examples, total: total, most)
    case .attribute(let name):
      let total = (changed + defaults).first { $0.attribute == name }?.values ?? 0
      return values(
        sanitised(name, limit: 60), [], examples.filter { $0.attribute == name }, total: total,
        most)
    case .concerned(let reason): return people(reason, most)
    }
  }

  private func values(
    _ title: String, _ before: [String], _ examples: [Example], total: Int, _ most: Int
  ) -> PeopleList {
    let people = Self.kinds.flatMap { kind in
      examples.filter { $0.kind == kind }.map { example in
        PeopleList.Person(
          name: example.name, email: example.email,
          values: (before.isEmpty ? [] : [example.attribute])
            + [example.kind, example.before, example.after],
          followedAs: example.email)
      }
    }
    return PeopleList(
      title, labels: before + ["Change", "Before", "After"], sortable: before.count + 1,
      people: people, total: complete ? total : nil, unit: .values, most: most)
  }

  // What takes most from DX comes first.
  private static let kinds = ["blanked", "changed", "filled", "invalid", "respelt"]

  private func people(_ reason: Concerned.Reason, _ most: Int) -> PeopleList {
    let (title, total) = titleAndCount(reason)
    let showsOther = reason == .alias || reason == .matchedTwice
    let people = concerned.filter { $0.reason == reason }.map { person in
      PeopleList.Person(
        name: person.name, email: person.email, values: showsOther ? [person.inBackup] : [],
        followedAs: person.email)
    }
    return PeopleList(
      title, labels: showsOther ? [against == .live ? "In DX" : "In the backup"] : [],
      people: people, total: total, most: most)
  }

  private func titleAndCount(_ reason: Concerned.Reason) -> (String, Int) {
    switch reason {
    case .alias: ("Known under another alias", aliases)
    case .matchedTwice: ("With the e-mail of another person", matchedTwice)
    case .deactivated: ("Would be deactivated", deactivated)
    case .created: ("Would be new", created)
    case .unmatched: ("Not assigned", unmatched)
    case .notPushed: ("Nothing leaves Okta for them", notPushed)
    case .suspended: ("Suspended in Okta", suspended)
    }
  }
}

extension Preview.Change {
  /// How many values stand behind its counts.
  fileprivate var values: Int { count + invalid + respelt }
}

extension Model {
  /// Lists the people behind a count or a warning of tonight's sync.
  mutating func list(_ who: Preview.Who) -> [Effect] {
    guard let list = preview.read?.value.preview?.list(who) else { return [] }
    guard !list.people.isEmpty else {
      return say(.info, "\(list.title): nobody's value changes.")
    }
    return show(list)
  }
}
