import Basics

/// How DX understands the values of a property; what it doesn't understand is no value.
enum DemoDXFormat {
  case date, flag, text

  /// The format of an External name; nil for one that DX doesn't read.
  static func of(_ name: String) -> DemoDXFormat? {
    switch name {
    case "startdate", "ailightadoptiondate", "aimoderateadoptiondate", "aiheavyadoptiondate": .date
    case "excludefromsnapshots", "protected": .flag
    case "githubusername", "githubusername2", "gitlabusername", "ssoemail", "branch": .text
    default: name.hasPrefix("tag_") ? .text : nil
    }
  }

  /// The value as DX keeps it; nil for none.
  func read(_ value: JSONValue) -> String? {
    guard let text = value.plain else { return nil }
    switch self {
    case .text: return text
    case .flag: return text == "TRUE" ? text : nil
    case .date:
      let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" }).map { Int($0) }
      guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1],
        let day = parts[2], CivilTime.exists(year: year, month: month, day: day)
      else { return nil }
      return text
    }
  }
}
