import Basics

extension Diagnosis {
  /// What is around the app: other apps, limits, the backup, the time of day.
  static let surroundingRules: [DiagnosisRule] = [
    wrongApp, resavedBackup, oktaRateLimited, nightlyRunNotDue,
  ]

  private static let wrongApp = DiagnosisRule(
    .wrongApp, .warning, "There are several apps that look like the one for DX",
    remedy: "Compare id and time with the app that the portal names, and bind that one.",
    fix: ["Applications > Applications: open each app", "Choose the right one in step 3"]
  ) { sight in
    guard let seen = sight.twinApps else { return nil }
    let others = seen.value.others.filter { $0.id != sight.setup.app?.id }
    guard !others.isEmpty else { return nil }
    let bound = sight.setup.app.map { "Bound: \(shown($0.label)) (\(shown($0.id)))." }
    let sentences = others.map { app in
      let made = app.created.isEmpty ? "" : ", made \(shown(app.created))"
      return "Also active: \(shown(app.label)) (\(shown(app.id))\(made))."
    }
    return Clue([bound].compactMap { $0 } + sentences, at: seen.at)
  }

  private static let resavedBackup = DiagnosisRule(
    .backupResavedBySpreadsheet, .warning, "The backup was saved again by a spreadsheet",
    remedy: "Export again and keep the file as it comes: accents and dates may be wrong in this "
      + "one.",
    fix: ["In DX: User CSV > Export CSV", "Choose the new file in step 2, without opening it"]
  ) { sight in
    guard let seen = sight.backupShape else { return nil }
    let signs = seen.value.spreadsheetSigns(datesAreOkta: sight.hasBadDates)
    guard !signs.isEmpty else { return nil }
    return Clue([signs.joined(separator: " ")], at: seen.at)
  }

  private static let oktaRateLimited = DiagnosisRule(
    .oktaRateLimited, .info, "Okta answers no more calls for now",
    remedy: "Wait until the window opens again. Other programs may share the limit.",
    fix: ["Wait, then look again"]
  ) { sight in
    guard let seen = sight.rateLimit, seen.value.resets > sight.now,
      seen.value.refused || seen.value.remaining * 2 < seen.value.limit
    else { return nil }
    let window = seen.value
    return Clue(
      [
        "\(shown(window.path)): \(grouped(window.remaining)) of \(counted(window.limit, "call")) "
          + "left until \(sight.when(window.resets))."
      ], at: seen.at)
  }

  private static let nightlyRunNotDue = DiagnosisRule(
    .nightlyRunNotDue, .info, "DX has not read the newest changes yet",
    remedy: "Wait for the night, or ask DX support to run the sync at once.",
    fix: ["Write to DX support: run the directory sync now"]
  ) { sight in
    guard sight.isNightDue, let seen = sight.people, let change = seen.value.newestChange else {
      return nil
    }
    return Clue(
      [
        "An assignment changed \(spanInWords(sight.now.since(change))) ago, and DX reads nightly."
      ], at: seen.at)
  }
}

extension ObservedBackupShape {
  /// What speaks for a spreadsheet, as sentences; empty unless two things do, or dates changed.
  ///
  /// Dates tell nothing where Okta itself writes them otherwise: a sync brought them so.
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

extension Sight {
  /// Whether Okta's own dates are not written as DX reads them.
  var hasBadDates: Bool {
    people?.value.values.contains { name, values in
      property(name)?.format == .date && values.signs[.badFormat] != nil
    } ?? false
  }

  /// Whether assignments changed since DX can have read them: less than a day ago, no run since.
  var isNightDue: Bool {
    guard let change = people?.value.newestChange, now.since(change) < Span.day else {
      return false
    }
    if let ran = setup.syncRan, ran >= change { return false }
    if let arrived, arrived.at >= change, arrived.value.lacking.values.allSatisfy({ $0 == 0 }) {
      return false
    }
    return true
  }
}
