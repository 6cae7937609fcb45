import SetupCore

/// What a bundle of a set-up holds, and what is left out of it, in lines for the person.
///
/// Shown before a bundle is written, so that nobody sends what they didn't look at.
public struct BundleContents: Hashable, Sendable {
  /// What is in it.
  public var holds: [String]
  /// What is not.
  public var leavesOut: [String]

  /// The contents of a bundle of a set-up.
  public init(of setup: SetupState) {
    var holds = ["The journal: \(counted(setup.events, "event")), with their times."]
    if let host = setup.organisation {
      let app = setup.app.map { ", and the app's name (\(withoutSecrets($0.label)))" } ?? ""
      holds.append("The organisation's address (\(withoutSecrets(host)))\(app).")
    }
    if !setup.plan.isEmpty {
      holds.append("The attribute plan: \(counted(setup.plan.count, "attribute")).")
    }
    let kinds = Observation.Kind.allCases.filter { setup.observations[$0] != nil }
    if !kinds.isEmpty {
      holds.append("What was observed: \(kinds.map(\.words).joined(separator: ", ")).")
    }
    if let backup = setup.backup?.value {
      let rows = counted(backup.rows, "person", "people")
      holds.append("The backup's shape: \(rows), column names, size and digest; no rows.")
    }
    let words = setup.attestations.count + setup.waivers.count
    if words > 0 { holds.append("Your words and reasons (\(words)), without e-mail addresses.") }
    holds.append("This program's version, the terminal's kind, the locale, and the screen.")
    self.holds = holds
    leavesOut = [
      "People: their names, e-mail addresses and values. Counts stay.",
      "Tokens, and whatever looks like one.",
      "The kept backup and the key of the vault.",
      "Folders: of a file only its name stays.",
    ]
  }
}

extension Observation.Kind {
  /// What such a look reads, in words.
  public var words: String {
    switch self {
    case .app: "the app"
    case .connection: "the connection"
    case .features: "the provisioning switches"
    case .schema: "the attributes"
    case .mappings: "the mappings"
    case .assignments: "the assignments (counts)"
    case .groupPush: "the push groups (counts)"
    case .backupComparison: "the comparison with the backup (counts)"
    case .arrivedValues: "the values that arrived (counts)"
    case .people: "the assigned people (counts and patterns)"
    case .groups: "the groups (counts and names)"
    case .log: "the provisioning log (groups of entries)"
    case .twinApps: "other apps that look alike"
    case .rateLimit: "the rate limit"
    case .backupShape: "the backup's shape (counts)"
    }
  }
}
