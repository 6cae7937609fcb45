import Basics

/// What is around the app: other apps, limits, the backup, the time of day.
extension CatalogueEntry {
  static let wrongApp = CatalogueEntry(
    .wrongApp, .warning, .likely, reads: [.twinApps],
    afterwards: .goesOnInPortal,
    title: "There are several apps that look like the one for DX",
    remedy: "Compare id and time with the app that the portal names, and bind that one.",
    clicks: ["Applications > Applications: open each app", "Choose the right one in step 3"]
  ) { context in
    guard let observed = context.twinApps else { return nil }
    let others = observed.value.others.filter { $0.id != context.setup.app?.id }
    guard !others.isEmpty else { return nil }
    let bound = context.setup.app.map { app in
      "Ours is \(shown(app.label)) (\(shown(app.id))\(context.madeWhen(app.id))): \(context.whyOurs)."
    }
    let sentences = others.map { app in
      let made = app.created.isEmpty ? "" : ", made \(shown(app.created))"
      return "Also active: \(shown(app.label)) (\(shown(app.id))\(made))."
    }
    return FindingEvidence([bound].compactMap { $0 } + sentences, at: observed.at)
  }

  static let backupResavedBySpreadsheet = CatalogueEntry(
    .backupResavedBySpreadsheet, .warning, .likely, reads: [.backupShape],
    afterwards: .replacesBackup,
    title: "The backup was saved again by a spreadsheet",
    remedy: "Export again and keep the file as it comes: accents and dates may be wrong in this "
      + "one.",
    clicks: ["In DX: User CSV > Export CSV", "Choose the new file in step 2, without opening it"]
  ) { context in
    guard let observed = context.keptBackupShape else { return nil }
    let signs = observed.value.spreadsheetSigns(datesAreOkta: context.hasBadDates)
    guard !signs.isEmpty else { return nil }
    return FindingEvidence([signs.joined(separator: " ")], at: observed.at)
  }

  static let oktaRateLimited = CatalogueEntry(
    .oktaRateLimited, .info, .stated, reads: [.rateLimit],
    afterwards: .passesByItself,
    title: "Okta answers no more calls for now",
    remedy: "Wait until the window opens again. Other programs may share the limit.",
    clicks: ["Wait, then look again"]
  ) { context in
    guard let seen = context.rateLimit else { return nil }
    let window = seen.value
    let isOpen = window.resets > context.now
    // A refusal is worth knowing after its window too: it was waited for, and comes again.
    guard
      window.refused
        ? context.now.since(seen.at) <= Age.observation
        : isOpen && window.remaining * 2 < window.limit
    else { return nil }
    let refused = window.refused ? "\(shown(window.path)): Okta refused a call. " : ""
    let left =
      "\(shown(window.path)): \(grouped(window.remaining)) of \(counted(window.limit, "call")) left "
      + "until \(context.when(window.resets))."
    let sentence =
      isOpen ? left : "\(refused)\(counted(window.limit, "call")) may be made in each window."
    return FindingEvidence([sentence], at: seen.at)
  }

  static let nightlyRunNotDue = CatalogueEntry(
    .nightlyRunNotDue, .info, .stated, reads: [.people],
    afterwards: .passesByItself,
    title: "DX has not read the newest changes yet",
    remedy: "Wait for the night, or ask DX support to run the sync at once.",
    clicks: ["Write to DX support: run the directory sync now"]
  ) { context in
    guard context.isNightDue, let observed = context.people,
      let change = observed.value.newestChange
    else {
      return nil
    }
    return FindingEvidence(
      [
        "An assignment changed \(spanInWords(context.now.since(change))) ago, and DX reads nightly."
      ], at: observed.at)
  }

  // These two no read shows, settings and links on WorkOS's side: only questions lead here.
  static let inactiveUsersDeleted = CatalogueEntry(
    .inactiveUsersDeleted, .warning, .stated, reads: [],
    afterwards: .awaitsSync,
    title: "WorkOS deletes people who become inactive",
    remedy: "Ask DX support to have WorkOS keep inactive people. Until then, don't take the "
      + "assignment from many at once.",
    clicks: [
      "Write to DX support: let WorkOS keep inactive directory users",
      "In DX: User CSV > Export CSV, before anyone is unassigned",
    ]
  )

  static let portalLinkExpired = CatalogueEntry(
    .portalLinkExpired, .warning, .likely, reads: [],
    afterwards: .goesOnInPortal,
    title: "The link to the WorkOS portal has expired",
    remedy: "Open the portal anew: a link lives a few minutes only.",
    clicks: ["In DX: admin > Directory Sync > Enable", "Go on in the page that opens"]
  )
}

extension ObservedBackupShape {
  /// What speaks for a spreadsheet, as sentences; empty unless two things do, or dates changed.
  ///
  /// Dates mean nothing where Okta itself writes them otherwise: a sync brought them so.
  fileprivate func spreadsheetSigns(datesAreOkta: Bool) -> [String] {
    var signs: [String] = []
    if hasByteOrderMark { signs.append("The backup starts with a byte order mark.") }
    if delimiter == ";" { signs.append("Its columns are separated by semicolons.") }
    if mixesLineEnds { signs.append("Its lines end in two different ways.") }
    if otherDates > 0 {
      let verb = otherDates == 1 ? "is" : "are"
      signs.append("\(counted(otherDates, "date")) \(verb) written otherwise than DX does.")
    }
    return signs.count > 1 || (otherDates > 0 && !datesAreOkta) ? signs : []
  }
}

extension RuleContext {
  /// When the bound app was made, as far as it was read.
  fileprivate func madeWhen(_ id: String) -> String {
    guard let app = self.app?.value, app.id == id, !app.created.isEmpty else { return "" }
    return ", made \(shown(app.created))"
  }

  /// What speaks for the bound app.
  fileprivate var whyOurs: String {
    var reasons = ["it was chosen in step 3"]
    if let app = self.app?.value {
      if app.canProvision == true { reasons.append("it can provision people") }
      if app.status == "ACTIVE" { reasons.append("it is active") }
    }
    if let seen = self.assignments?.value, seen.people > 0 {
      reasons.append("\(counted(seen.people, "person is", "people are")) assigned to it")
    }
    return listed(reasons)
  }

  /// Whether Okta's own dates are not written as DX reads them.
  var hasBadDates: Bool {
    self.people?.value.values.contains { name, values in
      property(name)?.format == .date && values.signs[.badFormat] != nil
    } ?? false
  }

  /// Whether assignments changed since DX can have read them: less than a day ago, no run since.
  var isNightDue: Bool {
    guard let change = self.people?.value.newestChange, now.since(change) < Span.day else {
      return false
    }
    if let ran = setup.syncRan, ran >= change { return false }
    if let arrived = self.arrivedValues, arrived.at >= change,
      arrived.value.lacking.values.allSatisfy({ $0 == 0 })
    {
      return false
    }
    return true
  }
}
