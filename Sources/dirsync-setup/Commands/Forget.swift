import Basics
import SetupCore
import Wizard

/// `forget`: deletes what the vault keeps, after a typed confirmation.
func forget(_ sitting: Sitting) -> Outcome {
  guard !sitting.isBundle else { return .failed(.file, "A bundle has no kept files.") }
  printError(
    "The kept copies of user exports are deleted. Without them, what a sync overwrites can't be put "
      + "back from here.")
  printError("Type FORGET to delete them:")
  guard readLine() == "FORGET" else { return .failed(.doesNotHold, "Nothing was deleted.") }
  switch sitting.forget() {
  case .failure(let refusal): return .failed(.file, refusal.sentence)
  case .success(let count):
    let files = counted(count, "kept file")
    return sitting.record([.vaultForgotten(files: count)], saying: "Deleted \(files).")
  }
}
