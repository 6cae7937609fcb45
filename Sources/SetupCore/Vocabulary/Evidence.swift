import Basics

/// Who speaks when something is attested.
public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
  case oktaAdmin = "okta-admin"
  case dxAdmin = "dx-admin"
  case dxSupport = "dx-support"

  /// The role as the screens write it.
  public var title: String {
    switch self {
    case .oktaAdmin: "Okta admin"
    case .dxAdmin: "DX admin"
    case .dxSupport: "DX support"
    }
  }
}

/// What kind of thing can speak for a precondition.
public enum EvidenceKind: String, CaseIterable, Codable, Hashable, Sendable {
  /// The person's own choice of use cases.
  case choice
  /// The attribute plan.
  case plan
  /// A verified file.
  case file
  /// Something read from Okta or DX.
  case observed
  /// A person's word.
  case attested
}

/// What a verdict rests on, and since when.
public struct Evidence: Hashable, Codable, Sendable {
  /// What kind of thing speaks for it.
  public var kind: EvidenceKind
  /// When it was said, verified or read.
  public var at: Instant

  /// Evidence of a kind, of a moment.
  public init(_ kind: EvidenceKind, at: Instant) {
    self.kind = kind
    self.at = at
  }
}

/// A person's word that a precondition holds.
public struct Attestation: Hashable, Codable, Sendable {
  /// Whose word it is.
  public var role: Role
  /// What they said, with e-mails and token-like strings already replaced.
  public var words: String
  /// When they said it.
  public var at: Instant
  /// The planned attributes that it spoke of; one added or changed later is not covered.
  public var covers: [PlannedAttribute]

  /// A person's word of a moment.
  public init(role: Role, words: String, at: Instant, covers: [PlannedAttribute] = []) {
    self.role = role
    self.words = words
    self.at = at
    self.covers = covers
  }
}

/// A person's choice to go on without a precondition.
public struct Waiver: Hashable, Codable, Sendable {
  /// Why, in their words, with e-mails and token-like strings already replaced.
  public var reason: String
  /// When they chose so.
  public var at: Instant

  /// A choice of a moment.
  public init(reason: String, at: Instant) {
    self.reason = reason
    self.at = at
  }
}
