import SetupCore

extension Command {
  /// Shows the attribute plan.
  static let planShow = Command("plan show", "the attribute plan", options: [.json]) {
    call throws(CommandFailure) in
    let sitting = try call.open(.readOnly)
    return Outcome(PlanDocument(sitting.setup.plan), notices: sitting.notices)
  }
}

/// The plan as it is shown and exported.
struct PlanDocument: CommandResult {
  struct Entry: Encodable, Equatable {
    var externalName: String
    var externalNamespace: String
    var variableName: String
    var type: String
    var expression: String
    /// `expression` or `group`.
    var source: String

    /// What fills it, in words.
    var filledFrom: String {
      if source == "group" { return "groups" }
      return expression.isEmpty ? "to be decided" : expression
    }
  }

  var attributes: [Entry]

  init(_ plan: [PlannedAttribute]) {
    attributes = plan.map {
      Entry(
        externalName: $0.externalName, externalNamespace: coreUserNamespace,
        variableName: $0.variableName, type: $0.type.rawValue, expression: $0.expression,
        source: $0.source?.rawValue ?? "expression")
    }
  }

  var text: String {
    guard !attributes.isEmpty else { return "No attribute is planned yet.\n" }
    return attributes.map { entry in
      "\(entry.externalName)  \(entry.variableName)  \(entry.type)  \(entry.filledFrom)\n"
    }.joined()
  }
}
