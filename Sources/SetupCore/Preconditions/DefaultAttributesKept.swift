import Basics

extension Precondition {
  /// The default attributes and their mappings are as Okta made them.
  ///
  /// DX identifies people by e-mail and keeps names current through them. A lack shows as soon
  /// as one look has it; that all is well takes both looks, and is as old as the older of them.
  static let defaultAttributesKept = Precondition(
    .defaultAttributesKept, step: .mapAttributes, accepts: [.observed, .attested],
    looks: [.mappings, .app]
  ) { look in
    let template = templateSeen(look)
    let mappings = mappingsSeen(look)
    let both = [mappings, template].compactMap { $0 }
    if let lack = both.first(where: { if case .lacks = $0.finding { true } else { false } }) {
      return lack
    }
    guard both.count == 2 else { return nil }
    return both.min { $0.evidence.at < $1.evidence.at }
  }

  private static func mappingsSeen(_ look: Look) -> Seen? {
    guard let dated = look.setup.observations[.mappings],
      case .mappings(let mappings) = dated.value
    else { return nil }
    let changed = DefaultAttribute.all.compactMap { $0.change(in: mappings) }
    guard changed.isEmpty else {
      let remedy = "Provisioning > To App > Go to Profile Editor > Mappings: restore them."
      return Seen(.lacks(.listing(changed, remedy: remedy)), from: dated)
    }
    return Seen(
      .holds("email, givenName and familyName are filled as Okta made them."), from: dated)
  }

  private static func templateSeen(_ look: Look) -> Seen? {
    guard let dated = look.setup.observations[.app], case .app(let app) = dated.value else {
      return nil
    }
    guard let template = app.userNameTemplate, !template.isEmpty else {
      return Seen(.lacks(.noUserName), from: dated)
    }
    return Seen(
      .holds("email, givenName and familyName are filled as Okta made them."), from: dated)
  }
}

/// One of the attributes that Okta makes by itself and DX needs as they are.
struct DefaultAttribute: Sendable {
  let variableName: String
  let source: String

  static let all = [
    DefaultAttribute(variableName: "email", source: "user.email"),
    DefaultAttribute(variableName: "givenName", source: "user.firstName"),
    DefaultAttribute(variableName: "familyName", source: "user.lastName"),
  ]

  /// What is no longer as Okta made it, nil if nothing.
  func change(in mappings: ObservedMappings) -> String? {
    guard let mapping = mappings.properties[variableName] else {
      return "\(variableName) is no longer mapped."
    }
    let expression = mapping.expression.trimmingSpaces
    guard !expression.isEmpty else { return "The mapping of \(variableName) is empty." }
    guard expression.refers(to: source) else {
      return "\(variableName) gets \(expression), no longer \(source)."
    }
    return nil
  }
}

extension Shortfall {
  fileprivate static let noUserName = Shortfall(
    reason: "The app has no application user name format.",
    remedy: "Sign On tab > Edit > Application username format: choose Email, then Save.")
}

extension String {
  /// Whether an expression names a profile attribute such as `user.email`, as a whole word.
  func refers(to reference: String) -> Bool {
    var rest = self[...]
    while let found = rest.firstRange(ofText: reference) {
      let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
      let after = found.upperBound < endIndex ? self[found.upperBound] : " "
      if !before.isNamePart, before != ".", !after.isNamePart { return true }
      rest = self[found.upperBound...]
    }
    return false
  }
}

extension Substring {
  /// The first place where a text stands.
  func firstRange(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}

extension Character {
  /// Whether it can stand inside a variable name.
  var isNamePart: Bool { self == "_" || (isASCII && (isLetter || isNumber)) }
}
