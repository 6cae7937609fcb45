import Basics

extension Write {
  /// What it does, as a heading.
  public var title: String {
    switch place {
    case .attribute(let name): attributeTitle(shown(name))
    case .mapping(_, let type, let name):
      after == nil
        ? "Take the mapping of \(shown(name)) away, for people of type \(shown(type))"
        : "Map \(shown(name)), for people of type \(shown(type))"
    case .push(_, let name): pushTitle(shown(name))
    }
  }

  private func attributeTitle(_ name: String) -> String {
    switch (before, after) {
    case (nil, _): "Add the attribute \(name)"
    case (_, nil): "Delete the attribute \(name), and everybody's value of it"
    case (.some, .some): "Complete the attribute \(name)"
    }
  }

  private func pushTitle(_ name: String) -> String {
    switch after {
    case nil: "Delete the push of the group \(name); the group at the other side stays"
    case .push(let push)? where push.status == "INACTIVE": "Stop pushing the group \(name)"
    case .some: "Push the group \(name)"
    }
  }

  /// What is there before and after, as a line each.
  public var beforeAndAfter: [String] {
    ["before: \(Content.sentence(before))", "after:  \(Content.sentence(after))"]
  }
}

extension WriteOutcome {
  /// What Okta holds, as a sentence.
  public var sentence: String {
    switch self {
    case .kept: "Okta has it."
    case .unchanged: "Okta has what was there before: it was not done."
    case .otherwise(let held, _): "Okta has something else: \(Write.Content.sentence(held))."
    }
  }
}

extension Write.Place {
  /// What it is, at the beginning of a sentence.
  public var title: String {
    switch self {
    case .attribute(let name): "The attribute \(shown(name))"
    case .mapping(_, let type, let name):
      "The mapping of \(shown(name)) for people of type \(shown(type))"
    case .push(_, let name): "The push of the group \(shown(name))"
    }
  }
}

extension Write.Content {
  /// What a place holds, in words.
  public static func sentence(_ content: Write.Content?) -> String {
    switch content {
    case nil: "nothing"
    case .attribute(let definition): definition.sentence
    case .mapping(let mapping): "\(shown(mapping.expression)), \(mapping.when)"
    case .push(let push): "a push that is \(shown(push.status.lowercased()))"
    }
  }
}

extension AttributeDefinition {
  fileprivate var sentence: String {
    let name = externalName.map { "External name \(shown($0))" } ?? "no External name"
    let namespace =
      externalNamespace.map { "External namespace \(shown($0))" } ?? "no External namespace"
    return "\(name), \(namespace), type \(shown(type ?? "unknown"))"
  }
}

extension Mapping {
  fileprivate var when: String {
    switch push {
    case .onCreateAndUpdate: "on create and update"
    case .onCreate: "on create only"
    case .other(let word): "when Okta says \(shown(word))"
    }
  }
}
