import Basics

/// A user property that DX reads from directory sync, by its External name.
public struct DXProperty: Hashable, Sendable {
  /// How DX expects the value to be written.
  public enum Format: Hashable, Sendable {
    /// `YYYY-MM-DD` or `YYYY/MM/DD`.
    case date
    /// The text `TRUE`, or nothing.
    case flag
    /// A bare user name of GitHub or GitLab.
    case userName
    /// Any text.
    case text

    /// The format as the screens write it.
    public var title: String {
      switch self {
      case .date: "YYYY-MM-DD or YYYY/MM/DD"
      case .flag: "TRUE, or empty"
      case .userName: "a bare user name"
      case .text: "text"
      }
    }
  }

  /// The name under which DX reads it.
  public var externalName: String
  /// What it does in DX.
  public var purpose: String
  /// How DX expects the value to be written.
  public var format: Format
  /// Source expressions to start from, the likeliest first; empty where nothing is usual.
  public var expressions: [String]
  /// The names that older set-ups use for it.
  public var oldNames: [String]

  init(
    _ externalName: String, _ purpose: String, _ format: Format = .text,
    expressions: [String] = [], oldNames: [String] = []
  ) {
    self.externalName = externalName
    self.purpose = purpose
    self.format = format
    self.expressions = expressions
    self.oldNames = oldNames
  }

  /// DX's properties, in the order in which they are offered.
  public static let all: [DXProperty] = [
    DXProperty(
      "startdate", "The person's first day, for onboarding measures.", .date,
      expressions: [
        "user.startDate", "String.substring(user.hireDate, 0, 10)",
        "Time.fromIso8601ToString(user.startDate, \"yyyy-MM-dd\")",
        "String.replace(user.startDate, \".\", \"-\")",
      ], oldNames: ["start_date"]),
    DXProperty(
      "githubusername", "The GitHub user name, where DX can't find it by itself.", .userName,
      expressions: ["user.githubUsername"], oldNames: ["github_username"]),
    DXProperty(
      "githubusername2", "A second GitHub user name of the same person.", .userName,
      expressions: ["user.githubUsername2"], oldNames: ["additional_github_username"]),
    DXProperty(
      "gitlabusername", "The GitLab user name, where DX can't find it by itself.", .userName,
      expressions: ["user.gitlabUsername"], oldNames: ["gitlab_username"]),
    DXProperty(
      "excludefromsnapshots", "Leaves the person out of snapshots.", .flag,
      expressions: ["user.userType == \"Contractor\" ? \"TRUE\" : null"]),
    DXProperty(
      "protected", "De-identifies the person's individual metrics.", .flag),
    DXProperty(
      "ssoemail", "The e-mail that the person signs in to DX with, where it differs.",
      expressions: ["user.email", "user.login"]),
    DXProperty(
      "branch", "The snapshot branch, where snapshot branching is on.",
      expressions: ["user.division"]),
    DXProperty(
      "ailightadoptiondate", "When the person became a light user of AI tools.", .date,
      expressions: ["user.aiLightAdoptionDate"]),
    DXProperty(
      "aimoderateadoptiondate", "When the person became a moderate user of AI tools.", .date,
      expressions: ["user.aiModerateAdoptionDate"]),
    DXProperty(
      "aiheavyadoptiondate", "When the person became a heavy user of AI tools.", .date,
      expressions: ["user.aiHeavyAdoptionDate"]),
  ]

  /// Old names that have no property of a new name.
  public static let oldNamesAlone = ["manager"]

  /// The prefix of custom DX attributes.
  public static let customPrefix = "tag_"

  /// The property of an External name, by its present or an older name.
  public static func named(_ externalName: String) -> DXProperty? {
    all.first { $0.externalName == externalName || $0.oldNames.contains(externalName) }
  }

  /// Whether DX reads a value sent under that name: a property, an older name, or a custom one.
  public static func reads(_ externalName: String) -> Bool {
    named(externalName) != nil || oldNamesAlone.contains(externalName)
      || isCustom(externalName)
  }

  /// Whether it is a custom DX attribute's name: `tag_` and at least one character more.
  public static func isCustom(_ externalName: String) -> Bool {
    externalName.hasPrefix(customPrefix) && externalName.count > customPrefix.count
  }

  /// Whether DX's Web API lists the value of an External name for each user.
  ///
  /// It has fields for GitHub and GitLab names, and a list of the custom attributes.
  public static func isInUsersList(_ externalName: String) -> Bool {
    let listed = ["githubusername", "githubusername2", "gitlabusername"]
    return isCustom(externalName) || listed.contains(named(externalName)?.externalName ?? "")
  }

  /// The name with letter case, spaces, `_` and `-` set aside, to find near misses and columns.
  public static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The property that a name nearly bears, nil if none or if it bears it exactly.
  public static func nearest(to name: String) -> DXProperty? {
    guard named(name) == nil else { return nil }
    let wanted = folded(name)
    return all.first { property in
      ([property.externalName] + property.oldNames).contains { folded($0) == wanted }
    }
  }

  /// Whether a value is written as DX expects; an empty one always is.
  public func accepts(_ value: String) -> Bool {
    guard !value.isEmpty else { return true }
    switch format {
    case .userName: return !value.contains { "@/:".contains($0) || $0.isWhitespace }
    case .text: return true
    case .flag: return value == "TRUE"
    case .date: return Self.isDate(value)
    }
  }

  /// Whether a text is an existing day, `YYYY-MM-DD` or `YYYY/MM/DD`.
  public static func isDate(_ value: String) -> Bool {
    var value = value
    return value.withUTF8 { isDate($0) }
  }

  /// Whether the bytes of a text are an existing day.
  static func isDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == 10, bytes[4] == bytes[7], bytes[4] == 0x2D || bytes[4] == 0x2F else {
      return false
    }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(into: Int?(0)) { sum, byte in
        sum = (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int(byte - 0x30) } : nil
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return false
    }
    return CivilTime.exists(year: year, month: month, day: day)
  }
}
