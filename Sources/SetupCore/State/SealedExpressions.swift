import Basics

/// What is left of an expression that has to be redacted, to tell it from another one.
///
/// - Parameter digest: the state folder's keyed digest, which never leaves it with its key.
private func seal(of expression: String, by digest: (String) -> String) -> String? {
  guard withoutSecrets(expression) != expression else { return nil }
  // As hexadecimal, since letter case counts here and doesn't where people are told apart.
  let sealed = digest(Hexadecimal.text(Array(expression.trimmingSpaces.utf8)))
  return sealed.isEmpty ? nil : sealed
}

extension Event {
  /// The event with digests of the expressions in it that have to be redacted.
  public func sealed(by digest: (String) -> String) -> Event {
    guard case .attributePlanned(var attribute) = kind else { return self }
    attribute.digest = seal(of: attribute.expression, by: digest)
    return Event(.attributePlanned(attribute: attribute), at: at, offset: offset)
  }
}

extension Observation {
  /// The observation as a state folder has it: with digests of the expressions in it that have to
  /// be redacted, and for a person's e-mail what stands for that person there.
  public func sealed(
    by digest: (String) -> String, naming person: @escaping @Sendable (String) -> String
  ) -> Observation {
    let filter = TextFilter(person: person)
    guard case .mappings(let seen) = self else { return filtered(filter) }
    return Observation.mappings(
      seen.changing { properties in
        for (name, mapping) in properties {
          properties[name]?.digest = seal(of: mapping.expression, by: digest)
        }
      }
    ).filtered(filter)
  }
}
