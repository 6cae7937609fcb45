import SetupCore

extension Command {
  /// Chooses the use cases.
  static let choose = Command(
    "choose", "choose the use cases",
    [
      Positional(
        "user-properties|roles", .oneOf(Names("use case", UseCase.allCases.map(\.rawValue))),
        repeats: true)
    ]
  ) { call throws(CommandFailure) in
    let chosen = Set(call.arguments.positionals.compactMap(UseCase.init)).sorted()
    let names = chosen.map(\.title).joined(separator: " and ")
    return try call.open(.writable).record(
      [.useCasesChosen(useCases: chosen)], saying: "Chosen: \(names).")
  }
}
