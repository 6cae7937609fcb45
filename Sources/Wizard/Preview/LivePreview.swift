import DXAPI
import OktaAPI
import SetupCore

/// The values that a preview compares with, read once the app's attributes are known.
public typealias PreviewBackup =
  @Sendable ([SyncedAttribute]) async ->
  Storage.Answer<(table: BackupTable, columns: BackupColumns)>

/// What reading for a preview brought.
public struct PreviewReading: Hashable, Sendable {
  /// The counts, incomplete where something could not be read; nil where the backup can't be.
  public var preview: Preview?
  /// What a person should know besides, or why something is missing, a sentence each.
  public var notices: [String]

  /// What was read.
  public init(preview: Preview?, notices: [String]) {
    (self.preview, self.notices) = (preview, notices)
  }

  static func nothing(
    _ against: Preview.Against, _ sentence: String, _ notices: [String] = []
  ) -> PreviewReading {
    var preview = Preview(against: against)
    preview.complete = false
    return PreviewReading(preview: preview, notices: notices + [sentence])
  }
}

/// A preview that is being read: what was counted so far, and where reading goes on.
struct PreviewProgress: Sendable {
  /// What was asked for; another question begins anew.
  var request: PreviewRequest?
  var tally: PreviewTally
  var place = AppUsersPlace()
  var notices: [String]
  let onlyPlanned: [String]

  func reading(_ failure: String?, isComplete: Bool) -> PreviewReading {
    var preview = tally.finish(isComplete: isComplete)
    preview.onlyPlanned = onlyPlanned
    return PreviewReading(preview: preview, notices: notices + [failure].compactMap { $0 })
  }
}

/// The beginning of a preview: on its way, or over already.
enum PreviewBeginning {
  case reading(PreviewProgress)
  case ended(PreviewReading)
}

extension Live {
  /// Reads everybody assigned to an app and counts what the next sync changes.
  ///
  /// Two pages of people are in memory at a time at most. After a failure what was counted so far comes
  /// back as incomplete.
  public func preview(
    of app: String, against: Preview.Against, planned: [String], _ backup: PreviewBackup
  ) async -> PreviewReading {
    guard let okta else { return .nothing(against, "Nobody is signed in to Okta.") }
    switch await beginPreview(okta, app, against, planned: planned, backup) {
    case .ended(let reading): return reading
    case .reading(var progress):
      let failure = await readOn(&progress.tally, &progress.place, okta, app) { _ in }
      // Who gave it up says why.
      let sentence = failure.flatMap { $0.isCancelled ? nil : self.sentence(of: $0) }
      return progress.reading(sentence, isComplete: failure == nil)
    }
  }

  /// Reads what a preview needs before people are paged through.
  func beginPreview(
    _ okta: OktaClient, _ app: String, _ against: Preview.Against, planned: [String],
    mostExamples: Int = PreviewTally.mostExamples, _ backup: PreviewBackup
  ) async -> PreviewBeginning {
    var notices: [String] = []
    do {
      let settings = try await OktaProbes(okta, app: app).pushSettings()
      notices = settings.stops.map(\.notice)
      let attributes = try await okta.schema(of: app).synced
      switch await backup(attributes) {
      case .failure(let refusal):
        return .ended(PreviewReading(preview: nil, notices: [refusal.sentence]))
      case .success(let read):
        return .reading(
          PreviewProgress(
            tally: PreviewTally(
              read.table, columns: read.columns, against: against,
              deactivates: settings.deactivates, mostExamples: mostExamples),
            notices: notices,
            onlyPlanned: planned.filter { name in
              !attributes.contains { $0.externalName == name }
            }))
      }
    } catch {
      return .ended(.nothing(against, sentence(of: error), notices))
    }
  }

  /// Pages through the people from a place on; the failure that ended it.
  func readOn(
    _ tally: inout PreviewTally, _ place: inout AppUsersPlace, _ okta: OktaClient, _ app: String,
    advanced: (AppUsersPlace) async -> Void
  ) async -> OktaFailure? {
    do throws(OktaFailure) {
      try await okta.assignedPeople(of: app, valuesOf: tally.variableNames, from: &place) {
        people, next throws(OktaFailure) in
        tally.take(people)
        await advanced(next)
      }
      return nil
    } catch {
      return error
    }
  }
}
