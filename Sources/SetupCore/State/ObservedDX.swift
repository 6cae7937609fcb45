/// DX's people, read to the end, compared with the kept backup.
public struct ObservedBackupComparison: Hashable, Codable, Sendable {
  /// The SHA-256 of the backup that it was compared with.
  public var backup: String
  /// How many people DX has.
  public var people: Int
  /// How many of these the backup lacks.
  public var missing: Int

  /// A comparison with the backup of a digest.
  public init(backup: String, people: Int, missing: Int) {
    self.backup = backup
    self.people = people
    self.missing = missing
  }
}

/// Whether DX shows the planned values for the assigned people.
public struct ObservedArrivedValues: Hashable, Codable, Sendable {
  /// How many assigned people were compared.
  public var people: Int
  /// By External name, how many of these lack the value in DX that Okta has for them.
  public var lacking: [String: Int]
  /// The External names that DX's list has no place for.
  public var notReported: [String]

  /// A comparison of so many people.
  public init(people: Int, lacking: [String: Int], notReported: [String] = []) {
    self.people = people
    self.lacking = lacking
    self.notReported = notReported
  }

  // The journal's name for the third is older than the code's; it may be missing.
  enum CodingKeys: String, CodingKey {
    case people, lacking
    case notReported = "untold"
  }

  /// Reads an observation; one that names nothing as not reported has everything.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    people = try values.decode(Int.self, forKey: .people)
    lacking = try values.decode([String: Int].self, forKey: .lacking)
    notReported = try values.decodeIfPresent([String].self, forKey: .notReported) ?? []
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
