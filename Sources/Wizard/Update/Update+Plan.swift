import SetupCore

extension Model {
  mutating func askPlanChange(_ name: String) -> [Effect] {
    guard let entry = setup.plan.first(where: { $0.externalName == name }) else { return [] }
    return ask(.plan(entry, changing: name))
  }

  /// Takes an entry into the plan if the rules allow it, else says what they say.
  mutating func planned(_ texts: [String], changing name: String?) -> [Effect] {
    let type = PlannedAttribute.Kind(rawValue: texts[2].lowercased())
    guard let type else {
      dialog?.problem = "The type is string or boolean."
      return []
    }
    let entry = PlannedAttribute(
      externalName: texts[0], variableName: texts[1], type: type,
      expression: ExpressionRules.plain(texts[3]))
    let others = setup.plan.filter { $0.externalName != name }
    if let problem = PlanRules.problems(of: entry, among: others).first {
      dialog?.problem = "\(problem.reason) \(problem.remedy)"
      return []
    }
    if others.contains(where: { $0.externalName == entry.externalName }) {
      dialog?.problem = "\(entry.externalName) is in the plan already."
      return []
    }
    dialog = nil
    focus = .attribute(entry.externalName)
    var happenings: [Event.Kind] = []
    if let name, name != entry.externalName {
      happenings.append(.attributeDropped(externalName: name))
    }
    happenings.append(.attributePlanned(attribute: entry))
    let notice =
      PlanRules.notice(for: entry.externalName) ?? ExpressionRules.notice(for: entry.expression)
    return record(happenings, saying: notice ?? "Planned: \(entry.externalName).")
  }
}
