import Basics
import SetupCore
import SetupStore
import Wizard

/// An open state folder or bundle, with what its journal says.
struct Sitting {
  /// Whether the command changes anything.
  enum Mode { case readOnly, writable }

  /// The state folder; nil for a bundle, which has nothing but events.
  let folder: StateFolder?
  /// The journal's events.
  let events: [Event]
  let setup: SetupState
  let now: Instant
  let offset: Int
  /// What was found on opening, a sentence each.
  let notices: [String]
  /// The version of the program that the set-up was made with.
  var program = version

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
          folder: folder, events: folder.events, setup: SetupState(folding: folder.events),
          now: now, offset: offset, notices: folder.notices.map(\.sentence)))
    } catch {
      return .failure(.init(error.sentence))
    }
  }

  /// A bundle's state, at the moment when it was made unless `--now` says another.
  static func open(
    bundle path: String, _ arguments: Arguments,
    _ clock: @Sendable () -> (moment: Instant, offset: Int)
  ) -> Result<Sitting, Storage.Refusal> {
    do throws(BundleFailure) {
      let bundle = try SupportBundle.read(path)
      return .success(
        Sitting(
          folder: nil, events: bundle.events, setup: bundle.setup,
          now: arguments.has("--now") ? clock().moment : bundle.created, offset: bundle.offset,
          notices: [bundle.leftOutSentence].compactMap { $0 },
          program: bundle.environment.program))
    } catch {
      return .failure(.init(error.sentence))
    }
  }

  /// Whether it is a bundle's state.
  var isBundle: Bool { folder == nil }

  /// Journals what a person said, synced, and then says so.
  func record(_ happenings: [Event.Kind], saying text: String) -> Outcome {
    guard let folder, folder.isWritable else {
      let what = isBundle ? "A bundle" : "This state folder"
      return Outcome(
        notices: notices + ["\(what) can only be read; nothing was written."], code: .file)
    }
    do throws(StoreFailure) {
      for what in happenings { try folder.append(Event(what, at: now, offset: offset)) }
      return Outcome(text + "\n", notices: notices)
    } catch {
      return Outcome(notices: notices + [error.sentence], code: .file)
    }
  }

  func forget() -> Result<Int, Storage.Refusal> {
    guard let folder else { return .failure(.init("A bundle has no kept files.")) }
    do throws(StoreFailure) {
      return .success(try folder.forget())
    } catch {
      return .failure(.init(error.sentence))
    }
  }
}
