import Basics
import SetupCore
import Wizard

extension Command {
  /// One person, from Okta to DX, and what the next sync does to them.
  static let trace = Command(
    "trace", "one person from Okta to DX, and what the next sync does to them",
    [Positional("EMAIL", .text)],
    options: [
      .json, Option("--backup", "FILE", "what DX has, as this export says", .file), .wait,
    ]
  ) { call throws(CommandFailure) in
    let sitting = try call.open(.readOnly)
    let source = try BackupSource.chosen(call, sitting)
    let session = try LiveSession(call)
    let name = call.arguments.positionals[0]
    do throws(CommandFailure) {
      let (app, notices) = try session.signIn(sitting.setup)
      let context = try context(call, sitting, source, session)
      let moment = call.clock().moment
      let trace = session.read {
        await session.live.trace(name, of: app, at: moment, context)
      }
      let ending = [session.ending].compactMap { $0 }
      return Outcome(
        TraceResult(trace: trace, offset: call.clock().offset),
        notices: sitting.notices + notices + ending,
        code: session.interruption ?? trace.code)
    } catch {
      guard error.code == .couldNotRead else { throw error }
      var person = TracedPerson(name: name, read: call.clock().moment)
      person.failures[.okta] = Shortfall(reason: error.sentence, remedy: "")
      return Outcome(
        TraceResult(trace: Trace(person), offset: 0), notices: sitting.notices,
        code: session.interruption ?? .couldNotRead)
    }
  }
}

// The backup that was named or kept, else DX as it is now, where that can be read.
private func context(
  _ call: Invocation, _ sitting: Sitting, _ source: BackupSource?, _ session: LiveSession
) throws(CommandFailure) -> TraceContext {
  var context = TraceContext(
    against: source?.against ?? .live,
    keptAt: source?.against == .kept ? sitting.setup.backup?.at : nil,
    planned: sitting.setup.plan.map(\.externalName), backup: nil)
  if let source {
    context.backup = { source.export.table($0) }
  } else if call.environment.hasDXToken {
    try session.signInToDX(confirmed: sitting.setup.confirmedDXHosts)
    context.backup = { await session.live.presentValues(of: $0) }
  }
  return context
}

extension Trace {
  /// The exit code: something could not be read, something is wrong, or nothing.
  fileprivate var code: ExitCode {
    if person.account == nil, hasFailed { return .couldNotRead }
    return problems.isEmpty ? .done : .doesNotHold
  }
}

/// A trace as it is printed.
private struct TraceResult: CommandResult {
  let trace: Trace
  let offset: Int

  func encode(to encoder: any Encoder) throws {
    try EncodedJSON(value: trace.json).encode(to: encoder)
  }

  var text: String {
    let lines = trace.lines(offset: offset).flatMap { line in
      [" \(line.mark.glyph) \(padded(line.label))\(line.text)"]
        + (line.remedy.isEmpty ? [] : ["   \(padded(""))↳ \(line.remedy)"])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func padded(_ label: String) -> String {
    label + String(repeating: " ", count: max(0, 12 - label.count))
  }
}
