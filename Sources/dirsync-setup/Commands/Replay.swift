import Basics
import Screens
import SetupCore
import SetupStore
import Wizard

/// `replay`: a journal or bundle as a time line: the wizard's own, read-only, or a list.
struct ReplayCommand {
  let environment: Environment
  let arguments: Arguments
  let clock: @Sendable () -> (moment: Instant, offset: Int)

  func run() -> Outcome {
    let recording: Recording
    do throws(BundleFailure) {
      recording = try Recording.read(arguments.positionals[0])
    } catch {
      return .failed(.file, error.sentence)
    }
    guard !environment.isPlain, !recording.events.isEmpty else { return list(recording) }
    switch loadCatalogue(arguments.options["--screens"]) {
    case .success(let catalogue): return window(recording, catalogue)
    case .failure(let refusal): return .failed(.file, refusal.sentence)
    }
  }

  private func list(_ recording: Recording) -> Outcome {
    let text = timeLine(recording.events).map(line).joined()
    return Outcome(environment.isASCII ? asciiText(text) : text, notices: recording.notices)
  }

  private func line(_ entry: TimeLineEntry) -> String {
    let reasons = entry.refusals.map { "    not met: \($0.id.title). \($0.reason)\n" }
    let mark = entry.isRefused ? "!" : " "
    return "\(mark) \(entry.at.iso8601(offset: entry.offset))  \(entry.text)\n" + reasons.joined()
  }

  private func window(_ recording: Recording, _ catalogue: Catalogue) -> Outcome {
    let setup = SetupState(folding: recording.events)
    let sitting = Sitting(
      folder: nil, events: recording.events, setup: setup,
      now: recording.created ?? setup.latest ?? clock().moment, offset: setup.offset,
      notices: recording.notices, program: recording.program.isEmpty ? version : recording.program)
    var outcome = WizardCommand(environment, arguments, clock).show(
      sitting, catalogue, isReplay: true)
    outcome.notices = recording.notices + outcome.notices
    return outcome
  }
}
