import Platform
import SetupCore

extension Command {
  /// Takes entries into the plan from a file that `plan export` wrote.
  static let planImport = Command(
    "plan import", "take the entries of an exported plan", [Positional("FILE", .file)]
  ) { call throws(CommandFailure) in
    let path = call.arguments.positionals[0]
    guard let bytes = OpenFile.bytes(of: path, atMost: PlanFile.limit) else {
      throw .file("\(printable(path)) can't be read. Check the name; 1 MB is the most.")
    }
    let entries: [PlannedAttribute]
    do throws(PlanFile.Problem) {
      entries = try PlanFile.entries(of: bytes)
    } catch {
      throw .file("\(printable(path)) is no plan. \(error.sentence)")
    }
    let sitting = try call.open(.writable)
    let new = try added(entries, to: sitting.setup.plan)
    guard !new.isEmpty else {
      return Outcome("The plan has all of it already.\n", notices: sitting.notices)
    }
    let names = new.map(\.externalName).joined(separator: ", ")
    var outcome = sitting.record(
      new.map { .attributePlanned(attribute: $0) }, saying: "Planned: \(names).")
    outcome.notices += new.compactMap { PlanRules.notice(for: $0.externalName) }
    outcome.notices += new.compactMap { entry in
      ExpressionRules.notice(for: entry.expression).map { "\(entry.externalName): \($0)" }
    }
    return outcome
  }
}

// All or nothing: half a plan would be taken for the whole.
private func added(
  _ entries: [PlannedAttribute], to plan: [PlannedAttribute]
) throws(CommandFailure) -> [PlannedAttribute] {
  let new = entries.filter { !plan.contains($0) }
  for entry in new {
    if plan.contains(where: { $0.externalName == entry.externalName }) {
      throw .doesNotHold(
        "\(typed(entry.externalName)) is in the plan already, and differs. Nothing was planned. "
          + "Remove it first to take the file's.")
    }
    if let problem = PlanRules.problems(of: entry, among: plan + new).first {
      throw .doesNotHold(
        "\(typed(entry.externalName)): \(problem.reason) \(problem.remedy) Nothing was planned.")
    }
  }
  let twin = new.first { entry in new.count { $0.externalName == entry.externalName } > 1 }
  if let twin {
    throw .doesNotHold("\(typed(twin.externalName)) is in the file twice. Nothing was planned.")
  }
  return new
}
