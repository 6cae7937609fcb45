import SetupCore

extension Command {
  /// Writes the attribute plan for other tools.
  static let planExport = Command(
    "plan export", "write the plan for other tools",
    options: [
      Option(
        "--format", "csv|json", "the format", .oneOf(Names("value of --format", ["csv", "json"])))
    ]
  ) { call throws(CommandFailure) in
    guard let format = call.option("--format") else {
      throw .usage("plan export needs --format csv or --format json.")
    }
    let sitting = try call.open(.readOnly)
    let document = PlanDocument(sitting.setup.plan)
    return Outcome(
      format == "csv" ? document.csv : document.printed(asJSON: true), notices: sitting.notices)
  }
}

extension PlanDocument {
  /// The plan as CSV (RFC 4180), a header first.
  fileprivate var csv: String {
    var writer = CSVWriter()
    writer.write([
      "externalName", "variableName", "type", "expression", "externalNamespace", "source",
    ])
    for entry in attributes {
      writer.write([
        entry.externalName, entry.variableName, entry.type, entry.expression,
        entry.externalNamespace, entry.source,
      ])
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
