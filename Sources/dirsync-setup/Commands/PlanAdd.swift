import SetupCore

extension Command {
  /// Plans an attribute.
  static let planAdd = Command(
    "plan add", "plan an attribute",
    [
      Positional(
        "EXTERNAL-NAME", .suggested(Names("property", DXProperty.all.map(\.externalName))))
    ],
    options: [
      Option("--variable", "NAME", "Okta's own key for it"),
      Option(
        "--type", "string|boolean", "its type in Okta",
        .oneOf(Names("value of --type", PlannedAttribute.Kind.allCases.map(\.rawValue)))),
      Option("--expression", "EXPR", "where Okta takes the value from"),
      Option(
        "--source", "group", "assigned groups set the value, and nothing is mapped",
        .oneOf(Names("value of --source", [PlannedAttribute.Source.group.rawValue]))),
    ]
  ) { call throws(CommandFailure) in
    var entry = PlanRules.suggestion(for: call.arguments.positionals[0])
    entry.variableName = call.option("--variable") ?? entry.variableName
    entry.type = call.option("--type").flatMap(PlannedAttribute.Kind.init) ?? entry.type
    entry.source = call.option("--source").flatMap(PlannedAttribute.Source.init)
    guard entry.source == nil || call.option("--expression") == nil else {
      throw .usage("plan add takes --expression or --source, not both.")
    }
    if entry.source == .group { entry.expression = "" }
    let written = call.option("--expression") ?? entry.expression
    entry.expression = ExpressionRules.plain(written)
    let sitting = try call.open(.writable)
    let plan = sitting.setup.plan
    guard !plan.contains(where: { $0.externalName == entry.externalName }) else {
      throw .doesNotHold(
        "\(entry.externalName) is in the plan already. Remove it first to change it.")
    }
    if let problem = PlanRules.problems(of: entry, among: plan).first {
      throw .doesNotHold("\(problem.reason) \(problem.remedy)")
    }
    var outcome = sitting.record(
      [.attributePlanned(attribute: entry)], saying: "Planned: \(entry.externalName).")
    if let notice = PlanRules.notice(for: entry.externalName) { outcome.notices.append(notice) }
    if entry.expression != written {
      outcome.notices.append("White space in the expression was made plain spaces.")
    }
    if let notice = ExpressionRules.notice(for: entry.expression) { outcome.notices.append(notice) }
    return outcome
  }
}
