/// One of the five steps of setting up directory sync, in the order in which they are done.
public enum Step: Int, CaseIterable, Codable, Hashable, Comparable, Sendable {
  case enable = 1
  case backUp
  case createApp
  case mapAttributes
  case finish

  /// The step's name as the screens write it.
  public var title: String {
    switch self {
    case .enable: "Enable directory sync"
    case .backUp: "Back up user data"
    case .createApp: "Create the Okta app"
    case .mapAttributes: "Map attributes"
    case .finish: "Finish"
    }
  }

  /// The name in a word or two, for the path of steps at the top of every screen.
  public var shortTitle: String {
    switch self {
    case .enable: "Enable"
    case .backUp: "Back up"
    case .createApp: "Okta app"
    case .mapAttributes: "Attributes"
    case .finish: "Finish"
    }
  }

  /// The step after this one, nil after the last.
  public var next: Step? { Step(rawValue: rawValue + 1) }

  /// Steps are ordered as they are done.
  public static func < (one: Step, other: Step) -> Bool { one.rawValue < other.rawValue }
}

/// What the admin wants directory sync for.
public enum UseCase: String, CaseIterable, Codable, Hashable, Comparable, Sendable {
  case userProperties = "user-properties"
  case roles

  /// The name as the screens write it.
  public var title: String {
    switch self {
    case .userProperties: "User properties"
    case .roles: "Roles"
    }
  }

  /// Ordered as the introduction lists them.
  public static func < (one: UseCase, other: UseCase) -> Bool {
    one == .userProperties && other == .roles
  }
}
