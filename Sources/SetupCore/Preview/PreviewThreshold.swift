import Basics

/// How much a sync may change before somebody has to confirm it.
public struct PreviewThreshold: Hashable, Sendable {
  /// The most people, in percent of those matched, who may be blanked or changed in one attribute.
  public var changed = 10.0
  /// The most people, in percent of those assigned, who may be deactivated.
  public var deactivated = 5.0

  /// The usual limits.
  public init() {}

  /// So many matched people are needed before shares of them mean something.
  public static let leastMatched = 10

  /// What of a preview is over; nothing where too few are matched.
  public func over(_ preview: Preview) -> [PreviewExcess] {
    guard preview.matched >= Self.leastMatched else { return [] }
    return beyond(preview)
  }

  /// What is over as shares alone, however few are matched.
  func beyond(_ preview: Preview) -> [PreviewExcess] {
    let ofAttributes = preview.changed.flatMap { change in
      [(PreviewExcess.Kind.blanked, change.blanked), (.changed, change.replaced)].map {
        PreviewExcess(
          attribute: change.attribute, kind: $0.0, count: $0.1, of: preview.matched)
      }
    }
    let deactivated = PreviewExcess(
      attribute: nil, kind: .deactivated, count: preview.deactivated, of: preview.assigned)
    return (ofAttributes + [deactivated]).filter { excess in
      let limit = excess.kind == .deactivated ? self.deactivated : changed
      return Double(excess.count) * 100 > limit * Double(excess.of)
    }
  }
}

/// One thing that a sync would do to more people than the threshold allows.
public struct PreviewExcess: Hashable, Codable, Sendable {
  /// What the sync would do.
  public enum Kind: String, Codable, Hashable, Sendable {
    /// Take the value away.
    case blanked
    /// Put another value there.
    case changed
    /// Deactivate the person.
    case deactivated
  }

  /// The attribute's External name; nil for people who would be deactivated.
  public var attribute: String?
  /// What the sync would do.
  public var kind: Kind
  /// To how many people.
  public var count: Int
  /// Of how many: those matched, or those assigned.
  public var of: Int

  /// The words that confirm it, `blank 312`.
  public var words: String {
    switch kind {
    case .blanked: "blank \(count)"
    case .changed: "change \(count)"
    case .deactivated: "deactivate \(count)"
    }
  }

  /// What it means, with what to do.
  public var sentence: String {
    let tenths = Int((Double(count) * 1000 / Double(max(1, of))).rounded())
    let share = "\(tenths / 10).\(tenths % 10) %"
    let people = counted(count, "person", "people")
    let name = attribute.map { sanitised($0, limit: 60) } ?? ""
    switch kind {
    case .blanked:
      return "\(people) would lose the \(name) that DX has now: \(share). It is empty in Okta for "
        + "them. Fill it there, or remove the attribute from the app's profile. Out of the plan "
        + "alone changes nothing."
    case .changed: return "\(people) would get another \(name) than DX has now: \(share)."
    case .deactivated:
      return "\(people) would be deactivated: \(share). WorkOS deletes inactive people by default."
    }
  }

  /// Whether a confirmation of another one covers it: the same thing, to as many people or more.
  func isCovered(by other: PreviewExcess) -> Bool {
    attribute == other.attribute && kind == other.kind && count <= other.count
  }
}

extension [PreviewExcess] {
  /// The words that confirm all of them: those of the largest.
  public var words: String? {
    let largest = map(\.count).max()
    return first { $0.count == largest }?.words
  }
}
