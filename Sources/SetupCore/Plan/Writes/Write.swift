/// One change of one thing in Okta: where, what is there before it, and what after.
///
/// Its request follows from it, and so does what puts it back: the same with both sides exchanged.
public struct Write: Hashable, Codable, Sendable {
  /// What is changed.
  public var place: Place
  /// What is there now; nil for nothing.
  public var before: Content?
  /// What is to be there; nil for nothing.
  public var after: Content?

  /// A change of a place.
  public init(_ place: Place, from before: Content?, to after: Content?) {
    (self.place, self.before, self.after) = (place, before, after)
  }

  /// What can be written; there is nothing else.
  public enum Place: Hashable, Codable, Sendable {
    /// A custom attribute of the app's profile, by its variable name.
    case attribute(variableName: String)
    /// What fills an attribute for the people of one user type, by the mapping's id.
    case mapping(id: String, userType: String, variableName: String)
    /// The push of a group through the app.
    case push(groupID: String, name: String)

    /// What tells places apart; names that are only shown don't.
    public var key: String {
      switch self {
      case .attribute(let name): "attribute \(name)"
      case .mapping(let id, _, let name): "mapping \(id) \(name)"
      case .push(let group, _): "push \(group)"
      }
    }

    /// The variable name of the attribute that it concerns; nil for the push of a group.
    public var variableName: String? {
      switch self {
      case .attribute(let name), .mapping(_, _, let name): name
      case .push: nil
      }
    }
  }

  /// What a place holds.
  public enum Content: Hashable, Codable, Sendable {
    /// An attribute, as Okta writes it.
    case attribute(definition: AttributeDefinition)
    /// An expression, and when it runs.
    case mapping(Mapping)
    /// A push of a group.
    case push(GroupPush)
  }
}

/// A push of a group, as far as it is written.
public struct GroupPush: Hashable, Codable, Sendable {
  /// Okta's id of the push; nil until it is made.
  public var id: String?
  /// `ACTIVE`, `INACTIVE` or `ERROR`.
  public var status: String

  /// A push by its id and status.
  public init(id: String? = nil, status: String) { (self.id, self.status) = (id, status) }
}

extension Mapping {
  /// When it runs, as Okta writes it.
  public var pushStatus: String {
    switch push {
    case .onCreateAndUpdate: "PUSH"
    case .onCreate: "DONT_PUSH"
    case .other(let word): word
    }
  }
}

extension Write.Content {
  /// Whether Okta holds what was sent; it may hold more, such as ids and settings of its own.
  public func holds(_ sent: Write.Content) -> Bool {
    switch (self, sent) {
    case (.attribute(let held), .attribute(let wanted)): held.holds(wanted)
    case (.mapping(let held), .mapping(let wanted)): held == wanted
    case (.push(let held), .push(let wanted)):
      held.status == wanted.status && (wanted.id == nil || held.id == wanted.id)
    case (.attribute, _), (.mapping, _), (.push, _): false
    }
  }
}

/// Whether a place holds what was sent, nothing included.
public func holds(_ held: Write.Content?, _ sent: Write.Content?) -> Bool {
  guard let held, let sent else { return held == nil && sent == nil }
  return held.holds(sent)
}
