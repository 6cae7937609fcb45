extension Diagnosis {
  /// What no read shows, settings and links on WorkOS's side; only questions lead here.
  static let unseenRules: [DiagnosisRule] = [inactiveUsersDeleted, portalLinkExpired]

  /// What is said of a cause, whether it can be seen or only asked for.
  static func rule(for id: FindingID) -> DiagnosisRule? {
    (rules + unseenRules).first { $0.id == id }
  }

  /// A cause in a few words.
  public static func title(of id: FindingID) -> String { rule(for: id)?.title ?? id.rawValue }

  private static let inactiveUsersDeleted = DiagnosisRule(
    .inactiveUsersDeleted, .warning, "WorkOS deletes people who become inactive",
    remedy: "Ask DX support to have WorkOS keep inactive people. Until then, don't take the "
      + "assignment from many at once.",
    fix: [
      "Write to DX support: let WorkOS keep inactive directory users",
      "In DX: User CSV > Export CSV, before anyone is unassigned",
    ]
  ) { _ in nil }

  private static let portalLinkExpired = DiagnosisRule(
    .portalLinkExpired, .warning, "The link to the WorkOS portal has expired",
    remedy: "Open the portal anew: a link lives a few minutes only.",
    fix: ["In DX: admin > Directory Sync > Enable", "Go on in the page that opens"]
  ) { _ in nil }
}
