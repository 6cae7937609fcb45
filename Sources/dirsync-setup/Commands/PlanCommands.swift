import Basics
import SetupCore
import Wizard

/// `plan show`, `add`, `remove` and `export`.
struct PlanCommands {
  let sitting: Sitting
  let arguments: Arguments

  func show() -> Outcome {
    let plan = sitting.setup.plan
    if arguments.has("--json") {
      return Outcome(jsonText(PlanDocument(plan)), notices: sitting.notices)
    }
    guard !plan.isEmpty else {
      return Outcome("No attribute is planned yet.\n", notices: sitting.notices)
    }
    let lines = plan.map { entry in
      let source = entry.expression.isEmpty ? "to be decided" : entry.expression
      return "\(entry.externalName)  \(entry.variableName)  \(entry.type.rawValue)  \(source)\n"
    }
    return Outcome(lines.joined(), notices: sitting.notices)
  }

  func add() -> Outcome {
    var entry = PlanRules.suggestion(for: arguments.positionals[0])
    if let variable = arguments.options["--variable"] { entry.variableName = variable }
    if let type = arguments.options["--type"].flatMap(PlannedAttribute.Kind.init) {
      entry.type = type
    }
    if let expression = arguments.options["--expression"] { entry.expression = expression }
    let plan = sitting.setup.plan
    guard !plan.contains(where: { $0.externalName == entry.externalName }) else {
      return .failed(
        .doesNotHold, "\(entry.externalName) is in the plan already. Remove it first to change it.")
    }
    if let problem = PlanRules.problems(of: entry, among: plan).first {
      return .failed(.doesNotHold, "\(printable(problem.reason)) \(problem.remedy)")
    }
    var outcome = sitting.record(
      [.attributePlanned(attribute: entry)], saying: "Planned: \(entry.externalName).")
    if let notice = PlanRules.notice(for: entry.externalName) { outcome.notices.append(notice) }
    return outcome
  }

  func remove() -> Outcome {
    let name = arguments.positionals[0]
    guard sitting.setup.plan.contains(where: { $0.externalName == name }) else {
      let near = nearest(to: name, among: sitting.setup.plan.map(\.externalName))
      let hint = near.map { " Did you mean \($0)?" } ?? ""
      return .failed(.doesNotHold, "\(printable(name)) is not in the plan.\(hint)")
    }
    return sitting.record([.attributeDropped(externalName: name)], saying: "Dropped: \(name).")
  }

  func export() throws(UsageError) -> Outcome {
    guard let format = arguments.options["--format"] else {
      throw UsageError("plan export needs --format csv or --format json.")
    }
    let plan = sitting.setup.plan
    guard format == "csv" else {
      return Outcome(jsonText(PlanDocument(plan)), notices: sitting.notices)
    }
    var rows = [["externalName", "variableName", "type", "expression", "externalNamespace"]]
    rows += plan.map {
      [$0.externalName, $0.variableName, $0.type.rawValue, $0.expression, coreUserNamespace]
    }
    return Outcome(csvText(rows), notices: sitting.notices)
  }
}

/// The plan as `plan show --json` and `plan export --format json` print it.
struct PlanDocument: Encodable {
  struct Entry: Encodable {
    var externalName: String
    var externalNamespace: String
    var variableName: String
    var type: String
    var expression: String
  }

  var attributes: [Entry]

  init(_ plan: [PlannedAttribute]) {
    attributes = plan.map {
      Entry(
        externalName: $0.externalName, externalNamespace: coreUserNamespace,
        variableName: $0.variableName, type: $0.type.rawValue, expression: $0.expression)
    }
  }
}
