import SetupCore

/// A piece of the setup state that a text can hold as `${name}`.
public enum Placeholder: String, CaseIterable, Hashable, Sendable {
  /// The Okta organisation's host.
  case org
  /// The host of its admin console, `acme-admin.okta.com` for `acme.okta.com`.
  case orgAdmin = "org-admin"
  /// The bound app's id.
  case appID = "app-id"
  /// The bound app's label.
  case appLabel = "app-label"
  /// The bound app's name in Okta's catalogue, part of its address in the admin console.
  case appName = "app-name"
  /// The External namespace that every planned attribute must have.
  case namespace
  /// The planned External names, joined with commas.
  case planNames = "plan-names"
  /// The plan, one `name (type) from expression` a line.
  ///
  /// A variable name that differs from the External name is noted:
  /// `name (type, variable name other) from expression`.
  case planLines = "plan-lines"
  /// How many attributes are planned.
  case planCount = "plan-count"
  /// When DX support was asked to activate directory sync.
  case askedOn = "asked-on"
  /// How long ago that was, as a span: `2 days`.
  case askedAgo = "asked-ago"
  /// When directory sync was said to be active.
  case enabledOn = "enabled-on"
  /// The kept backup's file name.
  case backupFile = "backup-file"
  /// How many people the kept backup has, with the noun: `2,914 people`.
  case backupPeople = "backup-people"
  /// When it was verified.
  case backupDate = "backup-date"
  /// The state folder.
  case stateFolder = "state-folder"
  /// The chosen use cases in words.
  case useCases = "use-cases"
  /// The day of this sitting.
  case today
  /// What was attested, one a line.
  case attestedList = "attested-list"
  /// What is waived, one a line.
  case waivedList = "waived-list"
  /// The program's version.
  case version
  /// What the person sees, in troubleshooting.
  case symptom
  /// What was found and what to do about it, a line each.
  case findingsList = "findings-list"

  /// What stands in its place while the state has no value for it.
  public var fallback: String {
    switch self {
    case .org: "your-org.okta.com"
    case .orgAdmin: "your-org-admin.okta.com"
    case .appID: "the app's id"
    case .appLabel: "the DX app"
    case .appName: "the app's catalogue name"
    case .namespace: coreUserNamespace
    case .planNames: "the attributes of the plan"
    case .planLines: "(no attribute is planned yet)"
    case .planCount: "0"
    case .askedOn: "a day not noted"
    case .askedAgo: "some time"
    case .enabledOn: "a day not noted"
    case .backupFile: "the user export"
    case .backupPeople: "all people"
    case .backupDate: "a day not noted"
    case .stateFolder: "the state folder"
    case .useCases: "not chosen yet"
    case .today: "today"
    case .attestedList: "nothing"
    case .waivedList: "nothing"
    case .version: "this version"
    case .symptom: "not said"
    case .findingsList: "Nothing wrong shows in what was read."
    }
  }

  /// Whether its value can have several lines; such a one may only stand in a draft.
  public var isMultiline: Bool {
    [.planLines, .attestedList, .waivedList, .findingsList].contains(self)
  }
}
