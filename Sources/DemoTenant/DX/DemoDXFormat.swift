import Basics

/// How DX understands the values of a property; what it doesn't understand is no value.
enum DemoDXFormat {
  case date, flag, text

  /// The names of older set-ups, under which DX goes on reading, by the External names of today.
  ///
  /// DX's own spelling of columns in exports is the same.
  static let oldNames = [
    "startdate": "start_date", "githubusername": "github_username",
    "gitlabusername": "gitlab_username", "githubusername2": "additional_github_username",
  ]

  /// The External name of today under which DX keeps what is sent as another.
  static func present(_ externalName: String) -> String {
    oldNames.first { $0.value == externalName }?.key ?? externalName
  }

  /// The format of an External name of today; nil for one that DX doesn't read.
  static func of(_ name: String) -> DemoDXFormat? {
    switch name {
    case "startdate", "ailightadoptiondate", "aimoderateadoptiondate", "aiheavyadoptiondate": .date
    case "excludefromsnapshots", "protected": .flag
    case "githubusername", "githubusername2", "gitlabusername", "ssoemail", "branch", "manager":
      .text
    default: name.hasPrefix("tag_") ? .text : nil
    }
  }

  /// The value as DX keeps it; nil for none.
  ///
  /// A text is kept as it comes, also where a number, `true` or a list was sent.
  func read(_ value: JSONValue) -> String? {
    switch self {
    case .text:
      switch value {
      case .null: return nil
      case .string(let text): return text.isEmpty ? nil : text
      case .bool, .number, .array, .object: return value.text()
      }
    case .flag: return value.bool == true || value.string == "TRUE" ? "TRUE" : nil
    case .date: return value.string.flatMap { Self.isDay($0) ? $0 : nil }
    }
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" }).map { Int($0) }
    guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1],
      let day = parts[2]
    else { return false }
    return CivilTime.exists(year: year, month: month, day: day)
  }
}
