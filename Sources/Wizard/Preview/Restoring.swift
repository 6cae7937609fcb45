import Basics
import Screens
import SetupCore

/// What a sync overwrote, as far as this sitting compared it.
public struct RestoreState: Sendable {
  /// Whether it is being compared.
  public var isRunning = false
  /// What was found; the values themselves wait outside until they are written.
  public var summary: RestoreSummary?

  /// Nothing compared yet.
  public init(isRunning: Bool = false, summary: RestoreSummary? = nil) {
    (self.isRunning, self.summary) = (isRunning, summary)
  }
}

/// The counts of a comparison of the backup with what DX has now.
public struct RestoreSummary: Hashable, Sendable {
  /// What was counted.
  public var counts: RestoreTally.Counts
  /// What is not put back, or could not be compared, a sentence each.
  public var notices: [String]
  /// Whether DX was read live; its Web API doesn't list everybody.
  public var isLive: Bool
}

/// What is compared, to put it back.
public struct RestoreRequest: Hashable, Sendable {
  /// Where it is known what DX has now.
  public enum Now: Hashable, Sendable {
    /// DX, read live.
    case live
    /// A fresh export, by its path.
    case file(String)
  }

  /// The kept backup's digest and e-mail column.
  public var sha256, emailColumn: String
  /// External names whose columns are put back.
  public var synced: [String]
  /// What DX has now.
  public var now: Now
}

extension Model {
  /// Compares the kept backup with what DX has now.
  mutating func compareBackup(with now: RestoreRequest.Now) -> [Effect] {
    guard let kept = setup.backup?.value, setup.forgotten == nil else {
      return say(
        .refused, "No backup is kept, so nothing is known to put back. Step 2 takes one.")
    }
    if case .live = now, !signIn.isSignedInToDX {
      return say(
        .refused,
        "Nobody is signed in to DX: sign in with a token of its Web API, or name a fresh export.")
    }
    guard !preview.restore.isRunning else { return [] }
    preview.restore = RestoreState(isRunning: true)
    let synced = setup.observations.schema?.value.synced.map(\.externalName) ?? []
    return [
      .preview(
        .compare(
          RestoreRequest(
            sha256: kept.sha256, emailColumn: kept.emailColumn,
            synced: synced + setup.plan.map(\.externalName), now: now)))
    ]
  }
}

/// What would be put back, as a page shows it.
struct RestoreItems {
  private let model: Model

  init(_ model: Model) { self.model = model }

  var items: [Page.Item] {
    if model.preview.restore.isRunning {
      return [Page.Item(.paragraph("Comparing the backup with what DX has now …"))]
    }
    guard let summary = model.preview.restore.summary else { return [start] }
    let counts = summary.counts
    let notices = summary.notices.map { Page.Item(.callout(.note, $0)) }
    guard counts.people > 0 else {
      return [Page.Item(.paragraph("Nothing differs from the backup: nothing is to be put back."))]
        + gone(summary) + notices
    }
    let words =
      "\(counted(counts.values, "value")) of \(counted(counts.people, "person", "people")) "
      + "differ from the backup."
    return [Page.Item(.paragraph(words))] + blank(counts) + gone(summary) + notices
      + [Page.Item(.action("Write the file that puts it back"), .preview(.writeRestore))]
  }

  private var start: Page.Item {
    let setup = model.setup
    guard let kept = setup.backup, setup.forgotten == nil else {
      return Page.Item(
        .callout(
          .warning,
          "No backup is kept here. With an export of before, run dirsync-setup restore --backup."))
    }
    let when = kept.at.short(at: model.now, offset: setup.offset)
    return Page.Item(
      .paragraph(
        "Kept: \(kept.value.file), \(counted(kept.value.rows, "person", "people")), \(when)."))
  }

  private func blank(_ counts: RestoreTally.Counts) -> [Page.Item] {
    guard counts.blankInBackup > 0 else { return [] }
    return [
      Page.Item(
        .callout(
          .note,
          "\(grouped(counts.blankInBackup)) of them were blank in the backup; an upload may keep "
            + "what DX has now."))
    ]
  }

  private func gone(_ summary: RestoreSummary) -> [Page.Item] {
    guard summary.counts.gone > 0 else { return [] }
    let people = counted(summary.counts.gone, "person", "people")
    return [
      Page.Item(
        .callout(
          .note,
          summary.isLive
            ? "\(people) of the backup aren't listed by DX's Web API."
            : "\(people) of the backup are gone from DX; an upload may not bring them back."))
    ]
  }
}
