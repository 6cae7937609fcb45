/// How many values a function takes.
struct ArgumentCount: Hashable, Sendable {
  var least: Int
  /// Nil for any number from the least on.
  var most: Int?
  /// Whether those beyond the least come in pairs.
  var inPairs = false

  static func exactly(_ count: Int) -> ArgumentCount { ArgumentCount(least: count, most: count) }

  func accepts(_ count: Int) -> Bool {
    guard count >= least, count <= most ?? .max else { return false }
    return !inPairs || (count - least).isMultiple(of: 2)
  }
}

/// The functions that Okta documents, with how many values each takes.
///
/// From the Okta Expression Language reference; those that it calls deprecated work and are here.
/// A function that is missing here isn't wrong: Okta adds some from time to time.
enum Functions {
  static let counts: [String: ArgumentCount] = {
    var counts: [String: ArgumentCount] = [
      "String.join": ArgumentCount(least: 1), "Time.now": ArgumentCount(least: 0, most: 2),
      "String.stringSwitch": ArgumentCount(least: 2, inPairs: true),
      "Arrays.flatten": ArgumentCount(least: 1), "isMemberOfAnyGroup": ArgumentCount(least: 1),
    ]
    for (count, names) in fixed.enumerated() {
      for name in names { counts[name] = .exactly(count) }
    }
    return counts
  }()

  /// Those that take a fixed number of values: none, one, two, three.
  private static let fixed: [[String]] = [
    ["hasDirectoryUser", "hasWorkdayUser", "findDirectoryUser", "findWorkdayUser"],
    [
      "String.len", "String.removeSpaces", "String.toUpperCase", "String.toLowerCase",
      "toUpperCase", "toLowerCase", "Arrays.clear", "Arrays.size", "Arrays.isEmpty",
      "Arrays.toCsvString", "Convert.toInt", "Convert.toNum", "Iso3166Convert.toAlpha2",
      "Iso3166Convert.toAlpha3", "Iso3166Convert.toNumeric", "Iso3166Convert.toName",
      "Time.fromWindowsToIso8601", "Time.fromUnixToIso8601", "Time.fromIso8601ToWindows",
      "Time.fromIso8601ToUnix", "isMemberOfGroupName", "isMemberOfGroup",
      "isMemberOfGroupNameStartsWith", "isMemberOfGroupNameContains", "isMemberOfGroupNameRegex",
      "getManagerUser", "getAssistantUser", "user.getLinkedObject", "user.getInternalProperty",
    ],
    [
      "String.append", "String.stringContains", "String.substringAfter", "String.substringBefore",
      "substringAfter", "substringBefore", "Arrays.add", "Arrays.remove", "Arrays.get",
      "Arrays.contains", "Time.fromStringToIso8601", "Time.fromIso8601ToString",
      "getManagerAppUser", "getAssistantAppUser",
    ],
    [
      "String.replace", "String.replaceFirst", "String.substring", "substring",
      "getFilteredGroups", "Groups.contains", "Groups.startsWith", "Groups.endsWith",
    ],
  ]

  /// The names before a dot that hold functions, not attributes.
  static let spaces = Set(counts.keys.compactMap(space)).subtracting(["user"])

  private static func space(_ name: String) -> String? {
    name.firstIndex(of: ".").map { String(name[..<$0]) }
  }

  /// The known function that a name is but for letter case; nil for none.
  static func spelledLike(_ name: String) -> String? {
    counts.keys.first { $0 != name && $0.lowercased() == name.lowercased() }
  }
}
