import SetupCore

/// Something that the admin can leave out of a bundle.
public enum BundlePart: Hashable, Sendable {
  /// What was said when vouching and waiving; that it was said stays.
  case words
  /// The terminal's kind and the locale.
  case environment
  /// Which screens were shown when; the last one stays.
  case screens
  /// The backup's file name, columns, counts and digests; that there is one stays.
  case backup
  /// What was seen of one kind, and the probes of it that failed.
  case observation(Observation.Kind)

  /// All parts, in the order in which they are listed.
  public static let all: [BundlePart] =
    Observation.Kind.allCases.map { .observation($0) } + [.backup, .words, .screens, .environment]

  /// The name by which the command line and the bundle's header call it.
  public var name: String {
    switch self {
    case .words: "words"
    case .environment: "environment"
    case .screens: "screens"
    case .backup: "backup"
    case .observation(let kind): kind.rawValue
    }
  }

  /// The part of a name.
  public init?(named name: String) {
    guard let part = Self.all.first(where: { $0.name == name }) else { return nil }
    self = part
  }

  /// What it is, in words.
  public var title: String {
    switch self {
    case .words: "words and reasons"
    case .environment: "the terminal's kind and the locale"
    case .screens: "the log of screens shown"
    case .backup: "the backup's shape"
    case .observation(let kind): kind.fullTitle
    }
  }
}

extension Set<BundlePart> {
  /// In the order in which parts are listed.
  public var listed: [BundlePart] { BundlePart.all.filter(contains) }
}

/// What stands where something was left out.
let leftOutText = "left out"

extension SupportBundle {
  /// Says what the admin left out, for support; nil when nothing was.
  public var leftOutSentence: String? {
    guard !leftOut.isEmpty else { return nil }
    return "Left out by the admin: " + leftOut.listed.map(\.title).joined(separator: "; ") + "."
  }
}
