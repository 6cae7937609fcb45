import SetupCore

/// Counts the user types of the people assigned, of the first so many.
struct UserTypeTally {
  private let most: Int
  private var people = 0
  private var counts: [String: Int] = [:]

  init(most: Int) { self.most = most }

  mutating func take(_ person: OktaAppUser) {
    guard people < most else { return }
    people += 1
    if let type = person.account?.type { counts[type, default: 0] += 1 }
  }

  /// The counts; nil where Okta told no type of anybody.
  var observed: ObservedUserTypes? {
    counts.isEmpty ? nil : ObservedUserTypes(people: people, counts: counts)
  }
}
