import Basics

/// One person followed from Okta to DX: where they stand at each station, and what the next sync
/// does to them.
public struct Trace: Hashable, Sendable {
  /// The stations, in the order of the way.
  public enum Station: String, CaseIterable, Hashable, Sendable {
    case okta, assigned, profile, pushed, dx
  }

  /// Something at a station that keeps values from arriving, or that could not be read.
  public struct Problem: Hashable, Sendable {
    /// Where it is.
    public var station: Station
    /// The attribute that it is about; nil for all of them.
    public var attribute: String?
    /// What is wrong, and what to click.
    public var shortfall: Shortfall
  }

  /// A value that the next sync changes.
  public struct Change: Hashable, Sendable {
    /// The attribute's External name.
    public var attribute: String
    /// What DX has, empty for none; nil where that can't be seen.
    public var before: String?
    /// What it gets, empty for none.
    public var after: String
  }

  /// What was read.
  public let person: TracedPerson
  /// The values of the app's profile.
  public let profile: [TracedValue]
  /// What is wrong, station by station.
  public let problems: [Problem]
  /// What the next sync changes in DX; nothing where nothing is sent.
  public let tonight: [Change]

  /// Follows a person through what was read of them.
  public init(_ person: TracedPerson) {
    self.person = person
    profile =
      person.assignment.map { assignment in
        person.attributes.map { TracedValue($0, of: assignment, person) }
      } ?? []
    tonight = Self.changes(person, profile)
    problems = Stations(person, profile).problems
  }

  /// Whether the next sync takes values of this person over.
  public var isSent: Bool { person.isSent }

  /// Whether Okta has nobody of that name.
  public var isNobody: Bool { person.account == nil && person.failures[.okta] == nil }

  /// Whether something could not be read.
  public var hasFailed: Bool { !person.failures.isEmpty }

  private static func changes(_ person: TracedPerson, _ profile: [TracedValue]) -> [Change] {
    guard person.isSent, let values = person.before?.values else { return [] }
    return profile.compactMap { value in
      let before = values[value.attribute.externalName]
      let difference = value.attribute.reading.difference(DXValue(before ?? ""), value.value)
      guard let difference, difference != .respelt else { return nil }
      return Change(
        attribute: value.attribute.externalName, before: before, after: value.value.text)
    }
  }
}

extension TracedPerson {
  /// Whether the next sync takes values of this person over.
  var isSent: Bool {
    guard let person = assignment?.person, stops.isEmpty else { return false }
    return person.isProvisioned && person.account != .deactivated
  }
}
