import Basics
import Screens
import SetupCore
import SetupStore
import Wizard

extension Command {
  /// A journal or bundle as a time line: the wizard's own, read-only, or a list.
  static let replay = Command(
    "replay", "step through a journal or bundle, event by event", [Positional("FILE", .file)]
  ) { call throws(CommandFailure) in
    let recording: Recording
    do throws(BundleFailure) {
      recording = try Recording.read(call.arguments.positionals[0])
    } catch {
      throw .file(error.sentence)
    }
    if call.environment.isPlain || recording.events.isEmpty {
      let text = timeLine(recording.events).map(\.listed).joined()
      return Outcome(
        call.environment.isASCII ? asciiText(text) : text, notices: recording.notices)
    }
    let sitting = Sitting(recording, at: call.clock().moment)
    var outcome = try WizardCommand(call).show(sitting, isReplay: true)
    outcome.notices = recording.notices + outcome.notices
    return outcome
  }
}

extension TimeLineEntry {
  /// The entry as lines of a list, with what was not met where going on was refused.
  fileprivate var listed: String {
    let reasons = refusals.map { "    not met: \($0.id.title). \($0.reason)\n" }
    let mark = isRefused ? "!" : " "
    return "\(mark) \(at.iso8601(offset: offset))  \(text)\n" + reasons.joined()
  }
}
