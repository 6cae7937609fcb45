import Basics
import HTTPTransport
import OktaAPI
import Screens
import SetupCore
import SetupStore

extension Model {
  /// What came of reading Okta and DX, and of signing in.
  mutating func tookLive(_ message: Message) -> [Effect] {
    switch message {
    case .lookAnswered(let observation): return saw(observation)
    case .lookFailed(let kind, let sentence):
      looking.remove(kind)
      notice = Notice(.failed, sentence)
      return record([.lookFailed(kind: kind, reason: sentence)])
    case .lookCancelled(let kind): looking.remove(kind)
    case .signInExpired(let kind, let sentence):
      looking.remove(kind)
      (nextLook, connection, permissions) = (nil, .signedOut, [])
      notice = Notice(.failed, "\(sentence) What was seen stays; sign in again (s).")
    case .signedIn(let host, let notes): return signedIn(host, notes)
    case .signedInToDX(let host):
      (isSignedInToDX, fields[.dxToken]) = (true, nil)
      notice = Notice(.done, "Signed in to \(host).")
      return compareBackup()
    case .signInFailed(let sentence), .appsFailed(let sentence):
      deviceCode = nil
      notice = Notice(.failed, sentence)
    case .deviceCodeCame(let code, let address):
      deviceCode = DeviceCodeShown(code: code, address: address)
    case .appsFound(let found):
      apps = found
      // The demo tenant has one app that is meant; a real organisation's is the person's to choose.
      let meant = found.first { $0.app.name.contains("scim") }
      if access == .demo, setup.app == nil, let first = meant { return bindDemo(first.app) }
    case .appChosen(let id, let label): return bind(id, label)
    case .callsMade(let lines): calls = lines
    case .liveBackupKept(let result): return keptLive(result)
    case .liveBackupFailed(let sentence): stoppedReading(sentence)
    case .changesRead(let changes): loggedChanges = changes
    case .liveBackupResumed(let amount): notice = Notice(.info, "Goes on after \(amount).")
    case .liveBackupPaused(let amount, let sentence): stoppedReading(sentence, after: amount)
    case .backupCompared(let observation, let missing):
      missingPeople = missing
      return saw(observation)
    case .clicksFound(let clicks): return ask(.clicks(clicks, isPlaying: nextClick != nil))
    case .clickAsked(let place): return askedClick(place)
    case .clickPlayed(let label): return played(label)
    case .permissionProved(let result): proved(result)
    default: break
    }
    return []
  }

  // What was seen a moment ago and is the same needs no new line in the journal.
  private mutating func saw(_ observation: Observation) -> [Effect] {
    looking.remove(observation.kind)
    if case .live(let host, _) = connection { connection = .live(host: host, last: now) }
    let old = setup.observations[observation.kind]
    let isSame = old?.value == observation
    var effects: [Effect] = []
    if let old, !isSame, now.since(old.at) > Span.hour {
      let when = old.at.short(at: now, offset: setup.offset)
      changes[observation.kind] = "Since \(when), \(observation.kind.title) changed in Okta or DX."
      effects = askWho(changed: observation.kind, since: old.at)
    }
    lookEvery = isSame ? min(60, lookEvery + 2) : Self.shortestPause
    if isSame, let old, now.since(old.at) < Age.observation / 3 { return [] }
    return record([.observed(observation: observation)]) + effects
  }

  private mutating func signedIn(_ host: String, _ notes: [String]) -> [Effect] {
    connection = .live(host: host, last: now)
    (fields[.oktaToken], deviceCode, apps) = (nil, nil, nil)
    let notes = permissionNotes + notes
    let text = (["Signed in to \(host)."] + notes).joined(separator: " ")
    notice = Notice(notes.isEmpty ? .done : .info, text)
    var effects = record(setup.binding(host: host), saying: text)
    let wasAsked = screen == WellKnownScreen.signIn.rawValue
    if wasAsked, let back = returns.popLast() { effects += show(back) }
    if let app = setup.app, setup.organisation == host {
      return effects + [.look(OktaProbes.kinds, app: app.id)]
    }
    return effects + [.findApps] + (wasAsked ? open(WellKnownScreen.pickApp.rawValue) : [])
  }

