import Basics

/// The app and its provisioning switches.
extension CatalogueEntry {
  static let appInactiveOrNew = CatalogueEntry(
    .appInactiveOrNew, .error, .stated, reads: [.app], explains: [.appCreated],
    afterwards: .passesByItself,
    title: "The app is not active, or Okta doesn't know it yet",
    remedy: "Activate the app. If it was made in the last minutes, wait a moment and look again.",
    clicks: ["Applications > Applications > the app", "Status menu > Activate"]
  ) { context in
    guard let app = context.app, app.value.status != "ACTIVE" else { return nil }
    return FindingEvidence(
      ["\(shown(app.value.label)) is \(shown(app.value.status)) in Okta."], at: app.at)
  }

  static let appGone = CatalogueEntry(
    .appGone, .error, .likely, reads: [.app], explains: [.appCreated],
    afterwards: .pushesOrRetries,
    title: "The app is not there any more",
    remedy: "If it was made in the last minutes, wait and look again. Else choose the app that "
      + "replaced it, or make it anew.",
    clicks: [
      "Applications > Applications, also named Applications and Resources > Applications: search it",
      "Choose the app in step 3, or Browse App Catalog > SCIM 2.0 Test App (OAuth Bearer Token)",
    ]
  ) { context in
    context.missingApp.map {
      FindingEvidence(["Okta has no app with the id \(shown($0.value))."], at: $0.at)
    }
  }

  static let appCannotProvision = CatalogueEntry(
    .appCannotProvision, .error, .stated, reads: [.app], explains: [.appCreated],
    afterwards: .goesOnInPortal,
    title: "The chosen app is not one that provisions people",
    remedy: "Choose or create the app for SCIM: a bookmark or a sign-on app sends nobody.",
    clicks: [
      "Browse App Catalog > SCIM 2.0 Test App (OAuth Bearer Token) > Add Integration",
      "Choose that app in step 3",
    ]
  ) { context in
    guard let app = context.app, app.value.canProvision != true else { return nil }
    let name = shown(app.value.label)
    var evidence = FindingEvidence(["\(name) is \(app.value.kindSentence)."], at: app.at)
    if app.value.canProvision == nil {
      evidence.sentences.append("Okta does not show whether it can provision people.")
      evidence.isUncertain = true
    }
    return evidence
  }

  static let connectionDisabled = CatalogueEntry(
    .connectionDisabled, .error, .stated, reads: [.connection], explains: [.connectionEnabled],
    followsFrom: [.appGone, .appCannotProvision], afterwards: .pushesOrRetries,
    title: "The API integration is switched off, so nothing leaves Okta",
    remedy: "Enable it again, and test the credentials.",
    clicks: [
      "Provisioning > Integration, also named API Integration > Edit", "Enable API integration",
      "Test API Credentials", "Save",
    ]
  ) { context in
    guard let connection = context.connection, case .read("DISABLED") = connection.value.status
    else { return nil }
    return FindingEvidence(["Okta reports the connection as DISABLED."], at: connection.at)
  }

  static let appIsProfileSource = CatalogueEntry(
    .appIsProfileSource, .error, .stated, reads: [.app],
    afterwards: .forceSynced,
    title: "The app changes people's profiles in Okta",
    remedy: "Okta should only send to DX: clear the profile source and the imports.",
    clicks: ["Provisioning > To Okta > Edit", "Clear profile source and imports", "Save"]
  ) { context in
    guard let app = context.app else { return nil }
    let on = app.value.features.filter(["PROFILE_MASTERING", "IMPORT_PROFILE_UPDATES"].contains)
    guard !on.isEmpty else { return nil }
    return FindingEvidence(["The app's features have \(listed(on.sorted()))."], at: app.at)
  }

  static let defaultAttributesChanged = CatalogueEntry(
    .defaultAttributesChanged, .error, .stated, reads: [.mappings, .app],
    explains: [.defaultAttributesKept],
    followsFrom: [.appInactiveOrNew, .appGone, .appCannotProvision],
    afterwards: .forceSynced,
    title: "The default attributes are no longer as Okta made them",
    remedy: "Restore them: DX identifies people by e-mail and keeps names current through them.",
    clicks: [
      "Provisioning > To App > Go to Profile Editor > Mappings > Okta User to app",
      "email: user.email, givenName: user.firstName, familyName: user.lastName", "Save Mappings",
      "Sign On > Edit > Application username format: Email > Save",
    ]
  ) { context in
    var sentences: [String] = []
    var moments: [Instant] = []
    if let mappings = context.mappings {
      let changed = context.setup.changedDefaults
      sentences += changed.map { sanitised($0, limit: 200) }
      if !changed.isEmpty { moments.append(mappings.at) }
    }
    if let app = context.app, !app.value.hasUserName {
      sentences.append("The app has no application user name format.")
      moments.append(app.at)
    }
    return moments.min().map { FindingEvidence(sentences, at: $0) }
  }

  static let baseUrlMalformed = CatalogueEntry(
    .baseUrlMalformed, .error, .stated, reads: [.connection],
    afterwards: .pushesOrRetries,
    title: "The SCIM 2.0 Base Url is not as the portal shows it",
    remedy: "Paste the portal's Endpoint again, without blanks or a slash at its end, and test.",
    clicks: [
      "Provisioning > Integration > Edit", "SCIM 2.0 Base Url: no slash or blank at the end",
      "Test API Credentials", "Save",
    ]
  ) { context in
    guard let connection = context.connection, let url = connection.value.baseURL else {
      return nil
    }
    var flaws: [String] = []
    if url.trimmingSpaces.hasSuffix("/") { flaws.append("It ends in a slash.") }
    if url.contains(where: \.isWhitespace) { flaws.append("It has a blank in it.") }
    if url.unicodeScalars.contains(where: \.isUnseen) {
      flaws.append("It has a character in it that can't be seen.")
    }
    guard !flaws.isEmpty else { return nil }
    return FindingEvidence(["The base URL is “\(shown(url))”."] + flaws, at: connection.at)
  }

  static let createUsersOff = switchedOff(
    .createUsersOff, "Create Users", "new people don't reach DX", .pushesOrRetries)

  static let updateUsersOff = switchedOff(
    .updateUsersOff, "Update User Attributes", "changes never leave Okta", .forceSynced)

  static let deactivateUsersOff = switchedOff(
    .deactivateUsersOff, "Deactivate Users", "leavers stay active in DX", .pushesOrRetries)

  private static func switchedOff(
    _ id: FindingID, _ name: String, _ effect: String, _ afterwards: Afterwards
  ) -> CatalogueEntry {
    CatalogueEntry(
      id, .error, .stated, reads: [.app, .features], explains: [.provisioningEnabled],
      followsFrom: [.appInactiveOrNew], afterwards: afterwards,
      title: "\(name) is off, so \(effect)", remedy: "Turn \(name) on.",
      clicks: ["Provisioning > To App > Edit", "\(name): Enable", "Save"]
    ) { context in
      guard let switches = context.switches, case .read(let on) = switches.value,
        on.off.contains(name)
      else { return nil }
      return FindingEvidence(["\(name) is off in Provisioning > To App."], at: switches.at)
    }
  }
}
