import Basics
import OktaAPI
import Screens
import SetupCore

/// *Force Sync*, watched: how everybody's record stood before it, and what it did.
public struct ForceSyncState: Sendable {
  /// Whether people are being read.
  public var isRunning = false
  /// How many people's records were noted before it; nil until they were.
  public var noted: Int?
  /// What it did.
  public var result: ForceSyncResult?
}

/// What *Force Sync* did, in counts.
public struct ForceSyncResult: Hashable, Sendable {
  /// People whom the mappings were applied to again: everybody assigned.
  public var people: Int
  /// Of these, those whose record changed or whom the log tells as pushed since.
  public var pushed: Int
  /// Whether the log could be read for it.
  public var hasLog: Bool

  /// What it did, in a sentence or two.
  var sentence: String {
    guard pushed > 0 else {
      return "Nothing changed for any of \(counted(people, "person", "people")): either Force Sync "
        + "was not pressed yet, or nobody had anything new (normal). Pressing again changes nothing."
    }
    let rest = people - pushed
    return
      "Mappings re-applied to \(counted(people, "person", "people")), \(grouped(pushed)) pushed, "
      + "\(grouped(rest)) had nothing new (normal)."
  }
}

/// Everybody's record as it was, by hashes of this run; no person can be told from it.
struct NotedRecords: Sendable {
  let at: Instant
  var records: [Int: Int] = [:]
}

extension Model {
  /// Notes how everybody's record stands, or looks at what changed since.
  mutating func watchForceSync(isAfter: Bool) -> [Effect] {
    guard connection.isLive, let app = setup.app?.id else {
      return say(.refused, missingForPreview.first ?? "Sign in to Okta first (s).")
    }
    guard !preview.forceSync.isRunning else { return [] }
    guard !isAfter || preview.forceSync.noted != nil else {
      return say(.refused, "Note how it stands first, then press Force Sync in Okta.")
    }
    preview.forceSync.isRunning = true
    return [.preview(.watchForceSync(app: app, isAfter: isAfter))]
  }

  mutating func handleForceSync(_ answer: PreviewAnswer) -> [Effect] {
    preview.forceSync.isRunning = false
    switch answer {
    case .forceSyncNoted(let people):
      (preview.forceSync.noted, preview.forceSync.result) = (people, nil)
    case .forceSyncSeen(let result):
      preview.forceSync.result = result
      if current?.shows(.forceSync) == true { readFromTop() }
    case .forceSyncFailed(let sentence): return say(.failed, sentence)
    case .advanced, .paused, .read, .traced, .compared, .notCompared, .missing: break
    }
    return []
  }
}

/// What of it a page shows.
struct ForceSyncItems {
  private let state: ForceSyncState

  init(_ model: Model) { state = model.preview.forceSync }

  var items: [Page.Item] {
    if state.isRunning { return [Page.Item(.paragraph("Reading the people who are assigned …"))] }
    guard let noted = state.noted else { return [] }
    let words = "Noted for \(counted(noted, "person", "people")). Now press Force Sync in Okta."
    return [Page.Item(state.result.map { .callout(.note, $0.sentence) } ?? .paragraph(words))]
  }
}

extension Live {
  /// Notes everybody's record in the app, or counts those that changed since.
  func watchForceSync(_ app: String, isAfter: Bool, now: Instant, _ mailbox: Mailbox) {
    guard let okta else {
      return mailbox.post(.preview(.forceSyncFailed("Nobody is signed in to Okta.")))
    }
    start { [self] in
      mailbox.post(.preview(await forceSyncAnswer(okta, app, isAfter: isAfter, now)))
      await postCalls(mailbox)
    }
  }

  private func forceSyncAnswer(
    _ okta: OktaClient, _ app: String, isAfter: Bool, _ now: Instant
  ) async -> PreviewAnswer {
    let before = state.withLock { $0.notedRecords }
    var pushed: Set<Int> = []
    var hasLog = true
    if isAfter, let before {
      do throws(OktaFailure) {
        let ids = try await okta.peoplePushed(by: app, since: before.at, until: now + Span.hour)
        pushed = Set(ids.map(\.hashValue))
      } catch {
        hasLog = false
      }
    }
    var noted = NotedRecords(at: now)
    var place = AppUsersPlace()
    do throws(OktaFailure) {
      try await okta.people(assignedTo: app, from: &place) { people, _ throws(OktaFailure) in
        for person in people {
          noted.records[person.id.hashValue] = person.recordHash
        }
      }
    } catch {
      return .forceSyncFailed(sentence(of: error))
    }
    guard isAfter, let before else {
      state.withLock { [noted] in $0.notedRecords = noted }
      return .forceSyncNoted(people: noted.records.count)
    }
    for (person, record) in noted.records where before.records[person] != record {
      pushed.insert(person)
    }
    return .forceSyncSeen(
      ForceSyncResult(people: noted.records.count, pushed: pushed.count, hasLog: hasLog))
  }
}
