/// An attribute that this admin wants synced.
public struct PlannedAttribute: Hashable, Codable, Sendable {
  /// The types that DX's properties need; Okta has more.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case string, boolean
  }

  /// Where the values come from, where that is no expression.
  public enum Source: String, Codable, Hashable, Sendable {
    /// Assigned groups set them; nothing is mapped.
    case group
  }

  /// The name under which Okta sends the value, and the one that DX reads.
  public var externalName: String
  /// The attribute's key inside Okta.
  public var variableName: String
  /// The attribute's data type in Okta.
  public var type: Kind
  /// The Okta Expression Language source of the value; empty while undecided.
  public var expression: String
  /// Nil where the expression fills it.
  public var source: Source?
  /// The keyed digest of an expression that a look at Okta would have to redact; see `sealed(by:)`.
  public var digest: String?

  /// An attribute by its names, type and source.
  public init(
    externalName: String, variableName: String, type: Kind, expression: String,
    source: Source? = nil, digest: String? = nil
  ) {
    self.externalName = externalName
    self.variableName = variableName
    self.type = type
    self.expression = expression
    self.source = source
    self.digest = digest
  }

  /// What fills it, as tables have it: an expression, the groups, or nothing yet.
  public var filledFrom: String {
    switch source {
    case .group: "groups"
    case nil: expression.isEmpty ? "to be decided" : expression
    }
  }
}

/// The schema URN under which every planned attribute must be sent (RFC 7643, section 4.1).
public let coreUserNamespace = "urn:ietf:params:scim:schemas:core:2.0:User"

extension PlannedAttribute {
  /// What to type into *Add Attribute*, in the order of its fields.
  public var clicks: String {
    "Data type \(type.rawValue), Display name and Variable name \(shown(variableName)), External name "
      + "\(shown(externalName)), External namespace \(coreUserNamespace)"
      + (source == .group ? ", Scope: User personal not checked" : "")
  }
}
