import SetupCore

/// One piece of a screen, with the conditions under which it is shown.
public struct Block: Hashable, Sendable {
  /// What it shows.
  public var content: Content
  /// All of these must hold; empty means always.
  public var when: [Condition]
  /// Whether it stands below *Go on*, so that what decides fits into a small window.
  public var isBelow: Bool

  /// A piece that is shown while all the conditions hold.
  public init(_ content: Content, when: [Condition] = [], isBelow: Bool = false) {
    (self.content, self.when, self.isBelow) = (content, when, isBelow)
  }

  /// What a block can show; all texts may hold `${placeholders}`.
  public enum Content: Hashable, Sendable {
    /// A few sentences, to be wrapped.
    case paragraph(String)
    /// A few sentences that must not be missed.
    case callout(CalloutKind, String)
    /// Things to do, to be numbered.
    case todo([String])
    /// A value to be copied.
    case copy(label: String, value: String)
    /// A page to open in the browser; not to be offered while a placeholder of its address has no
    /// value (`Placeholder.missing(in:values:)`).
    case link(label: String, url: String)
    /// The page of DX, WorkOS or Okta that explains it; its address stands as text at the end.
    case help(url: String)
    /// *Before you go on*: rows of the check list.
    case preconditions([PreconditionID])
    /// Something to be typed.
    case field(Field)
    /// Something to be chosen.
    case choice(Choice)
    /// A table that the wizard fills.
    case table(TableID)
    /// A list of local files to choose from.
    case picker(PickerID)
    /// Something that the wizard does when asked to.
    case action(Action)
    /// A message to copy or to save.
    case draft(Draft)
  }

  /// The kinds of content, by the word in the file.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case paragraph, callout, todo, copy, link, help, preconditions, field, choice, table, picker
    case action, draft
  }
}

/// How urgent a callout is.
public enum CalloutKind: String, CaseIterable, Hashable, Sendable {
  /// Good to know.
  case note
  /// Something is lost if it is overlooked.
  case warning
}

/// Something to be typed.
public struct Field: Hashable, Sendable {
  /// What is asked for.
  public var id: FieldID
  /// The words before the field.
  public var label: String
  /// What would be accepted, dim below the field; empty when the label says it all.
  public var hint: String
  /// Whether what is typed is masked, and kept in memory only.
  public var secret: Bool

  /// A field by what it asks for.
  public init(id: FieldID, label: String, hint: String = "", secret: Bool = false) {
    self.id = id
    self.label = label
    self.hint = hint
    self.secret = secret
  }
}

/// The things that a field can ask for.
public enum FieldID: String, CaseIterable, Hashable, Sendable {
  /// The Okta organisation's address; entering it binds the organisation.
  case oktaURL = "okta-url"
  /// An Okta API token or access token, kept in memory only.
  case oktaToken = "okta-token"
  /// The client id of a native Okta app, for the device grant.
  case oktaClientID = "okta-client-id"
  /// The id of the Okta app, for those who don't want to sign in.
  case appID = "app-id"
  /// A DX Web API token, kept in memory only.
  case dxToken = "dx-token"
}

/// Something to be chosen.
public struct Choice: Hashable, Sendable {
  /// One thing that can be chosen.
  public struct Option: Hashable, Sendable {
    /// What choosing it means to the wizard.
    public var value: String
    /// The words beside the box.
    public var label: String
    /// A sentence or two below, dim; may be empty.
    public var detail: String

    /// An option by its value.
    public init(value: String, label: String, detail: String = "") {
      self.value = value
      self.label = label
      self.detail = detail
    }
  }

  /// What is being chosen.
  public var id: ChoiceID
  /// Whether more than one may be chosen.
  public var multiple: Bool
  /// The options, in order.
  public var options: [Option]

  /// A choice among options.
  public init(id: ChoiceID, multiple: Bool, options: [Option]) {
    self.id = id
    self.multiple = multiple
    self.options = options
  }
}

/// The things that can be chosen on a screen.
public enum ChoiceID: String, CaseIterable, Hashable, Sendable {
  /// What directory sync is wanted for: `user-properties`, `roles`, or `neither`.
  case useCases = "use-cases"

  /// The values that its options may have.
  public var values: [String] {
    switch self {
    case .useCases: UseCase.allCases.map(\.rawValue) + ["neither"]
    }
  }
}

/// The tables that the wizard can fill.
public enum TableID: String, CaseIterable, Hashable, Sendable {
  /// The attribute plan.
  case plan
  /// What the finished mappings look like in Okta, for this plan.
  case mappingsPicture = "mappings-picture"
  /// The planned attributes beside what the app user schema has.
  case schema
  /// What was attested rather than seen.
  case attested
  /// What is waived, with the reasons.
  case waived
  /// What was done, step by step.
  case done
  /// What is open, of all steps.
  case open
  /// The calls that were made.
  case calls
  /// The apps of the organisation, likely ones first.
  case apps
  /// Diagnosed causes: a list, and what there is to know of the one with the focus.
  case findings
  /// What was read for them, and what could not be.
  case probes = "looks"
  /// The people behind a count.
  case people
  /// Provisioning failures of Okta's system log, grouped.
  case log
  /// What would be written to Okta, request by request, or what came of it.
  case writes
  /// What the sign-in may read, as proved one by one.
  case permissions
  /// The way through the questions: the next one, or what the answers lead to.
  case questions
  /// What the next sync changes: how far reading is, counts, and what to be wary of.
  case preview
  /// One person, station by station.
  case trace
  /// What would be put back.
  case restore
  /// What arrived in DX, attribute by attribute.
  case arrived
  /// What *Force Sync* does.
  case forceSync = "force-sync"
}

/// The file lists that the wizard can offer.
public enum PickerID: String, CaseIterable, Hashable, Sendable {
  /// Likely user exports, newest first.
  case backup
}

/// A message to a person, to copy or to save.
public struct Draft: Hashable, Sendable {
  /// Its id, unique among all screens; a saved file is named after it.
  public var id: String
  /// Whom it is for, in words.
  public var to: String
  /// Its lines; a placeholder of several lines repeats what stands around it on its line.
  public var lines: [String]

  /// A message of lines.
  public init(id: String, to: String, lines: [String]) {
    self.id = id
    self.to = to
    self.lines = lines
  }
}
