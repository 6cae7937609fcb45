import Basics
import SetupCore
import SetupStore

extension Command {
  /// Deletes what the vault keeps, after a typed word.
  static let forget = Command("forget", "delete what the vault keeps") {
    call throws(CommandFailure) in
    let sitting = try call.open(.writable)
    guard let folder = sitting.folder else { throw .file("A bundle has no kept files.") }
    let answer = call.console.ask(
      "The kept copies of user exports are deleted. Without them, what a sync overwrites can't be "
        + "put back from here.", "Type FORGET to delete them:")
    guard answer == "FORGET" else { throw .doesNotHold("Nothing was deleted.") }
    do throws(StoreFailure) {
      let count = try folder.forget()
      let files = counted(count, "kept file")
      return sitting.record([.vaultForgotten(files: count)], saying: "Deleted \(files).")
    } catch {
      throw .file(error.sentence)
    }
  }
}
