import Basics

/// People who have something in common: how many, and keyed digests of a few.
///
/// Names and addresses stay where they were read. The digests show that two observations speak of the
/// same person, and mean nothing without the key that never leaves the state folder.
public struct PeoplePattern: Hashable, Codable, Sendable {
  /// The most digests that are kept.
  public static let limit = 20

  /// How many people.
  public var count: Int
  /// Digests of at most `limit` of them, sorted.
  public var digests: [String]

  /// So many people, and digests of some; only the first of them in order are kept.
  public init(count: Int, digests: [String] = []) {
    self.count = max(0, count)
    self.digests = Array(digests.sorted().prefix(Self.limit))
  }
}

/// What was seen of the people assigned to the app, in counts.
public struct ObservedPeople: Hashable, Codable, Sendable {
  /// Something seen of a person as a whole.
  public enum Sign: String, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
    /// No `externalId` although the assignment is `ACTIVE`: assigned before provisioning was on.
    case activeWithoutExternalID
    /// `STAGED` for longer than the probe gives Okta to push.
    case stagedLong
    /// `syncState` is `ERROR`.
    case syncError
    /// The Okta account is not `ACTIVE`.
    case oktaInactive
    /// The e-mail, letter case aside, is not in the backup.
    case notInBackup
    /// The e-mail is in the backup, but the app's user name is not.
    case userNameNotInBackup
    /// The e-mail is in the backup in other letter case.
    case emailCaseDiffers
    /// The app's user name is not what its template's source is now.
    case userNameOutdated
  }

  /// How many are assigned.
  public var people: Int
  /// Who bears each sign; one that nobody bears is left out.
  public var signs: [Sign: PeoplePattern]
  /// What was seen of the values, by the app's variable name.
  public var values: [String: ObservedValues]
  /// When one of the assignments last changed.
  public var newestChange: Instant?
  /// The SHA-256 of the backup that they were compared with; nil if there was none.
  public var backup: String?

  /// So many people with what was seen of them.
  public init(
    people: Int, signs: [Sign: PeoplePattern] = [:], values: [String: ObservedValues] = [:],
    newestChange: Instant? = nil, backup: String? = nil
  ) {
    self.people = people
    self.signs = signs.filter { $0.value.count > 0 }
    self.values = values
    self.newestChange = newestChange
    self.backup = backup
  }
}

/// What was seen of one attribute's values over all people assigned, without the values.
public struct ObservedValues: Hashable, Codable, Sendable {
  /// Something seen of one person's value.
  public enum Sign: String, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
    /// Typed in on the assignment (`scope` is `USER`), and other than the mapping gives.
    case overridden
    /// Empty in the app although the mapping's source has a value, and not touched since the edit.
    case emptyDespiteSource
    /// The mapping's source attribute is empty in the Okta profile.
    case sourceMissing
    /// `""` instead of nothing.
    case emptyString
    /// Control or zero-width characters in the value.
    case invisible
    /// Not written as the DX property wants it.
    case badFormat
    /// Another JSON type than the attribute's.
    case typeMismatch
    /// Not one of the values that the attribute allows.
    case notAllowed
    /// Empty in the app, and filled in the backup: the next push blanks it.
    case blanksBackup
  }

  /// How many people have a value.
  public var filled: Int
  /// How many different values they have.
  public var distinct: Int
  /// Who bears each sign; one that nobody bears is left out.
  public var signs: [Sign: PeoplePattern]
  /// Shapes of badly written values, digits as 9 and letters as A, at most three.
  public var shapes: [String]
  /// Code points of the invisible characters seen, at most eight.
  public var codePoints: [UInt32]
  /// JSON types seen where another was due.
  public var types: [String]

  /// What was seen of one attribute's values.
  public init(
    filled: Int, distinct: Int, signs: [Sign: PeoplePattern] = [:], shapes: [String] = [],
    codePoints: [UInt32] = [], types: [String] = []
  ) {
    self.filled = filled
    self.distinct = distinct
    self.signs = signs.filter { $0.value.count > 0 }
    self.shapes = Array(Set(shapes.map { sanitised($0, limit: 24) }).sorted().prefix(3))
    self.codePoints = Array(Set(codePoints).sorted().prefix(8))
    self.types = Array(Set(types.map { sanitised($0, limit: 16) }).sorted().prefix(6))
  }

  /// A value's shape: its digits as 9, its letters as A, all else as it is.
  ///
  /// A date that looks right is shown by what is wrong: a blank around it, or a day that no month has.
  public static func shape(of value: String) -> String {
    let shape = sanitised(
      String(value.prefix(24).map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 }), limit: 24)
    guard ["9999-99-99", "9999/99/99"].contains(shape.trimmingSpaces) else { return shape }
    let day = sanitised(value.trimmingSpaces, limit: 10)
    return value.count > 10 ? "9999-99-99 and a blank" : "\(day) (no such day)"
  }
}
