import Basics

/// The first few people for each attribute and kind of difference.
struct PreviewExamples: Sendable {
  /// Why somebody is shown.
  enum Kind: String, CaseIterable {
    case filled, blanked, changed, respelt, invalid

    fileprivate var place: Int {
      switch self {
      case .filled: 0
      case .blanked: 1
      case .changed: 2
      case .respelt: 3
      case .invalid: 4
      }
    }
  }

  /// Who is shown, in the order of the people.
  private(set) var shown: [Preview.Example] = []
  private let attributes: [SyncedAttribute]
  private let most: Int
  /// How many are shown for each attribute and kind.
  private var counts: [Int]

  init(_ attributes: [SyncedAttribute], most: Int) {
    (self.attributes, self.most) = (attributes, most)
    counts = [Int](repeating: 0, count: attributes.count * Kind.allCases.count)
  }

  /// Shows somebody, as long as there is room.
  mutating func add(
    _ kind: Kind, _ attribute: Int, _ before: UnsafeBufferPointer<UInt8>, _ after: JSONValue?,
    _ person: AssignedPerson
  ) {
    let place = attribute * Kind.allCases.count + kind.place
    guard counts[place] < most else { return }
    counts[place] += 1
    shown.append(
      Preview.Example(
        attribute: attributes[attribute].externalName, kind: kind.rawValue,
        before: String(decoding: before, as: UTF8.self).shortened,
        after: DXValue(after).text.shortened, email: (person.email ?? "").shortened,
        name: person.name.shortened))
  }
}

extension String {
  /// At most 1,000 characters of it: values from outside may be of any length.
  var shortened: String {
    guard utf8.count > 1000 else { return self }
    let kept = unicodeScalars.prefix(1001)
    return kept.count > 1000 ? String(kept.dropLast()) + "…" : self
  }
}
