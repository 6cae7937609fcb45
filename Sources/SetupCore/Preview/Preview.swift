/// What the next sync will change in DX, as `preview --json` prints it.
public struct Preview: Hashable, Sendable {
  /// What the values were compared with.
  public enum Against: String, Codable, Hashable, Sendable {
    /// A file that was named.
    case file
    /// The kept backup.
    case kept
    /// DX, read live.
    case live
  }

  /// One attribute's changes.
  public struct Change: Hashable, Sendable {
    /// The attribute's External name; of a default attribute the variable name.
    public var attribute: String
    /// Matched people whose value differs, filled and blanked ones included.
    public var count = 0
    /// Of these, those with no value before.
    public var filled = 0
    /// Of these, those with no value any more.
    public var blanked = 0
    /// Matched people whose value DX can't read, or only by chance.
    public var invalid = 0
    /// Matched people whose value differs in spelling alone; not in `count`.
    public var respelt = 0

    /// Other values than before, in neither of the two.
    public var replaced: Int { count - filled - blanked }
  }

  /// One person's value that differs, or that is invalid.
  public struct Example: Hashable, Sendable {
    /// The attribute, as in `Change`.
    public var attribute: String
    /// `filled`, `blanked`, `changed`, `respelt` or `invalid`.
    public var kind: String
    /// The value of the backup, and that of Okta; empty for none.
    public var before, after: String
    /// The e-mail as Okta has it.
    public var email: String
    /// The person's name in the app; empty where Okta has none.
    public var name = ""
  }

  /// Somebody whom a count or a warning is about.
  public struct Concerned: Hashable, Sendable {
    /// What it is about.
    public enum Reason: CaseIterable, Hashable, Sendable {
      /// One of `aliases`.
      case alias
      /// One of `matchedTwice`.
      case matchedTwice
      /// One of `deactivated`.
      case deactivated
      /// One of `created`.
      case created
      /// One of `unmatched`.
      case unmatched
      /// One of `notPushed`.
      case notPushed
      /// One of `suspended`.
      case suspended
    }

    /// What it is about.
    public var reason: Reason
    /// The e-mail as Okta has it; of `unmatched` people that of the backup.
    public var email: String
    /// The person's name in the app; empty where Okta has none.
    public var name: String
    /// The e-mail of the backup; empty for who isn't in it.
    public var inBackup: String
  }

  /// Who is to be listed.
  public enum Who: Hashable, Sendable {
    /// Everybody in whom a value differs or is invalid.
    case all
    /// Those in whom an attribute's value does, by the attribute's name in `Change`.
    case attribute(String)
    /// Those whom a count or a warning is about.
    case concerned(Concerned.Reason)
  }

  /// People assigned and not deactivated, suspended ones included.
  public var users = 0
  /// Of these, those whose e-mail is in the backup.
  public var matched = 0
  /// People of the backup who are not assigned.
  public var unmatched = 0
  /// Matched and provisioned people in whom nothing that is synced differs.
  public var unchanged = 0
  /// People whose values were compared: matched, and provisioned.
  public var compared = 0
  /// People of `users` for whom nothing leaves Okta: not provisioned, or in error.
  public var notPushed = 0
  /// People of `users` whose Okta account is suspended.
  public var suspended = 0
  /// Everybody assigned, deactivated people too.
  public var assigned = 0
  /// Deactivated people who are in the backup and known at the other side.
  public var deactivated = 0
  /// People of the backup to whom more than one assigned person belongs.
  public var matchedTwice = 0
  /// People of `users` who are not in the backup, where somebody who isn't assigned has their
  /// e-mail but for what stands behind a `+`.
  public var aliases = 0
  /// Each custom attribute that DX reads, in the order of the app's profile.
  public var changed: [Change] = []
  /// The default attributes of which the backup has a column.
  public var defaults: [Change] = []
  /// External names that are planned, and not in the app's profile.
  public var onlyPlanned: [String] = []
  /// External names of `changed` of which the backup has no column.
  public var withoutColumn: [String] = []
  /// External names of `changed` of which nobody in `users` has a value in Okta.
  public var emptyForEveryone: [String] = []
  /// Columns of the backup that no attribute of the app's profile belongs to.
  public var withoutAttribute: [String] = []
  /// A few of the people behind each count of people, and behind each warning.
  public var concerned: [Concerned] = []
  /// What was compared with.
  public var against: Against
  /// Whether everybody was read; the counts mean nothing otherwise.
  public var complete = true
  /// A few people for each attribute and kind.
  public var examples: [Example] = []

  /// A preview of nobody yet.
  public init(against: Against) { self.against = against }

  /// People of `users` who are not in the backup.
  public var created: Int { users - matched }
}
