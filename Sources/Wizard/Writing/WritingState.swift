import OktaAPI
import Screens
import SetupCore

/// Writing to Okta: what would be sent, how far it is, and what came of it.
public struct WritingState: Hashable, Sendable {
  /// How far it is.
  public enum Phase: Hashable, Sendable {
    /// Nothing was asked for.
    case idle
    /// Okta is read, to say what would be sent.
    case reading
    /// This would be sent.
    case proposed(WriteProposal)
    /// It could not be worked out; the sentence says why.
    case failed(String)
    /// So many are done.
    case sending(done: Int, of: Int)
    /// It ended.
    case ended(WriteAccount)
  }

  /// How far it is.
  public var phase = Phase.idle
  /// The groups to push as well, by name, as they were chosen.
  public var groups: [String] = []
  /// Which it was with a write that an earlier run didn't see the end of; a sentence.
  public var settled: String?

  /// Whether something is under way, so that nothing else is begun.
  var isBusy: Bool {
    switch phase {
    case .reading, .sending: true
    case .idle, .proposed, .failed, .ended: false
    }
  }

  /// Whether an action of a screen makes sense now.
  func offers(_ action: ActionID, _ model: Model) -> Bool {
    switch action {
    case .showWrites, .pushGroup, .revokeToken: return !isBusy
    case .sendWrites:
      if case .proposed(let proposal) = phase { return !proposal.plan.writes.isEmpty }
      return false
    case .undoWrites: return !isBusy && model.hasWritten
    case .askSupport, .askImmediateSync, .syncRan, .attest, .waive, .chooseBackupFile,
      .writeOutBackup, .forgetVault, .startOver, .planAdd, .planRemove, .planEdit,
      .saveChangeRecord, .copyDraft, .saveDraft, .signIn, .pickApp, .probe, .watch, .go,
      .liveBackup, .diagnose, .createBundle, .compareBundle, .answerQuestions, .preview,
      .findPerson, .tryMappings, .restoreCompare, .restoreCompareFile, .forceSyncNote,
      .forceSyncSee:
      return true
    }
  }
}

/// What Okta is read for before something is written to it.
public struct WriteQuestion: Hashable, Sendable {
  /// What it is for.
  public var purpose: WriteProposal.Purpose
  /// The app's id.
  public var app: String
  /// The plan, and the names of groups to push.
  public var plan: [PlannedAttribute], groups: [String]
  /// What was written before.
  public var written: WriteLedger
  /// The clock's offset from UTC, for what is journalled.
  public var offset: Int
}

/// What comes from outside of writing to Okta.
public enum WriteAnswer: Hashable, Sendable {
  /// The journal has an event of it.
  case journalled(Event)
  /// A write that an earlier run didn't see the end of was read back; the sentence says which it was.
  case settled(String)
  /// What would be written was worked out.
  case proposed(WriteProposal)
  /// It could not be; the sentence says why.
  case failed(String)
  /// So many of the confirmed writes are done and read back.
  case done(Int, of: Int)
  /// Sending ended.
  case ended(WriteAccount)
  /// The organisation's groups, by name.
  case groupsFound([NamedGroup])
  /// The API token was revoked, or why it wasn't.
  case revoked(Shortfall?)

  /// Whether it ends what was asked for.
  var endsEffect: Bool {
    switch self {
    case .journalled, .settled, .done: false
    case .proposed, .failed, .ended, .groupsFound, .revoked: true
    }
  }
}

extension Model {
  /// Whether there is something to put back.
  var hasWritten: Bool {
    guard let host = setup.organisation, let app = setup.app?.id else { return false }
    return !setup.written.entries(host: host, app: app).isEmpty
  }

  mutating func apply(_ intent: Intent.Writes) -> [Effect] {
    guard access.canWrite else { return refuseToWrite() }
    guard connection.isLive else {
      return say(.refused, "Sign in to Okta first (s); then this can be done.")
    }
    guard !writing.isBusy else { return say(.refused, "Wait until what runs has ended.") }
    switch intent {
    case .propose: return propose(.apply)
    case .listGroups: return [.findGroups]
    case .push(let name):
      // Choosing a group again leaves it out.
      if let place = writing.groups.firstIndex(of: name) {
        writing.groups.remove(at: place)
      } else {
        writing.groups.append(name)
      }
      return propose(.apply)
    case .undo: return propose(.undo)
    case .send:
      guard case .proposed(let proposal) = writing.phase, !proposal.plan.writes.isEmpty else {
        return say(.refused, "Nothing is shown that could be sent.")
      }
      return ask(.writes(proposal))
    case .revokeToken: return ask(.revokeToken)
    }
  }

  private mutating func propose(_ purpose: WriteProposal.Purpose) -> [Effect] {
    guard let app = setup.app?.id else { return [.findApps] + open(.pickApp) }
    writing.phase = .reading
    return [
      .proposeWrites(
        WriteQuestion(
          purpose: purpose, app: app, plan: setup.plan,
          groups: purpose == .apply ? writing.groups : [], written: setup.written, offset: offset))
    ]
  }

  /// Sends what was shown, once the word is typed.
  mutating func send(_ proposal: WriteProposal, typed: String) -> [Effect] {
    guard access.canWrite, let confirmed = ConfirmedWrites(proposal, typed: typed) else {
      return refuseToWrite()
    }
    writing.phase = .sending(done: 0, of: confirmed.writes.count)
    return [.sendWrites(confirmed, offset: offset)]
  }

  /// Revokes the API token in use, once the word is typed.
  mutating func revokeToken(typed: String) -> [Effect] {
    guard access.canWrite, case .live(let host, _) = connection,
      let confirmed = ConfirmedRevocation(host: host, typed: typed)
    else { return refuseToWrite() }
    return [.revokeToken(confirmed, offset: offset)]
  }

  /// What came of reading and writing.
  mutating func handle(_ answer: WriteAnswer) -> [Effect] {
    switch answer {
    case .journalled(let event): return apply(events: [event])
    case .settled(let sentence): writing.settled = sentence
    case .proposed(let proposal): show(.proposed(proposal))
    case .failed(let sentence): show(.failed(sentence))
    case .done(let done, let total): writing.phase = .sending(done: done, of: total)
    case .ended(let account): return ended(account)
    case .groupsFound(let groups): return ask(.groups(groups, chosen: writing.groups))
    case .revoked(nil):
      connection = .signedOut
      return say(.done, "The API token is revoked. You are signed out.")
    case .revoked(let shortfall?): return say(.failed, shortfall.sentence)
    }
    return []
  }

  // What came stands above the button that asked for it, which would keep the focus: it is read from the top.
  private mutating func show(_ phase: WritingState.Phase) {
    writing.phase = phase
    if current?.shows(.writes) == true { readFromTop() }
  }

  // What is there now is read at once, so that the rows tell it.
  private mutating func ended(_ account: WriteAccount) -> [Effect] {
    show(.ended(account))
    // What someone had written is no news to them.
    comingBack?.isTold = true
    if account.stop == nil { writing.groups = [] }
    notice =
      account.stop == nil
      ? Notice(.done, "Done in Okta, and read back.")
      : Notice(.failed, "Not all of it was done. This screen says what is, and what next.")
    guard let app = setup.app?.id else { return [] }
    let kinds: [Observation.Kind] = [.schema, .mappings, .groupPush].filter {
      !watching.running.contains($0)
    }
    watching.running.formUnion(kinds)
    return [.probe(kinds, app: app)]
  }
}
