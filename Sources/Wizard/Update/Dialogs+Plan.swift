import SetupCore

extension Dialog {
  static func properties(_ model: Model) -> Dialog {
    let planned = Set(model.setup.plan.compactMap { DXProperty.named($0.externalName) })
    var choices = DXProperty.all.filter { !planned.contains($0) }.map { property in
      Choice(
        property.externalName, detail: "\(property.purpose) Format: \(property.format.title).",
        .planEntryAsked(property.externalName))
    }
    choices.append(
      Choice(
        "A custom DX attribute", detail: "tag_ and the attribute's name.",
        .planEntryAsked(DXProperty.customPrefix)))
    choices.append(Choice("Cancel", nil))
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
      ], choices: [Choice(name == nil ? "Add it" : "Change it", nil), Choice("Cancel", nil)])
  }

  static func entries(_ model: Model, removing: Bool) -> Dialog? {
    guard !model.setup.plan.isEmpty else { return nil }
    let choices = model.setup.plan.map { entry in
      Choice(
        entry.externalName,
        removing ? .planRemovalAsked(entry.externalName) : .planChangeAsked(entry.externalName))
    }
    return Dialog(
      .menu, title: removing ? "Which one should go?" : "Which one should change?",
      choices: choices + [Choice("Cancel", nil)])
  }

  static func attribute(_ name: String) -> Dialog {
    Dialog(
      .menu, title: name,
      choices: [
        Choice("Change it", .planChangeAsked(name)), Choice("Remove it", .planRemovalAsked(name)),
        Choice("Close", nil),
      ])
  }
}
