extension Sight {
  /// A clue of everything that bears a sign of values, one sentence an attribute.
  func clue(
    _ sign: ObservedValues.Sign, where counts: (String) -> Bool = { _ in true },
    sentence: (String, PeoplePattern, ObservedValues) -> String
  ) -> Clue? {
    guard let seen = people else { return nil }
    let found = seen.value.values.sorted { $0.key < $1.key }.compactMap {
      name, values -> (String, String)? in
      guard counts(name), let pattern = values.signs[sign], pattern.count > 0 else { return nil }
      return (name, sentence(externalName(name), pattern, values))
    }
    return Clue(each: found, at: seen.at)
  }

  /// A clue of attributes that groups set; by default only of those whose scope is group.
  func groupClue(
    anyScope: Bool = false, where counts: (ObservedGroups.Values) -> Bool,
    sentence: (String, ObservedGroups.Values) -> String
  ) -> Clue? {
    guard let seen = groups else { return nil }
    let found = seen.value.values.sorted { $0.key < $1.key }.compactMap {
      name, values -> (String, String)? in
      guard values.groups.count > 0, counts(values),
        anyScope || schema?.value.custom(named: name)?.scope == "NONE"
      else { return nil }
      return (name, sentence(externalName(name), values))
    }
    return Clue(each: found, at: seen.at)
  }

  /// Whether people may well have no value: flags, and a second user name.
  func isOptional(_ variableName: String) -> Bool {
    guard let property = property(variableName) else { return false }
    return property.format == .flag
      || ["githubusername2", "ssoemail"].contains(property.externalName)
  }

  /// Whether an attribute is about to blank what DX has.
  func wouldBlank(_ variableName: String) -> Bool { blanking(variableName) != nil }

  /// What an attribute is about to blank, as a sentence; nil if nothing.
  ///
  /// Counted over the people where they were compared with the kept backup; else an attribute
  /// without a mapping blanks the whole column.
  func blanking(_ variableName: String) -> String? {
    let name = externalName(variableName)
    if peopleKnowBackup, let values = people?.value.values[variableName] {
      guard let pattern = values.signs[.blanksBackup] else { return nil }
      let count = pattern.count
      return "\(name) is empty in Okta for \(SetupCore.people(count)) who "
        + "\(count == 1 ? "has" : "have") a value in the backup."
    }
    guard let mappings, mappings.value.isUnmapped(variableName),
      let filled = backupColumn(of: name), filled > 0
    else { return nil }
    return "\(name) has no mapping, and \(SetupCore.people(filled)) "
      + "\(filled == 1 ? "has" : "have") a value in the backup."
  }

  private func backupColumn(of externalName: String) -> Int? {
    guard let filled = backupShape?.value.filled else { return nil }
    let property = DXProperty.named(externalName)
    let names = property.map { [$0.externalName] + $0.oldNames } ?? [externalName]
    return names.lazy.compactMap { filled[$0] }.first
  }
}
