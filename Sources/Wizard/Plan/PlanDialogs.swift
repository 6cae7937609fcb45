import SetupCore

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
        Field("Filled from", hint: "An Okta expression; empty while undecided.", entry.expression),
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
