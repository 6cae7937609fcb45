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
  let program: String
  /// When the bundle was made; nil where it is none.
  var created: Instant?
  /// The terminal that it was made in; empty where it is unknown.
  var terminal = ""

  /// Opens a state folder.
  init(_ path: String, _ mode: Mode, _ clock: Invocation.Clock) throws(CommandFailure) {
    (now, offset) = clock()
    do throws(StoreFailure) {
      let opened = try StateFolder.open(
        path, mode: mode == .writable ? .readWrite : .readOnly, now: now, offset: offset)
      (folder, events, program) = (opened, opened.events, programVersion)
      (setup, notices) = (opened.setup, opened.notices.map(\.sentence))
    } catch {
      throw .file(error.sentence)
    }
  }

  /// A bundle's state, at the moment when it was made unless `--now` says another.
  init(bundle path: String, _ call: Invocation) throws(CommandFailure) {
    let bundle = try SupportBundle(at: path)
    (folder, events, setup, offset) = (nil, bundle.events, bundle.setup, bundle.offset)
    now = call.has("--now") ? call.clock().moment : bundle.created
    notices = [bundle.leftOutSentence, bundle.fault?.noticeOfGoodPart].compactMap { $0 }
    (program, terminal) = (bundle.environment.program, bundle.environment.terminal)
    created = bundle.created
  }

  /// A recording, at the moment when it was made or else of its last event.
  init(_ recording: Recording, at now: Instant) {
    (folder, events, setup) = (nil, recording.events, SetupState(folding: recording.events))
    self.now = recording.created ?? setup.latest ?? now
    (offset, notices) = (setup.offset, recording.notices)
    program = recording.program.isEmpty ? programVersion : recording.program
  }

  /// Whether it is a bundle's state.
  var isBundle: Bool { folder == nil }

  /// What a person typed, fit for the journal.
  func redacting(_ text: String) -> String { folder?.redacting(text) ?? redacted(text) }

  /// Journals what a person said, synced, and then confirms it.
  func record(_ kinds: [Event.Kind], saying text: String) -> Outcome {
    append(kinds.map { Event($0, at: now, offset: offset) }, saying: text)
  }

  /// Journals events of their own moments, synced, and then confirms it.
  func append(_ events: [Event], saying text: String) -> Outcome {
    guard let folder, folder.isWritable else {
      let what = isBundle ? "A bundle" : "This state folder"
      return Outcome(
        notices: notices + ["\(what) can only be read; nothing was written."], code: .file)
    }
    do throws(StoreFailure) {
      let digest = { (text: String) in (try? folder.vault.personKey())?.digest(of: text) ?? "" }
      for event in events { try folder.append(event.sealed(by: digest)) }
      return Outcome(text + "\n", notices: notices)
    } catch {
      return Outcome(notices: notices + [error.sentence], code: .file)
    }
  }
}

extension SupportBundle {
  /// Reads a bundle.
  init(at path: String) throws(CommandFailure) {
    do throws(BundleFailure) {
      self = try SupportBundle.read(path)
    } catch {
      throw .file(error.sentence)
    }
  }
}
