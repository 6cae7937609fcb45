import Basics

/// The apps of the organisation that look like the one for DX.
public struct ObservedTwinApps: Hashable, Codable, Sendable {
  /// One of them.
  public struct App: Hashable, Codable, Sendable {
    /// Okta's id of the app.
    public var id: String
    /// The label that an admin gave it.
    public var label: String
    /// When it was made, as Okta writes it.
    public var created: String

    /// An app by its id, label and time.
    public init(id: String, label: String, created: String = "") {
      self.id = sanitised(id, limit: 40)
      self.label = sanitised(redacted(label), limit: 80)
      self.created = sanitised(created, limit: 40)
    }
  }

  /// Active apps with SCIM provisioning and a similar label, other than the bound one; at most 20.
  public var others: [App]

  /// Apps other than the bound one.
  public init(others: [App]) {
    self.others = Array(others.sorted { $0.id < $1.id }.prefix(20))
  }
}

/// What Okta last said of a window of its rate limits.
public struct ObservedRateLimit: Hashable, Codable, Sendable {
  /// Which calls share the window, `/api/v1/logs`.
  public var path: String
  /// `X-Rate-Limit-Limit`.
  public var limit: Int
  /// `X-Rate-Limit-Remaining`.
  public var remaining: Int
  /// `X-Rate-Limit-Reset`.
  public var resets: Instant
  /// Whether Okta answered 429.
  public var refused: Bool

  /// A window by Okta's headers.
  public init(path: String, limit: Int, remaining: Int, resets: Instant, refused: Bool) {
    self.path = sanitised(path, limit: 80)
    self.limit = limit
    self.remaining = remaining
    self.resets = resets
    self.refused = refused
  }
}

/// How the kept backup is written, and which of its columns have values.
public struct ObservedBackupShape: Hashable, Codable, Sendable {
  /// The SHA-256 of the backup.
  public var backup: String
  /// Whether it starts with a byte order mark.
  public var hasByteOrderMark: Bool
  /// What separates its columns: `,`, `;` or a tab.
  public var delimiter: String
  /// Whether some lines end in CRLF and others in LF alone.
  public var mixesLineEnds: Bool
  /// How many values of date columns are not `YYYY-MM-DD` or `YYYY/MM/DD`.
  public var otherDates: Int
  /// How many people have a value, by the External name that the column belongs to.
  public var filled: [String: Int]

  /// A backup by how it is written.
  public init(
    backup: String, hasByteOrderMark: Bool = false, delimiter: String = ",",
    mixesLineEnds: Bool = false, otherDates: Int = 0, filled: [String: Int] = [:]
  ) {
    self.backup = backup
    self.hasByteOrderMark = hasByteOrderMark
    self.delimiter = delimiter
    self.mixesLineEnds = mixesLineEnds
    self.otherDates = otherDates
    self.filled = filled
  }
}
