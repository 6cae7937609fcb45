import SetupCore
import Wizard

extension Command {
  /// Goes on without a precondition, for a reason, or takes that back.
  static let waive = Command(
    "waive", "go on without a precondition", [Positional("ID", .oneOf(.preconditions))],
    options: [Option("--reason", "TEXT", "why"), Option("--withdraw", "take it back")]
  ) { call throws(CommandFailure) in
    let id: PreconditionID = try call.arguments.first()
    guard Precondition.of(id).waiving != .never else {
      throw .usage("\(id.rawValue) can't be waived: all that follows depends on it.")
    }
    let sitting = try call.open(.writable)
    if call.has("--withdraw") {
      guard sitting.setup.waivers[id] != nil else {
        throw .doesNotHold("\(id.rawValue) is not waived.")
      }
      return sitting.record([.waiverWithdrawn(id: id)], saying: "Withdrawn: \(id.rawValue).")
    }
    guard let reason = call.option("--reason"), !reason.allSatisfy(\.isWhitespace) else {
      throw .usage("waive needs a reason: --reason TEXT.")
    }
    guard !looksLikeToken(reason) else { throw .doesNotHold(tokenSentence) }
    guard Precondition.of(id).waiving != .withReasonAndWord || isConfirmed(call.console) else {
      throw .doesNotHold("Nothing was waived: the word was not typed.")
    }
    return sitting.record(
      [.waived(id: id, reason: sitting.redacting(reason))], saying: "Waived: \(id.rawValue).")
  }
}

private func isConfirmed(_ console: Console) -> Bool {
  let answer = console.ask(
    "Without a backup, what a wrong mapping overwrites in DX can't be put back from here.",
    "Type \(Dialog.waiverWord) to go on without one:")
  return answer == Dialog.waiverWord
}
