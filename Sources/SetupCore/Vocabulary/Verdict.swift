import Basics

/// A verdict's sentences for the person: what is wrong, with what was seen, and what to do next.
public struct Shortfall: Error, Hashable, Codable, Sendable, Explained {
  /// What is wrong, with the names and values seen.
  public var reason: String
  /// What to do next.
  public var remedy: String

  /// A reason with its remedy; both are whole sentences.
  public init(reason: String, remedy: String) {
    self.reason = reason
    self.remedy = remedy
  }

  /// What a failure says of itself.
  public init(_ failure: some Explained) {
    self.init(reason: failure.reason, remedy: failure.remedy)
  }
}

/// Whether a precondition holds.
public enum Verdict: Hashable, Sendable {
  /// It holds; the sentence says by what.
  case met(String)
  /// It does not hold.
  case unmet(Shortfall)
  /// It held once and must be shown again.
  case stale(Shortfall)
  /// It could not be read, and nobody vouched for it.
  case unknown(Shortfall)
  /// A person chose to go on without it; their reason is in the shortfall.
  case waived(Shortfall)

  /// The verdict's bare name, without its sentences.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case met, unmet, stale, unknown, waived

    /// The verdict as check lists and sentences word it.
    public var title: String { self == .unmet ? "not met" : rawValue }
  }

  /// The bare name, as `check --json` reports it.
  public var kind: Kind {
    switch self {
    case .met: .met
    case .unmet: .unmet
    case .stale: .stale
    case .unknown: .unknown
    case .waived: .waived
    }
  }

  /// What is wrong, or for a met one by what it holds.
  public var reason: String {
    switch self {
    case .met(let reason): reason
    case .unmet(let shortfall), .stale(let shortfall), .unknown(let shortfall),
      .waived(let shortfall):
      shortfall.reason
    }
  }

  /// What to do next; empty when there is nothing to do.
  public var remedy: String {
    switch self {
    case .met: ""
    case .unmet(let shortfall), .stale(let shortfall), .unknown(let shortfall),
      .waived(let shortfall):
      shortfall.remedy
    }
  }
}
