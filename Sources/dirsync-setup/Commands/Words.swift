import SetupCore
import Wizard

/// `choose`, `attest` and `waive`: what a person says, without the interface.
struct WordCommands {
  let sitting: Sitting
  let arguments: Arguments

  func choose() throws(UsageError) -> Outcome {
    var chosen: Set<UseCase> = []
    for word in arguments.positionals {
      guard let useCase = UseCase(rawValue: word) else {
        throw .unknown("use case", word, UseCase.allCases.map(\.rawValue))
      }
      chosen.insert(useCase)
    }
    let names = chosen.sorted().map(\.title).joined(separator: " and ")
    return sitting.record([.useCasesChosen(useCases: chosen.sorted())], saying: "Chosen: \(names).")
  }

  func attest() throws(UsageError) -> Outcome {
    let id = try precondition()
    guard Precondition.of(id).canBeAttested else {
      let those = Precondition.all.filter(\.canBeAttested).map(\.id.rawValue)
      throw UsageError(
        "\(id.rawValue) can't be attested. These can: \(those.joined(separator: ", ")).")
    }
    if arguments.has("--withdraw") {
      guard sitting.setup.attestations[id] != nil else {
        return .failed(.doesNotHold, "Nobody vouched for \(id.rawValue).")
      }
      return sitting.record(
        [.attestationWithdrawn(id: id)], saying: "Withdrawn: \(id.rawValue).")
    }
    let words = arguments.options["--words"] ?? ""
    guard !looksLikeToken(words) else { return .failed(.doesNotHold, tokenSentence) }
    return sitting.record(
      [.attested(id: id, role: Precondition.of(id).usualRole, words: redacted(words))],
      saying: "Attested: \(id.rawValue).")
  }

  func waive() throws(UsageError) -> Outcome {
    let id = try precondition()
    guard Precondition.of(id).waiving != .never else {
      throw UsageError("\(id.rawValue) can't be waived: all that follows depends on it.")
    }
    if arguments.has("--withdraw") {
      guard sitting.setup.waivers[id] != nil else {
        return .failed(.doesNotHold, "\(id.rawValue) is not waived.")
      }
      return sitting.record([.waiverWithdrawn(id: id)], saying: "Withdrawn: \(id.rawValue).")
    }
    guard let reason = arguments.options["--reason"], !reason.allSatisfy(\.isWhitespace) else {
      throw UsageError("waive needs a reason: --reason TEXT.")
    }
    guard !looksLikeToken(reason) else { return .failed(.doesNotHold, tokenSentence) }
    guard Precondition.of(id).waiving != .withReasonAndWord || confirmed() else {
      return .failed(.doesNotHold, "Nothing was waived: the word was not typed.")
    }
    return sitting.record(
      [.waived(id: id, reason: redacted(reason))], saying: "Waived: \(id.rawValue).")
  }

  private func confirmed() -> Bool {
    printError(
      "Without a backup, what a wrong mapping overwrites in DX can't be put back from here.")
    printError("Type \(Dialog.waiverWord) to go on without one:")
    return readLine() == Dialog.waiverWord
  }

  private func precondition() throws(UsageError) -> PreconditionID {
    let word = arguments.positionals[0]
    guard let id = PreconditionID(rawValue: word) else {
      throw .unknown("precondition", word, PreconditionID.allCases.map(\.rawValue))
    }
    return id
  }
}
