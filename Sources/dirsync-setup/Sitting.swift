import SetupCore
import SetupStore
import Wizard

/// An open state folder, with what its journal says.
struct Sitting {
  /// Whether the command changes anything.
  enum Mode { case readOnly, writable }

  let folder: StateFolder
  let setup: SetupState
  let now: Instant
  let offset: Int
  /// What was found on opening, a sentence each.
  let notices: [String]

  static func open(
    _ path: String, _ mode: Mode,
    _ clock: @Sendable () -> (moment: Instant, offset: Int)
  ) -> Result<Sitting, Storage.Refusal> {
    let (now, offset) = clock()
    do throws(StoreFailure) {
      let folder = try StateFolder.open(
        path, mode: mode == .writable ? .readWrite : .readOnly, now: now, offset: offset)
      return .success(
        Sitting(
          folder: folder, setup: SetupState(folding: folder.events), now: now, offset: offset,
          notices: folder.notices.map(\.sentence)))
    } catch {
      return .failure(.init(error.sentence))
    }
  }

  /// Journals what a person said, synced, and then says so.
  func record(_ happenings: [Happening], saying text: String) -> Outcome {
    guard folder.isWritable else {
      return Outcome(
        notices: notices + ["This state folder can only be read; nothing was written."], code: .file
      )
    }
    do throws(StoreFailure) {
      for what in happenings { try folder.append(Event(what, at: now, offset: offset)) }
      return Outcome(text + "\n", notices: notices)
    } catch {
      return Outcome(notices: notices + [error.sentence], code: .file)
    }
  }

  func forget() -> Result<Int, Storage.Refusal> {
    do throws(StoreFailure) {
      return .success(try folder.forget())
    } catch {
      return .failure(.init(error.sentence))
    }
  }
}
