import Basics
import SetupCore
import SetupStore
import Wizard

extension Command {
  /// What the next sync will change, against a backup or against DX as it is now.
  static let preview = Command(
    "preview", "what the next sync will change",
    options: [
      .json, Option("--backup", "FILE", "compare with this export", .file),
      Option("--names", "name the people of the examples"),
      Option("--record", "journal the counts"),
      Option("--confirm", "WORDS", "journal that it may change so much"),
      Option("--threshold-changed", "PERCENT", "how many may be blanked or changed"),
      Option("--threshold-deactivated", "PERCENT", "how many may be deactivated"), .wait,
    ]
  ) { call throws(CommandFailure) in
    let threshold = try PreviewThreshold(call)
    guard call.option("--confirm") == nil || call.has("--record") else {
      throw .usage("--confirm needs --record, since a confirmation is journalled.")
    }
    let sitting = try call.open(call.has("--record") ? .writable : .readOnly)
    let source = try BackupSource.chosen(call, sitting)
    guard source != nil || call.environment.hasDXToken else {
      throw .file(
        "There is nothing to compare with. Name an export with --backup FILE, keep one with "
          + "verify-backup FILE --keep, or set DX_API_TOKEN to read DX live.")
    }
    let session = try LiveSession(call)
    let read = try reading(call, sitting, source, session)
    if let code = session.interruption { return Outcome(notices: read.notices, code: code) }
    guard let preview = read.preview else { throw .file(read.notices.joined(separator: " ")) }
    return PreviewCommand(
      preview: preview, threshold: threshold, notices: sitting.notices + read.notices, call: call,
      sitting: sitting
    ).outcome()
  }
}

extension PreviewThreshold {
  /// The usual limits, or those that were given.
  fileprivate init(_ call: Invocation) throws(CommandFailure) {
    self.init()
    changed = try Self.percent(call, "--threshold-changed") ?? changed
    deactivated = try Self.percent(call, "--threshold-deactivated") ?? deactivated
  }

  private static func percent(_ call: Invocation, _ name: String) throws(CommandFailure) -> Double?
  {
    guard let text = call.option(name) else { return nil }
    guard let value = Double(text), (0...100).contains(value) else {
      throw .usage("\(name) takes a percentage from 0 to 100; it was \(typed(text)).")
    }
    return value
  }
}

// What could not be read at all is an incomplete preview: its JSON is printed all the same.
private func reading(
  _ call: Invocation, _ sitting: Sitting, _ source: BackupSource?, _ session: LiveSession
) throws(CommandFailure) -> PreviewReading {
  let against = source?.against ?? .live
  do throws(CommandFailure) {
    let (app, notices) = try session.signIn(sitting.setup)
    if source == nil { try session.signInToDX(confirmed: sitting.setup.confirmedDXHosts) }
    let live = session.live
    let planned = sitting.setup.plan.map(\.externalName)
    var read = session.read {
      await live.preview(of: app, against: against, planned: planned) { attributes in
        guard let source else { return await live.presentValues(of: attributes) }
        return source.export.table(attributes)
      }
    }
    read.notices = notices + read.notices + [session.ending].compactMap { $0 }
    return read
  } catch {
    guard error.code == .couldNotRead else { throw error }
    var preview = Preview(against: against)
    preview.complete = false
    return PreviewReading(preview: preview, notices: [error.sentence])
  }
}

/// Judges what was counted, and journals it where that was asked for.
private struct PreviewCommand {
  let preview: Preview
  let threshold: PreviewThreshold
  var notices: [String]
  let call: Invocation
  let sitting: Sitting

  func outcome() -> Outcome {
    let result = PreviewResult(preview, threshold, showsNames: call.has("--names"))
    guard preview.complete else {
      return Outcome(result, notices: notices, code: .couldNotRead)
    }
    let notices = notices + preview.notices(threshold)
    if let obstacle = preview.obstacle {
      let sentence = "\(obstacle.reason) \(obstacle.remedy)"
      return Outcome(result, notices: [sentence] + notices, code: .doesNotHold)
    }
    let unconfirmed = sitting.setup.unconfirmed(threshold.over(preview))
    guard call.has("--record") else {
      return Outcome(
        result, notices: notices + toRun(unconfirmed),
        code: unconfirmed.isEmpty ? .done : .doesNotHold)
    }
    return recorded(result, unconfirmed, notices)
  }

  private func recorded(
    _ result: PreviewResult, _ unconfirmed: [PreviewExcess], _ notices: [String]
  ) -> Outcome {
    var events = [Event.Kind.previewRecorded(preview: RecordedPreview(preview, by: threshold))]
    let over = threshold.over(preview)
    if let words = call.option("--confirm") {
      guard words == over.words else {
        let due =
          over.words.map { "The words would be: \($0)." } ?? "Nothing is over the threshold."
        return Outcome(
          result, notices: notices + ["Not confirmed, and nothing journalled. \(due)"],
          code: .doesNotHold)
      }
      events.append(.previewConfirmed(words: words))
    }
    let isOpen = call.option("--confirm") == nil && !unconfirmed.isEmpty
    let kept = sitting.record(events, saying: "")
    guard kept.code == .done else {
      return Outcome(result, notices: notices + kept.notices, code: kept.code)
    }
    return Outcome(
      result, notices: notices + (isOpen ? toRun(unconfirmed) : []),
      code: isOpen ? .doesNotHold : .done)
  }

  private func toRun(_ unconfirmed: [PreviewExcess]) -> [String] {
    unconfirmed.words.map {
      ["Over the threshold. If that is meant: dirsync-setup preview --record --confirm \"\($0)\""]
    } ?? []
  }
}
