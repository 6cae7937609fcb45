import Basics
import SetupCore

extension OktaProbes {
  /// The values that DX should show, by e-mail in the form to compare by, then by External name.
  ///
  /// Of active people that have at least one of the planned values, the first so many: a sample of
  /// thousands tells whether values arrive, and stays small. Kept in memory only.
  ///
  /// - Parameter attributes: External names with the variable names that Okta has them under.
  public func expectedValues(
    of attributes: [(externalName: String, variableName: String)], most: Int = 5000
  ) async throws(OktaFailure) -> [String: [String: String]] {
    var expected: [String: [String: String]] = [:]
    try await client.people(assignedTo: app) { page throws(OktaFailure) in
      for person in page where !person.isInactive && expected.count < most {
        let email = EmailAddress(person.email ?? "")
        let values = person.values(of: attributes)
        if email.isValid, !values.isEmpty { expected[email.canonical] = values }
      }
      return expected.count < most
    }
    return expected
  }
}

extension OktaAppUser {
  /// The e-mail that is sent, by which DX knows the person.
  public var email: String? { profile["email"]?.string ?? account?.email }

  fileprivate func values(
    of attributes: [(externalName: String, variableName: String)]
  ) -> [String: String] {
    var values: [String: String] = [:]
    for attribute in attributes {
      guard let value = profile[attribute.variableName]?.plainText, !value.isEmpty else { continue }
      values[attribute.externalName] = value
    }
    return values
  }
}

extension JSONValue {
  /// A single value as text, nil for null, lists and objects.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .bool(let bool): bool ? "TRUE" : "FALSE"
    case .number(let number): number.text
    case .null, .array, .object: nil
    }
  }
}
