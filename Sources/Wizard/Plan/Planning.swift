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
    focus = Target(.plan(.show(entry.externalName)))
    var kinds: [Event.Kind] = []
    if let name, name != entry.externalName {
      kinds.append(.attributeDropped(externalName: name))
    }
    kinds.append(.attributePlanned(attribute: entry))
    let notice = PlanRules.notice(for: entry.externalName)
    return append(kinds, saying: notice ?? "Planned: \(entry.externalName).")
  }
}
