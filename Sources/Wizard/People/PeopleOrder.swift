import Screens

/// By what a list of people is sorted.
public enum PeopleOrder: Hashable, Sendable {
  /// The name, or the e-mail where there is none.
  case person
  /// The value of one of the labels.
  case value(Int)
}

extension PeopleList {
  /// What the next press of the key sorts by; nil for the order in which they were read.
  var nextOrder: PeopleOrder? {
    guard let order, let here = orders.firstIndex(of: order) else { return orders.first }
    return here + 1 < orders.count ? orders[here + 1] : nil
  }

  mutating func sortByNext() {
    order = nextOrder
    let keyed = people.map { (key: key($0), person: $0) }
    people = keyed.sorted { ($0.key, $0.person.place) < ($1.key, $1.person.place) }.map(\.person)
  }

  private func key(_ person: Person) -> String {
    switch order {
    case nil: ""
    case .person: (person.name.isEmpty ? person.email : person.name).lowercased()
    case .value(let place):
      person.values.indices.contains(place) ? person.values[place].lowercased() : ""
    }
  }

  func words(_ order: PeopleOrder?) -> String {
    switch order {
    case nil: "as read"
    case .person: "by person"
    case .value(let place): "by \(labels[place].prefix(1).lowercased() + labels[place].dropFirst())"
    }
  }
}

extension Model {
  /// Sorts the page's list by the next thing; what it is narrowed to stays.
  mutating func sortList() -> [Effect] {
    guard nextOrder != nil else { return say(.refused, "There is no list here to sort.") }
    if showsPeopleList {
      people?.sortByNext()
    } else {
      preview.order = preview.order.next
    }
    readFromTop()
    return []
  }

  /// How the next press of the key sorts the page's list; nil where there is nothing to sort.
  var nextOrder: String? {
    if showsPeopleList {
      guard let people, people.people.count > 1 else { return nil }
      return people.words(people.nextOrder)
    }
    guard current?.shows(.preview) == true, preview.complete != nil else { return nil }
    return preview.order.next.words
  }

  /// Whether the page of the people behind a count is shown.
  var showsPeopleList: Bool { people != nil && screen == WellKnownScreen.people.rawValue }
}
