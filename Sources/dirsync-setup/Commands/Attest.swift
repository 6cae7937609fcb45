import SetupCore
import Wizard

extension Names {
  static let preconditions = Names(
    "precondition", listedBy: "dirsync-setup attest --help",
    PreconditionID.allCases.map(\.rawValue))
}

extension Command {
  /// Vouches for a precondition, or takes that back.
  static let attest = Command(
    "attest", "vouch for a precondition", [Positional("ID", .oneOf(.preconditions))],
    options: [
      Option("--words", "TEXT", "what was seen"), Option("--withdraw", "take it back"),
    ]
  ) { call throws(CommandFailure) in
    let id: PreconditionID = try call.arguments.first()
    guard Precondition.of(id).canBeAttested else {
      let those = Precondition.all.filter(\.canBeAttested).map(\.id.rawValue)
      throw .usage("\(id.rawValue) can't be attested. These can: \(those.joined(separator: ", ")).")
    }
    let sitting = try call.open(.writable)
    if call.has("--withdraw") {
      guard sitting.setup.attestations[id] != nil else {
        throw .doesNotHold("Nobody vouched for \(id.rawValue).")
      }
      return sitting.record([.attestationWithdrawn(id: id)], saying: "Withdrawn: \(id.rawValue).")
    }
    if let refusal = sitting.setup.refusal(toVouchFor: id) {
      throw .doesNotHold("\(refusal.reason) \(refusal.remedy)")
    }
    let words = call.option("--words") ?? ""
    guard !looksLikeToken(words) else { throw .doesNotHold(tokenSentence) }
    return sitting.record(
      [.attested(id: id, role: Precondition.of(id).usualRole, words: sitting.redacting(words))],
      saying: "Attested: \(id.rawValue).")
  }
}
