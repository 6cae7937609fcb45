import Basics
import Screens
import SetupCore

extension Model {
  /// Does what a person wants of tonight's sync, of one person, or of putting back.
  mutating func apply(_ intent: Intent.Preview) -> [Effect] {
    switch intent {
    case .read: return readPreview()
    case .toggleChanges:
      preview.showsOnlyChanges.toggle()
      return []
    case .who(let who): return list(who)
    case .confirm: return ask(.confirmPreview(setup.unconfirmedExcess.words))
    case .find: return connection.isLive ? ask(.findPerson) : say(.refused, lacksSignIn)
    case .trace(let name): return trace(name)
    case .tryMappings: return connection.isLive ? ask(.trySample) : say(.refused, lacksSignIn)
    case .compare: return compareBackup(with: .live)
    case .compareFile: return ask(.freshExport)
    case .writeRestore: return ask(.restoreFile(preview.restore.summary))
    case .noteForceSync: return watchForceSync(isAfter: false)
    case .seeForceSync: return watchForceSync(isAfter: true)
    }
  }

  var lacksSignIn: String { missingForPreview.first ?? "Sign in to Okta first (s)." }

  /// Reads everybody, or goes on where that was interrupted.
  mutating func readPreview() -> [Effect] {
    guard preview.running == nil else { return [] }
    guard missingForPreview.isEmpty, let request = previewRequest else {
      return say(.refused, missingForPreview.joined(separator: " "))
    }
    preview.running = .init(people: preview.pausedAfter ?? 0)
    return [.preview(.read(request))]
  }

  /// Follows one person, and shows the way.
  mutating func trace(_ name: String) -> [Effect] {
    guard connection.isLive, let request = previewRequest else { return say(.refused, lacksSignIn) }
    preview.trace = TraceState(name: name, isRunning: true)
    let isShown = current?.shows(.trace) ?? false
    return (isShown ? [] : open(.person)) + [.preview(.trace(name, request))]
  }

  /// Looks at the same person again.
  mutating func traceAgain() -> [Effect] {
    guard let name = preview.trace.name else { return apply(.find) }
    guard !preview.trace.isRunning else { return [] }
    let before = preview.trace.found
    let effects = trace(name)
    preview.trace.found = before
    return effects
  }

  /// Gives up what is read for a preview; nil where nothing is.
  mutating func stopPreview() -> [Effect]? {
    guard preview.running != nil else { return nil }
    notice = Notice(.info, "Stopping …")
    return [.cancelProbes]
  }

  /// Takes in what came of it.
  mutating func handle(_ answer: PreviewAnswer) -> [Effect] {
    switch answer {
    case .advanced(let people, let minutes):
      if preview.running != nil {
        preview.running = .init(people: people, minutesLeft: minutes)
      }
    case .paused(let people):
      (preview.running, preview.pausedAfter) = (nil, people)
      return say(.info, "Stopped after \(counted(people, "person", "people")). r goes on there.")
    case .read(let reading): return handle(reading)
    case .traced(let found):
      guard found.person.name == preview.trace.name else { return [] }
      preview.trace = TraceState(name: found.person.name, found: found)
      // While one watches, it stays where it is read.
      if watching.next == nil, current?.shows(.trace) == true { readFromTop() }
    case .compared(let summary):
      preview.restore = RestoreState(summary: summary)
      if current?.shows(.restore) == true { readFromTop() }
    case .notCompared(let sentence):
      preview.restore.isRunning = false
      return say(.failed, sentence)
    case .missing(let values): preview.missing = values
    case .forceSyncNoted, .forceSyncSeen, .forceSyncFailed: return handleForceSync(answer)
    }
    return []
  }

  // What was counted to the end is journalled, so that connected can be held against it.
  private mutating func handle(_ reading: PreviewReading) -> [Effect] {
    (preview.running, preview.pausedAfter) = (nil, nil)
    preview.read = Dated(reading, at: now)
    if current?.shows(.preview) == true { readFromTop() }
    guard let counts = preview.complete, counts.obstacle == nil else {
      return reading.notices.last.map { say(.failed, $0) } ?? []
    }
    guard access.canWrite else { return [] }
    return append(
      [.previewRecorded(preview: RecordedPreview(counts, by: PreviewThreshold()))],
      saying: "Counted for \(counted(counts.users, "person", "people")).")
  }
}

extension Screen {
  /// Whether one of its blocks is a table.
  func shows(_ table: TableID) -> Bool { blocks.contains { $0.content == .table(table) } }

  /// Whether it is about what the next sync does to people.
  var showsPeople: Bool { shows(.preview) || shows(.trace) }
}

extension Model {
  /// Whether somebody can be looked for by name on this screen.
  var findsPeople: Bool { connection.isLive && current?.showsPeople == true }
}
