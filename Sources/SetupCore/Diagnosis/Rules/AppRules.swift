import Basics

extension Diagnosis {
  /// The app and its provisioning switches.
  static let appRules: [DiagnosisRule] = [
    appInactive, switchedOff(.createUsersOff), switchedOff(.updateUsersOff),
    switchedOff(.deactivateUsersOff), defaultAttributesChanged, profileSource, baseURL,
  ]

  private static let appInactive = DiagnosisRule(
    .appInactiveOrNew, .error, "The app is not active, or Okta doesn't know it yet",
    remedy: "Activate the app. If it was made in the last minutes, wait a moment and look again.",
    fix: ["Applications > Applications > the app", "Status menu > Activate"]
  ) { sight in
    if let missing = sight.missingApp {
      return Clue(["Okta has no app with the id \(shown(missing.value))."], at: missing.at)
    }
    guard let app = sight.app, app.value.status != "ACTIVE" else { return nil }
    return Clue(["\(shown(app.value.label)) is \(shown(app.value.status)) in Okta."], at: app.at)
  }

  private static let profileSource = DiagnosisRule(
    .appIsProfileSource, .error, "The app changes people's profiles in Okta",
    remedy: "Okta should only send to DX: clear the profile source and the imports.",
    fix: ["Provisioning > To Okta > Edit", "Clear profile source and imports", "Save"]
  ) { sight in
    guard let app = sight.app else { return nil }
    let on = app.value.features.filter(["PROFILE_MASTERING", "IMPORT_PROFILE_UPDATES"].contains)
    guard !on.isEmpty else { return nil }
    return Clue(["The app's features have \(listed(on.sorted()))."], at: app.at)
  }

  private static let defaultAttributesChanged = DiagnosisRule(
    .defaultAttributesChanged, .error, "The default attributes are no longer as Okta made them",
    remedy: "Restore them: DX identifies people by e-mail and keeps names current through them.",
    fix: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "email: user.email, givenName: user.firstName, familyName: user.lastName", "Save Mappings",
      "Sign On > Edit > Application username format: Email > Save",
    ]
  ) { sight in
    var sentences: [String] = []
    var moments: [Instant] = []
    if let mappings = sight.mappings {
      let changed = DefaultAttribute.all.compactMap { $0.change(in: mappings.value) }
      sentences += changed.map { sanitised($0, limit: 200) }
      if !changed.isEmpty { moments.append(mappings.at) }
    }
    if let app = sight.app, (app.value.userNameTemplate ?? "").isEmpty {
      sentences.append("The app has no application user name format.")
      moments.append(app.at)
    }
    return moments.min().map { Clue(sentences, at: $0) }
  }

  private static let baseURL = DiagnosisRule(
    .baseUrlMalformed, .error, "The SCIM 2.0 Base Url is not as the portal shows it",
    remedy: "Paste the portal's Endpoint again, without blanks or a slash at its end, and test.",
    fix: [
      "Provisioning > Integration > Edit", "SCIM 2.0 Base Url: no slash or blank at the end",
      "Test API Credentials", "Save",
    ]
  ) { sight in
    guard let connection = sight.connection, let url = connection.value.baseURL else { return nil }
    var flaws: [String] = []
    if url.trimmingSpaces.hasSuffix("/") { flaws.append("It ends in a slash.") }
    if url.contains(where: \.isWhitespace) { flaws.append("It has a blank in it.") }
    if url.unicodeScalars.contains(where: { $0.isInvisible || $0.isControl }) {
      flaws.append("It has a character in it that can't be seen.")
    }
    guard !flaws.isEmpty else { return nil }
    return Clue(["The base URL is “\(shown(url))”."] + flaws, at: connection.at)
  }

  private static func switchedOff(_ id: FindingID) -> DiagnosisRule {
    let (name, effect) =
      switch id {
      case .createUsersOff: ("Create Users", "new people don't reach DX")
      case .updateUsersOff: ("Update User Attributes", "changes never leave Okta")
      default: ("Deactivate Users", "leavers stay active in DX")
      }
    return DiagnosisRule(
      id, .error, "\(name) is off, so \(effect)",
      remedy: "Turn \(name) on.",
      fix: ["Provisioning > To App > Edit", "\(name): Enable", "Save"]
    ) { sight in
      guard let on = sight.switches, on.value.off.contains(name) else { return nil }
      return Clue(["\(name) is off in Provisioning > To App."], at: on.at)
    }
  }
}
