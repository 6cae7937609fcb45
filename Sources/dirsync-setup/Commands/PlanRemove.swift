import Basics
import SetupCore

extension Command {
  /// Drops an attribute from the plan.
  static let planRemove = Command(
    "plan remove", "drop an attribute from the plan", [Positional("EXTERNAL-NAME", .text)]
  ) { call throws(CommandFailure) in
    let name = call.arguments.positionals[0]
    let sitting = try call.open(.writable)
    let names = sitting.setup.plan.map(\.externalName)
    guard names.contains(name) else {
      let hint = nearest(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
      throw .doesNotHold("\(printable(name)) is not in the plan.\(hint)")
    }
    return sitting.record([.attributeDropped(externalName: name)], saying: "Dropped: \(name).")
  }
}
