import Basics
import Screens
import SetupCore
import Synchronization
import Terminal

@testable import Wizard

/// A sitting without a terminal or a disk: keys in, frames out, events in a list.
final class Driver {
  /// Set by hand, its page is built anew.
  var model: Model {
    didSet { if !isUpdating { model.buildPage() } }
  }
  private var isUpdating = false
  /// What the journal would hold.
  private(set) var journal: [Event]
  /// Effects that went outside and were not journalling.
  private(set) var effects: [Effect] = []
  /// How many messages there were.
  private(set) var messages = 0
  /// What answers the effects that need one.
  var answers: (Effect) -> [Answer] = { _ in [] }
  /// Whether the journal takes anything.
  var journalFailure: String?

  static let start = Instant.parse("2026-11-24T09:00:00Z")?.moment ?? Instant(0)

  init(
    _ events: [Event.Kind] = [], at now: Instant = Driver.start, access: Access = .writable,
    size: Size = Size(width: 80, height: 24),
    judge: @escaping Judgements.Judge = { $1.judged($0, at: $2) }
  ) {
    journal = events.map { Event($0, at: now) }
    model = Model(
      setup: SetupState(folding: journal), catalogue: .embedded, now: now, offset: 0,
      access: access, stateFolder: "~/.local/state/dirsync-setup", version: "1.0",
      judge: judge)
    (model.window.size, model.events) = (size, journal)
    run(model.begin())
  }

  /// A read-only sitting on a recording, one event a minute, opened some days later.
  convenience init(recording events: [Event.Kind], size: Size = Size(width: 80, height: 24)) {
    self.init(access: .readOnly(since: Driver.start), size: size)
    journal = events.enumerated().map {
      Event($0.element, at: Driver.start + 60 * $0.offset, offset: 60)
    }
    let end = journal.last?.at ?? Driver.start
    model = Model(
      setup: SetupState(folding: journal), catalogue: .embedded, now: end, offset: 60,
      access: .readOnly(since: end), stateFolder: "the state folder", version: "1.0")
    (model.window.size, model.events, model.connection) = (size, journal, .offline)
    model.about.openedAt = end + 3 * Span.day
    run(model.begin())
  }

  func send(_ message: Message) {
    messages += 1
    isUpdating = true
    let effects = update(&model, message)
    isUpdating = false
    run(effects)
  }

  func want(_ intent: Intent) { send(.intent(intent)) }

  func answer(_ answer: Answer) { send(.answer(answer)) }

  func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  func type(_ text: String) { for character in text { send(.key(.character(character))) } }

  /// Moves the focus to something on the screen, as far down as it is.
  func focus(_ intent: Intent) -> Bool {
    press(.home)
    for _ in 0..<200 {
      if model.focused?.intent == intent { return true }
      press(.down)
    }
    return false
  }

  var frame: Surface { view(model) }
  var text: String { frame.text }

  private func run(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .append(let events):
        if let journalFailure {
          answer(.journalFailed(journalFailure))
        } else {
          journal += events
          answer(.journalWrote(events))
        }
      case .note(let event):
        journal.append(event)
        answer(.noted(event))
      default:
        self.effects.append(effect)
        for answer in answers(effect) { self.answer(answer) }
      }
    }
  }
}
