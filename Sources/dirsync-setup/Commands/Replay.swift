import Glibc
import SetupCore
import SetupStore
import Terminal
import Wizard

/// `replay`: a journal or bundle as a time line, in a window or as a list.
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
    case .success(let catalogue):
      let program = recording.program.isEmpty ? version : recording.program
      let replay = Replay(
        recording.events, catalogue, program: program, now: clock().moment)
      return window(replay, recording.notices)
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

  private func window(_ replay: Replay, _ notices: [String]) -> Outcome {
    do throws(TerminalFailure) {
      let backend = try Ncurses(colours: environment.colours, ascii: environment.isASCII)
      var program = ReplayProgram(replay, backend)
      let signal = program.run()
      return Outcome(notices: notices, code: signal == SIGINT ? .interrupted : .done)
    } catch {
      return .failed(.file, error.sentence)
    }
  }
}
