import Screens
import SetupCore

extension Model {
  mutating func apply(_ intent: Intent.Plan) -> [Effect] {
    switch intent {
    case .listProperties: return ask(.properties(setup.plan))
    case .add(let name): return ask(.plan(PlanRules.suggestion(for: name)))
    case .listChanges: return ask(.entries(setup.plan, removing: false))
    case .change(let name):
      let entry = setup.plan.first { $0.externalName == name }
      return entry.map { ask(.plan($0, changing: name)) } ?? []
    case .takeFromOkta(let name):
      let entry = setup.takenFromOkta.first { $0.externalName == name }
      return entry.map {
        append(
          [.attributePlanned(attribute: $0)], saying: "Planned: \(name) from \($0.expression).")
      } ?? []
    case .listRemovals: return ask(.entries(setup.plan, removing: true))
    case .drop(let name): return append([.attributeDropped(externalName: name)])
    case .show(let name): return ask(.attribute(name))
    }
  }

  /// Puts an entry into the plan if the rules allow it, else says what they say.
  mutating func plan(_ texts: [String], changing name: String?) -> [Effect] {
    let type = PlannedAttribute.Kind(rawValue: texts[2].lowercased())
    guard let type else {
      dialog?.problem = "The type is string or boolean."
      return []
    }
    let isFromGroups = texts[3].lowercased() == "groups"
    let entry = PlannedAttribute(
      externalName: texts[0], variableName: texts[1], type: type,
      expression: isFromGroups ? "" : ExpressionRules.plain(texts[3]),
      source: isFromGroups ? .group : nil)
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
    focus = Target(.plan(.show(entry.externalName)))
    var kinds: [Event.Kind] = []
    if let name, name != entry.externalName {
      kinds.append(.attributeDropped(externalName: name))
    }
    kinds.append(.attributePlanned(attribute: entry))
    let notice =
      PlanRules.notice(for: entry.externalName) ?? ExpressionRules.notice(for: entry.expression)
    return append(kinds, saying: notice ?? "Planned: \(entry.externalName).")
  }
}

extension Dialog {
  static func properties(_ plan: [PlannedAttribute]) -> Dialog {
    let planned = Set(plan.compactMap { DXProperty.named($0.externalName) })
    var choices = DXProperty.all.filter { !planned.contains($0) }.map { property in
      Choice(
        property.externalName, detail: "\(property.purpose) Format: \(property.format.title).",
        .plan(.add(property.externalName)))
    }
    choices.append(
      Choice(
        "A custom DX attribute", detail: "tag_ and the attribute's name.",
        .plan(.add(DXProperty.customPrefix))))
    choices.append(Choice("Cancel"))
    return Dialog(.menu, title: "Which property should Okta fill?", choices: choices)
  }

  static func plan(_ entry: PlannedAttribute, changing name: String? = nil) -> Dialog {
    var body: [String] = []
    if let property = DXProperty.named(entry.externalName) {
      body.append("\(property.purpose) Format: \(property.format.title).")
      if property.expressions.count > 1 {
        body.append(
          "Other sources: " + property.expressions.dropFirst().joined(separator: "  or  "))
      }
    }
    if entry.expression.hasPrefix("user.") {
      body.append(
        "\(entry.expression) is a guess: look in Okta's Profile Editor for the attribute that has "
          + "the value.")
    }
    if let notice = PlanRules.notice(for: entry.externalName) { body.append(notice) }
    return Dialog(
      .plan(changing: name),
      title: name == nil ? "Add to the plan" : "Change \(entry.externalName)",
      body: body,
      fields: [
        Field("External name", hint: "What DX reads.", entry.externalName),
        Field("Variable name", hint: "Okta's own key.", entry.variableName),
        Field("Type", hint: "string or boolean", entry.type.rawValue),
        Field(
          "Filled from", hint: "An Okta expression, or: groups. Empty while undecided.",
          entry.source == .group ? entry.filledFrom : entry.expression),
      ], choices: [Choice(name == nil ? "Add it" : "Change it"), Choice("Cancel")])
  }

  static func entries(_ plan: [PlannedAttribute], removing: Bool) -> Dialog? {
    guard !plan.isEmpty else { return nil }
    let choices = plan.map { entry in
      Choice(
        entry.externalName,
        .plan(removing ? .drop(entry.externalName) : .change(entry.externalName)))
    }
    return Dialog(
      .menu, title: removing ? "Which one should go?" : "Which one should change?",
      choices: choices + [Choice("Cancel")])
  }

  static func attribute(_ name: String) -> Dialog {
    Dialog(
      .menu, title: name,
      choices: [
        Choice("Change it", .plan(.change(name))), Choice("Remove it", .plan(.drop(name))),
        Choice("Close"),
      ])
  }
}
