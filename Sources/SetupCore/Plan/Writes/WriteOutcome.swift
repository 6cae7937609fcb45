import Basics

/// What came of a write, as read back from Okta and not as its answer said.
public enum WriteOutcome: Hashable, Codable, Sendable {
  /// Okta holds what was sent; this is all that it holds there.
  case kept(held: Write.Content?)
  /// Okta holds what was there before; the reason is a sentence.
  case unchanged(reason: String)
  /// Okta holds something else; the reason is a sentence.
  case otherwise(held: Write.Content?, reason: String)

  /// Judges what is there after a write.
  ///
  /// - Parameter reason: what Okta answered, as a sentence.
  public init(of write: Write, finding held: Write.Content?, reason: String) {
    if SetupCore.holds(held, write.after) {
      self = .kept(held: held)
    } else if held == write.before {
      self = .unchanged(reason: reason)
    } else {
      self = .otherwise(held: held, reason: reason)
    }
  }

  /// The outcome without e-mail addresses and token-like strings.
  var withoutSecrets: WriteOutcome {
    switch self {
    case .kept(let held): .kept(held: held?.withoutSecrets)
    case .unchanged(let reason): .unchanged(reason: keepable(reason))
    case .otherwise(let held, let reason):
      .otherwise(held: held?.withoutSecrets, reason: keepable(reason))
    }
  }
}

/// A write of an app of an organisation, as the journal has it.
public struct JournalledWrite: Hashable, Codable, Sendable {
  /// The organisation's host.
  public var host: String
  /// The app's id.
  public var app: String
  /// The write, without e-mail addresses and token-like strings.
  public var write: Write

  /// A write as it may be journalled.
  public init(host: String, app: String, _ write: Write) {
    (self.host, self.app, self.write) = (host, app, write.withoutSecrets)
  }

  /// The same without e-mail addresses and token-like strings in host and app either.
  var withoutSecrets: JournalledWrite {
    JournalledWrite(host: keepable(host), app: keepable(app), write)
  }
}

extension Write {
  /// The write without e-mail addresses and token-like strings in what Okta had or named.
  public var withoutSecrets: Write { mappingTexts(keepable) }

  /// The write with each text that Okta had or named as a function gives it.
  public func mappingTexts(_ change: (String) -> String) -> Write {
    let place: Place =
      switch self.place {
      case .attribute(let name): .attribute(variableName: change(name))
      case .mapping(let id, let type, let name):
        .mapping(id: change(id), userType: change(type), variableName: change(name))
      case .push(let group, let name): .push(groupID: change(group), name: change(name))
      }
    return Write(place, from: before?.mappingTexts(change), to: after?.mappingTexts(change))
  }
}

extension Mapping {
  fileprivate func mappingTexts(_ change: (String) -> String) -> Mapping {
    var push = push
    if case .other(let word) = push { push = .other(change(word)) }
    return Mapping(expression: change(expression), push: push, digest: digest.map(change))
  }
}

extension Write.Content {
  /// The content without e-mail addresses and token-like strings.
  public var withoutSecrets: Write.Content { mappingTexts(keepable) }

  /// The content with each text as a function gives it.
  public func mappingTexts(_ change: (String) -> String) -> Write.Content {
    switch self {
    case .attribute(let definition): .attribute(definition: definition.mappingTexts(change))
    case .mapping(let mapping): .mapping(mapping.mappingTexts(change))
    case .push(let push):
      .push(GroupPush(id: push.id.map(change), status: change(push.status)))
    }
  }

  /// Whether something in it was replaced, so that it can't be put back from the journal.
  public var hasReplacements: Bool {
    switch self {
    case .attribute(let definition): holdsReplacement(definition.json)
    case .mapping(let mapping): holdsReplacement(mapping.expression)
    case .push: false
    }
  }
}

extension AttributeDefinition {
  fileprivate func mappingTexts(_ change: (String) -> String) -> AttributeDefinition {
    AttributeDefinition(
      JSONObject(members.members.map { .init(change($0.key), $0.value.mappingTexts(change)) }))
  }
}

extension JSONValue {
  fileprivate func mappingTexts(_ change: (String) -> String) -> JSONValue {
    switch self {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { $0.mappingTexts(change) })
    case .object(let object):
      .object(
        JSONObject(object.members.map { .init(change($0.key), $0.value.mappingTexts(change)) }))
    case .null, .bool, .number: self
    }
  }
}

// To the letter where there is nothing to hide: what is put back has to be the same.
private func keepable(_ text: String) -> String {
  let safe = redacted(text)
  let isWhole = text.unicodeScalars.count <= redactionLimit
  return isWhole && !holdsReplacement(safe) ? text : safe
}
