import Screens
import SetupCore
import Terminal

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
    case .drop(let name): return drop(name)
    case .show(let name): return ask(.attribute(name))
    }
  }

  // What is wrong stands at its field, which gets the focus.
  private mutating func refuse(_ part: PlanRules.Part, _ sentence: String) -> [Effect] {
    let place =
      switch part {
      case .externalName: 0
      case .variableName: 1
      case .type: 2
      case .expression: 3
      }
    for index in dialog?.fields.indices ?? 0..<0 { dialog?.fields[index].problem = nil }
    dialog?.fields[place].problem = sentence
    dialog?.focus = place
    return []
  }

  private mutating func drop(_ name: String) -> [Effect] {
    let isInOkta = setup.observations.schema?.value.attribute(sending: name) != nil
    let text = "Removed from the plan: \(name)."
    return append(
      [.attributeDropped(externalName: name)],
      saying: isInOkta
        ? text + " Okta still has it, and sends it. To end that, delete it in Profile Editor."
        : text)
  }

  /// Puts an entry into the plan if the rules allow it, else says what they say.
  mutating func plan(_ texts: [String], changing name: String?) -> [Effect] {
    let type = PlannedAttribute.Kind(rawValue: texts[2].lowercased())
    guard let type else { return refuse(.type, "The type is string or boolean.") }
    let isFromGroups = texts[3].lowercased() == "groups"
    let entry = PlannedAttribute(
      externalName: texts[0], variableName: texts[1], type: type,
      expression: isFromGroups ? "" : ExpressionRules.plain(texts[3]),
      source: isFromGroups ? .group : nil)
    let others = setup.plan.filter { $0.externalName != name }
    if let (part, problem) = PlanRules.firstProblem(of: entry, among: others) {
      return refuse(part, "\(problem.reason) \(problem.remedy)")
    }
    if others.contains(where: { $0.externalName == entry.externalName }) {
      return refuse(.externalName, "\(entry.externalName) is in the plan already.")
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
        Field(
          "Variable name", hint: "Okta's own key; it follows the External name.", entry.variableName
        ),
        Field(
          "Type", hint: "Space changes it.", entry.type.rawValue,
          options: PlannedAttribute.Kind.allCases.map(\.rawValue)),
        Field(
          "Filled from", hint: "An Okta expression, or: groups. Empty while undecided.",
          entry.source == .group ? entry.filledFrom : entry.expression),
      ], choices: [Choice(name == nil ? "Add it" : "Change it"), Choice("Cancel")])
  }

  /// The variable name goes with the External name until someone types another.
  mutating func followExternalName() {
    guard fields.count > 1 else { return }
    let before = followed ?? PlanRules.suggestion(for: fields[0].first).variableName
    guard fields[1].state.text == before else { return }
    let name = PlanRules.suggestion(for: fields[0].state.text.trimmingSpaces).variableName
    fields[1].state = TextFieldState(text: name)
    followed = name
  }

  /// Whether closing it drops an entry of the plan that someone typed.
  var wouldLose: Bool {
    guard case .plan = purpose else { return false }
    return fields.contains(where: \.isEdited)
  }

  static let leaveWarning = "Esc again drops what was typed; any other key keeps it."

  static func entries(_ plan: [PlannedAttribute], removing: Bool) -> Dialog? {
    guard !plan.isEmpty else { return nil }
    let choices = plan.map { entry in
      Choice(
        entry.externalName,
        .plan(removing ? .drop(entry.externalName) : .change(entry.externalName)))
    }
    return Dialog(
      .menu, title: removing ? "Remove which one from the plan?" : "Change which one?",
      choices: choices + [Choice("Cancel")])
  }

  static func attribute(_ name: String) -> Dialog {
    Dialog(
      .menu, title: name,
      choices: [
        Choice("Change it", .plan(.change(name))),
        Choice(
          "Remove from the plan", detail: "What Okta has stays as it is.", .plan(.drop(name))),
        Choice("Close"),
      ])
  }
}
