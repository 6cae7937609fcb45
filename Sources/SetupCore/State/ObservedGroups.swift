import Basics

/// Who is assigned to the app, in counts.
public struct ObservedAssignments: Hashable, Codable, Sendable {
  /// Something of it that could not be read, while the rest was.
  public struct Unread: Hashable, Codable, Sendable {
    /// The reads that it takes.
    public enum Part: String, CaseIterable, Codable, Hashable, Sendable {
      case people, groups, members
    }

    /// Which of them.
    public var part: Part
    /// Why, as a sentence.
    public var reason: String

    /// A part that could not be read, and why.
    public init(_ part: Part, reason: String) { (self.part, self.reason) = (part, reason) }
  }

  /// People assigned, directly or through a group.
  public var people: Int
  /// Of these, those whose Okta account is deprovisioned or suspended.
  public var inactive: Int
  /// Groups assigned.
  public var groups: Int
  /// Of these, those with nobody in them.
  public var emptyGroups: Int
  /// The people's user types; nil where Okta doesn't tell them, or where an older program read.
  public var userTypes: ObservedUserTypes?
  /// The variable names that assigned groups have values of, sorted; nil where an older program read.
  public var groupValues: [String]?
  /// Names of empty groups, at most twenty, sorted; nil where an older program read.
  public var emptyNames: [String]?
  /// Groups of which could not be read whether someone is in them; nil for none.
  public var unreadGroups: Int?
  /// What could not be read; nil where everything was.
  public var unread: [Unread]?

  /// Counts of people and groups.
  public init(
    people: Int, inactive: Int, groups: Int, emptyGroups: Int,
    userTypes: ObservedUserTypes? = nil, groupValues: [String]? = nil
  ) {
    self.people = people
    self.inactive = inactive
    self.groups = groups
    self.emptyGroups = emptyGroups
    self.userTypes = userTypes
    self.groupValues = groupValues
  }
}

/// The groups that are pushed through the app, in counts.
public struct ObservedGroupPush: Hashable, Codable, Sendable {
  /// All push groups.
  public var total: Int
  /// Those that are active.
  public var active: Int
  /// Those that Okta reports in error.
  public var inError: Int
  /// Why those after these could not be read, as a sentence; nil where all were.
  public var unread: String?

  /// Counts of push groups by their status.
  public init(total: Int, active: Int, inError: Int, unread: String? = nil) {
    (self.total, self.active, self.inError, self.unread) = (total, active, inError, unread)
  }
}

/// Groups that have something in common: how many, and the names of a few.
public struct GroupPattern: Hashable, Codable, Sendable {
  /// The most names that are kept.
  public static let limit = 20

  /// How many groups.
  public var count: Int
  /// Names of at most `limit` of them, sorted.
  public var names: [String]

  /// So many groups, and the names of some.
  public init(count: Int, names: [String] = []) {
    self.count = max(0, count)
    self.names = Array(names.map { sanitised($0, limit: 80) }.sorted().prefix(Self.limit))
  }

  /// The groups of these names.
  public init(_ names: [String]) { self.init(count: names.count, names: names) }
}

/// How the groups that are assigned to the app and pushed through it go together.
public struct ObservedGroups: Hashable, Codable, Sendable {
  /// What the assigned groups set for one attribute.
  public struct Values: Hashable, Codable, Sendable {
    /// The groups that set a value.
    public var groups: GroupPattern
    /// How many different values they set.
    public var distinct: Int
    /// People in several of these groups, whose values differ.
    public var contested: PeoplePattern
    /// The name of the group whose value wins now; nil where Okta tells no order.
    public var winner: String?

    /// What groups set for one attribute.
    public init(
      groups: GroupPattern, distinct: Int, contested: PeoplePattern = PeoplePattern(count: 0),
      winner: String? = nil
    ) {
      self.groups = groups
      self.distinct = distinct
      self.contested = contested
      self.winner = winner.map { sanitised($0, limit: 80) }
    }
  }

  /// Groups that are assigned and pushed as well.
  public var shared: GroupPattern
  /// Pushed groups that Okta reports in error.
  public var inError: GroupPattern
  /// What Okta says of these errors, at most five, fit for a screen.
  public var errors: [String]
  /// Members of pushed groups who are not assigned to the app.
  public var membersNotAssigned: PeoplePattern
  /// The pushed groups that these are members of; nil where an older program read.
  public var notAssignedOf: GroupPattern?
  /// What assigned groups set, by the app's variable name.
  public var values: [String: Values]

  /// How assigned and pushed groups go together.
  public init(
    shared: GroupPattern = GroupPattern(count: 0), inError: GroupPattern = GroupPattern(count: 0),
    errors: [String] = [], membersNotAssigned: PeoplePattern = PeoplePattern(count: 0),
    values: [String: Values] = [:], notAssignedOf: GroupPattern? = nil
  ) {
    self.shared = shared
    self.inError = inError
    self.errors = Array(Set(errors.map(reasonText)).sorted().prefix(5))
    self.membersNotAssigned = membersNotAssigned
    self.values = values
    self.notAssignedOf = notAssignedOf
  }
}

/// A reason from outside, fit for journal and screen.
func reasonText(_ reason: String) -> String { sanitised(redacted(reason), limit: 200) }