  // Back to the check list, where what is played shows.
  private mutating func bindDemo(_ app: ObservedApp) -> [Effect] {
    let text = (["Chosen: \(app.label)."] + permissionNotes).joined(separator: " ")
    let binding = setup.binding(
      host: setup.organisation ?? "", app: .init(app.id, label: app.label))
    let effects = record(binding, saying: text) + [.look(OktaProbes.kinds, app: app.id)]
    return effects + (screen == WellKnownScreen.pickApp.rawValue ? goBack() : [])
  }

  mutating func chooseApp(_ id: String) -> [Effect] {
    let label = apps?.first { $0.app.id == id }?.app.label ?? id
    return bind(id, label)
  }

  private mutating func bind(_ id: String, _ label: String) -> [Effect] {
    guard let host = setup.organisation else {
      notice = Notice(
        .refused, "Say first which organisation it is: type its address under sign in (s).")
      return []
    }
    let happenings = setup.binding(host: host, app: .init(id, label: label))
    guard !happenings.isEmpty else { return goBack() }
    let isElsewhere = happenings.contains { if case .wentBack = $0 { true } else { false } }
    let effects = record(happenings, saying: "Chosen: \(label).")
    let back = isElsewhere ? [] : goBack()
    return effects + back + (connection.isLive ? [.look(OktaProbes.kinds, app: id)] : [])
  }

  /// Looks at what the screen's rows need.
  mutating func look() -> [Effect] {
    if showsCauses { return lookForCauses() }
    guard connection.isLive else {
      notice = Notice(.refused, "Sign in to Okta first (s); then this looks by itself.")
      return []
    }
    let kinds = Set((current?.preconditions ?? []).flatMap { Precondition.of($0).reads })
    var effects: [Effect] = kinds.contains(.backupComparison) ? compareBackup() : []
    if kinds.contains(.arrivedValues) { effects += compareValues() }
    let new = OktaProbes.kinds.filter { kinds.contains($0) && !looking.contains($0) }
    guard !new.isEmpty else { return effects }
    guard let app = setup.app?.id else { return effects + [.findApps] + open("pick-app") }
    looking.formUnion(new)
    effects.append(.look(new, app: app))
    return effects
  }

  private mutating func compareBackup() -> [Effect] {
    guard isSignedInToDX, let backup = setup.backup, setup.forgotten == nil else { return [] }
    looking.insert(.backupComparison)
    return [.compareBackup(digest: backup.value.sha256, column: backup.value.emailColumn)]
  }

  private mutating func compareValues() -> [Effect] {
    guard isSignedInToDX, let app = setup.app?.id, !setup.plan.isEmpty,
      looking.insert(.arrivedValues).inserted
    else { return [] }
    return [.compareValues(setup.plannedPairs, app: app)]
  }

  private mutating func stoppedReading(_ sentence: String, after amount: String? = nil) {
    (verification, readSoFar) = (nil, amount)
    notice = Notice(.failed, sentence)
  }

  private mutating func keptLive(_ result: BackupVerification) -> [Effect] {
    (verification, readSoFar) = (nil, nil)
    verified = result
    guard result.verdict == .met else {
      notice = Notice(.refused, "What DX sent is no backup yet: see the rows (v).")
      return record([.backupRefused(file: result.file, reason: result.shortfall?.reason ?? "")])
    }
    var backup = Backup(result)
    backup.source = .usersList
    return record([.backupKept(backup: backup)], saying: "Everyone was read, and the file is kept.")
      + [.compareBackup(digest: backup.sha256, column: backup.emailColumn)]
  }
}

extension SetupState {
  /// The plan by the names that DX reads and those that Okta's app has.
  public var plannedPairs: [PlannedPair] {
    plan.map { PlannedPair(externalName: $0.externalName, variableName: variableName(of: $0)) }
  }
}
