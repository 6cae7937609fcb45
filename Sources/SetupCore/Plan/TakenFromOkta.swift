extension SetupState {
  /// The planned attributes that Okta fills otherwise, as they would be planned if Okta is right.
  ///
  /// Only where all user types are filled alike, by an expression that may be planned.
  public var takenFromOkta: [PlannedAttribute] {
    guard unreadMappings.isEmpty else { return [] }
    return plan.compactMap { planned in
      let name = variableName(of: planned)
      let all = assignedMappings.map { $0.mappings.properties[name]?.expression ?? "" }
      guard let first = all.first, !first.trimmingSpaces.isEmpty,
        all.allSatisfy({ ExpressionRules.isSame($0, as: first) }),
        assignedMappings.allSatisfy({ $0.mappings.differs(from: planned, under: name) }),
        assignedMappings.allSatisfy({ $0.mappings.properties[name]?.digest == nil }),
        !holdsReplacement(first)
      else { return nil }
      let taken = PlannedAttribute(
        externalName: planned.externalName, variableName: planned.variableName, type: planned.type,
        expression: ExpressionRules.plain(first))
      let others = plan.filter { $0.externalName != planned.externalName }
      return PlanRules.problems(of: taken, among: others).isEmpty ? taken : nil
    }
  }
}

extension SetupState {
  /// The remedy with the commands that take Okta's expression into the plan, where that can be done.
  func takingFromOkta(_ remedy: String) -> String {
    guard let entry = takenFromOkta.first else { return remedy }
    let add = [
      "dirsync-setup plan add \(entry.externalName)", "--variable \(entry.variableName)",
      "--type \(entry.type.rawValue)", "--expression \(inQuotes(entry.expression))",
    ]
    return "\(remedy) Taking it: dirsync-setup plan remove \(entry.externalName), then "
      + add.joined(separator: " ")
  }

  // As a shell takes it: nothing inside single quotes has a meaning of its own.
  private func inQuotes(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
