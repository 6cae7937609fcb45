import Basics

/// What was read of one person on the way from Okta to DX; what is not there is nil.
public struct TracedPerson: Hashable, Sendable {
  /// The Okta account.
  public struct Account: Hashable, Sendable {
    /// Okta's id.
    public var id: String
    /// The e-mail and the user name.
    public var email, login: String
    /// `ACTIVE`, `STAGED`, `SUSPENDED`, `DEPROVISIONED` and others.
    public var status: String
    /// The values of the Okta profile, by variable name.
    public var profile: JSONObject

    /// An account by what Okta has of it.
    public init(id: String, email: String, login: String, status: String, profile: JSONObject) {
      (self.id, self.email, self.login) = (id, email, login)
      (self.status, self.profile) = (status, profile)
    }
  }

  /// A group that gives the person the app.
  public struct Group: Hashable, Sendable {
    /// The group's name.
    public var name: String
    /// The values that it sets in the app, by variable name.
    public var profile: JSONObject

    /// A group by its name and values.
    public init(name: String, profile: JSONObject) {
      (self.name, self.profile) = (name, profile)
    }
  }

  /// The person's record within the app.
  public struct Assignment: Hashable, Sendable {
    /// The person as the next sync is concerned with them.
    public var person: AssignedPerson
    /// `STAGED`, `PROVISIONED`, `ACTIVE` and others.
    public var status: String
    /// When it was made; nil where Okta didn't say.
    public var at: Instant?
    /// Whether the person is assigned directly, or was edited on the assignment.
    public var isPersonal: Bool
    /// The group that the assignment comes from, where it can be told.
    public var group: Group?

    /// A record by what Okta has of it.
    public init(
      person: AssignedPerson, status: String, at: Instant?, isPersonal: Bool, group: Group? = nil
    ) {
      (self.person, self.status, self.at) = (person, status, at)
      (self.isPersonal, self.group) = (isPersonal, group)
    }
  }

  /// An attempt to send the person to WorkOS, as the system log tells it.
  public struct Push: Hashable, Sendable {
    /// When it was.
    public var at: Instant
    /// Why it failed; nil where it didn't.
    public var failure: String?

    /// An attempt.
    public init(at: Instant, failure: String? = nil) { (self.at, self.failure) = (at, failure) }
  }

  /// What DX has of the person.
  public struct Before: Hashable, Sendable {
    /// What was read for it.
    public var against: Preview.Against
    /// When the backup was kept; nil for what was read now.
    public var at: Instant?
    /// Values by External name, for the attributes that it has a place for; nil where the person
    /// isn't in it.
    public var values: [String: String]?

    /// What was found of the person.
    public init(against: Preview.Against, at: Instant?, values: [String: String]?) {
      (self.against, self.at, self.values) = (against, at, values)
    }
  }

  /// The name that was asked for.
  public var name: String
  /// When Okta was read.
  public var read: Instant
  /// The Okta account.
  public var account: Account?
  /// The name of the account's user type, where it isn't the usual one.
  public var type: String?
  /// The record within the app.
  public var assignment: Assignment?
  /// The custom attributes of the app's profile that DX reads.
  public var attributes: [SyncedAttribute] = []
  /// What fills the app's profile for this person's user type, by variable name.
  public var mappings: [String: Mapping]?
  /// What the log has of the last days, the newest first.
  public var pushes: [Push]?
  /// What keeps values of everybody from leaving Okta.
  public var stops: [PushStop] = []
  /// What DX has.
  public var before: Before?
  /// External names that are planned.
  public var planned: [String] = []
  /// Names that are nearly the one that was asked for.
  public var near: [String] = []
  /// Why a station could not be read.
  public var failures: [Trace.Station: Shortfall] = [:]

  /// A person of whom nothing was read yet.
  public init(name: String, read: Instant) { (self.name, self.read) = (name, read) }
}
