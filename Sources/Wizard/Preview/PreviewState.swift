import Basics
import DXAPI
import Screens
import SetupCore

/// Tonight's sync, as far as this sitting has read it; people are here alone, and in no journal.
public struct PreviewState: Sendable {
  /// How far reading is.
  public struct Running: Hashable, Sendable {
    /// People read so far.
    public var people = 0
    /// Minutes that the rate limit still costs; nil where that isn't known.
    public var minutesLeft: Int?
  }

  /// How far reading is; nil while nothing is read.
  public var running: Running?
  /// What was read last, and when.
  public var read: Dated<PreviewReading>?
  /// How many people were read when it was interrupted; nil where nothing goes on.
  public var pausedAfter: Int?
  /// Whether only attributes that change are shown.
  public var showsOnlyChanges = false
  /// How the attributes are sorted.
  public var order = PreviewOrder.profile
  /// The person that is followed.
  public var trace = TraceState()
  /// What is put back.
  public var restore = RestoreState()
  /// Values that did not arrive, with whose they are.
  public var missing: [MissingValue] = []
  /// What *Force Sync* does.
  public var forceSync = ForceSyncState()

  /// The counts that were read to the end in this sitting.
  var complete: Preview? {
    guard let preview = read?.value.preview, preview.complete else { return nil }
    return preview
  }
}

/// How the table of attributes is sorted.
public enum PreviewOrder: CaseIterable, Hashable, Sendable {
  /// As the app's profile has them.
  case profile
  /// By their names.
  case attribute
  /// Those first of which most is blanked or changed.
  case loss

  /// The one after it, round and round.
  var next: PreviewOrder {
    switch self {
    case .profile: .attribute
    case .attribute: .loss
    case .loss: .profile
    }
  }

  /// What the key says that leads to it.
  var words: String {
    switch self {
    case .profile: "as in Okta"
    case .attribute: "by attribute"
    case .loss: "by loss"
    }
  }
}

/// The person that is followed from Okta to DX.
public struct TraceState: Sendable {
  /// The name that was asked for last.
  public var name: String?
  /// Whether they are being looked for.
  public var isRunning = false
  /// What was found.
  public var found: Trace?
}

/// What is to be read for a preview, a trace or a comparison.
public struct PreviewRequest: Hashable, Sendable {
  /// What it is compared with.
  public enum Source: Hashable, Sendable {
    /// The kept backup, by its digest and e-mail column.
    case kept(sha256: String, emailColumn: String, at: Instant)
    /// DX, read live.
    case live
    /// There is nothing.
    case none
  }

  /// The app's id.
  public var app: String
  /// External names that are planned.
  public var planned: [String]
  /// What it is compared with.
  public var source: Source
  /// How many people are assigned, as far as that was seen.
  public var expected: Int?
}

/// What is done outside for previews, traces and putting back.
public enum PreviewEffect: Equatable, Sendable {
  /// Read everybody, and count what the next sync changes.
  case read(PreviewRequest)
  /// Follow one person.
  case trace(String, PreviewRequest)
  /// Work out the mappings for people of these names, or for the first ones.
  case tryMappings([String], app: String)
  /// Compare the backup with what DX has now.
  case compare(RestoreRequest)
  /// Write what differs to a new file.
  case writeRestore(path: String)
  /// Note how everybody's record in the app stands, before *Force Sync* or after it.
  case watchForceSync(app: String, isAfter: Bool)
}

/// What comes of it.
public enum PreviewAnswer: Hashable, Sendable {
  /// So many people were read; the rest takes so many minutes.
  case advanced(people: Int, minutesLeft: Int?)
  /// It was interrupted after so many people, and can go on.
  case paused(after: Int)
  /// It was read to its end, or can't be.
  case read(PreviewReading)
  /// One person was followed.
  case traced(Trace)
  /// The backup was compared, or could not be.
  case compared(RestoreSummary)
  case notCompared(String)
  /// Values that did not arrive; told beside the observation of it.
  case missing([MissingValue])
  /// So many people's records were noted before *Force Sync*.
  case forceSyncNoted(people: Int)
  /// What *Force Sync* did.
  case forceSyncSeen(ForceSyncResult)
  case forceSyncFailed(String)

  /// Whether it ends what was asked for.
  var endsEffect: Bool {
    switch self {
    case .advanced, .missing: false
    case .paused, .read, .traced, .compared, .notCompared, .forceSyncNoted, .forceSyncSeen,
      .forceSyncFailed:
      true
    }
  }
}

extension Model {
  /// What is to be read now; nil where no app is chosen.
  var previewRequest: PreviewRequest? {
    guard let app = setup.app?.id else { return nil }
    let kept = setup.forgotten == nil ? setup.backup : nil
    let source: PreviewRequest.Source =
      kept.map {
        .kept(sha256: $0.value.sha256, emailColumn: $0.value.emailColumn, at: $0.at)
      } ?? (signIn.isSignedInToDX ? .live : .none)
    return PreviewRequest(
      app: app, planned: setup.plan.map(\.externalName), source: source,
      expected: setup.observations.assignments?.value.people)
  }

  /// What is missing for it, and how to get it, a sentence each; nothing where all is there.
  var missingForPreview: [String] {
    var missing: [String] = []
    if !connection.isLive { missing.append(missingSignIn) }
    if setup.app == nil { missing.append("No Okta app is chosen yet: step 3 asks for it.") }
    if (setup.backup == nil || setup.forgotten != nil) && !signIn.isSignedInToDX {
      missing.append(
        "There is nothing to compare with: keep a user export in step 2, or sign in to DX with a "
          + "token of its Web API.")
    }
    return missing
  }

  private var missingSignIn: String {
    if !access.canWrite {
      return "This sitting is read-only, so nothing is read from Okta. Where the set-up was made, "
        + "dirsync-setup preview shows it."
    }
    if connection == .offline {
      return "Offline: nothing is read. Start without --offline, and sign in to Okta."
    }
    return "Nobody is signed in to Okta: press s, and sign in with a read-only token."
  }
}
