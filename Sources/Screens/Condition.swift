/// Something that is so or not, by which blocks and screens are shown.
public enum Fact: String, CaseIterable, Hashable, Sendable {
  /// User properties are a use case.
  case userProperties = "user-properties"
  /// SCIM-based role management is a use case.
  case roles
  /// Neither use case: the choice was made, and it is empty.
  case neither
  /// There is a sign-in to Okta.
  case signedIn = "signed-in"
  /// There is no sign-in to Okta, or the sitting is offline.
  case signedOut = "signed-out"
  /// DX support was asked to activate directory sync, and has not yet.
  case waiting
  /// DX support was not asked, and directory sync is not known to be active.
  case notAsked = "not-asked"
  /// No attribute is planned.
  case planEmpty = "plan-empty"
  /// At least one attribute is planned.
  case planSet = "plan-set"
  /// Every step was left or could be.
  case finished
  /// The sitting is on the demo tenant.
  case demo
  /// Nothing can be journalled in this sitting.
  case readOnly = "read-only"
  /// What is confirmed is journalled.
  case writable
  /// The vault keeps a backup.
  case backupKept = "backup-kept"
  /// DX shows directory sync as connected, and no row that blocks is open.
  case connected
  /// DX has read at night since then.
  case nightPassed = "night-passed"
  /// An Okta app is bound.
  case appBound = "app-bound"
}

/// A fact, or its opposite.
public struct Condition: Hashable, Sendable {
  /// The fact.
  public var fact: Fact
  /// Whether it is the opposite that must hold; `!` before the word in a file.
  public var negated: Bool

  /// That a fact holds, or that it doesn't.
  public init(_ fact: Fact, negated: Bool = false) {
    self.fact = fact
    self.negated = negated
  }

  /// Whether it holds while these facts do and no others.
  public func holds(given facts: Set<Fact>) -> Bool { facts.contains(fact) != negated }
}

extension [Condition] {
  /// Whether all of them hold; an empty list always does.
  public func hold(given facts: Set<Fact>) -> Bool { allSatisfy { $0.holds(given: facts) } }
}
