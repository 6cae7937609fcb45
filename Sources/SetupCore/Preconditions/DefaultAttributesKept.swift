import Basics

extension Precondition {
  /// The default attributes and their mappings are as Okta made them.
  ///
  /// DX identifies people by e-mail and keeps names current through them. A lack shows as soon
  /// as one read has it; that all is well takes both, and is as old as the older of them.
  static let defaultAttributesKept = Precondition(
    .defaultAttributesKept, step: .mapAttributes, accepts: [.observed, .attested],
    reads: [.mappings, .app], claim: "The default attributes are as Okta made them",
    isOfOktaApp: true,
    assumedFixes: [
      AssumedFix(
        "The default mappings were restored",
        { (mappings: ObservedMappings, _) in .mappings(mappings.supposingRead.restored) },
        { (app: ObservedApp, _) in .app(app.withUserName) })
    ]
  ) { context in
    let both = [
      context.mappings.map { judged($0, context.setup) }, context.app.map(judged),
    ].compactMap { $0 }
    if let lack = both.first(where: { if case .lacks = $0.outcome { true } else { false } }) {
      return lack
    }
    if let gap = both.first(where: { if case .notReported = $0.outcome { true } else { false } }) {
      return gap
    }
    guard both.count == 2 else { return nil }
    return both.min { $0.evidence.at < $1.evidence.at }
  }

  private static func judged(
    _ mappings: Dated<ObservedMappings>, _ setup: SetupState
  ) -> RuleResult {
    let changed = setup.changedDefaults
    let remedy = "Provisioning > To App > Go to Profile Editor > Mappings: restore them."
    guard changed.isEmpty else {
      return RuleResult(.lacks(.listing(changed, remedy: remedy)), from: mappings)
    }
    let unread = setup.unreadMappings
    return RuleResult(
      unread.isEmpty ? kept : .notReported(.mappingsNotRead(unread)), from: mappings)
  }

  private static func judged(_ app: Dated<ObservedApp>) -> RuleResult {
    RuleResult(app.value.hasUserName ? kept : .lacks(.noUserName), from: app)
  }

  private static let kept = RuleResult.Outcome.holds(
    "email, givenName and familyName are filled as Okta made them.")
}

extension ObservedApp {
  /// Whether the app has an application user name format.
  var hasUserName: Bool { userNameTemplate?.isEmpty == false }

  fileprivate var withUserName: ObservedApp {
    var app = self
    if !hasUserName { app.userNameTemplate = "${source.email}" }
    return app
  }
}

extension ObservedMappings {
  fileprivate var restored: ObservedMappings {
    return changing { properties in
      for attribute in DefaultAttribute.all
      where attribute.change(in: ObservedMappings(properties), .anyone) != nil {
        properties[attribute.variableName] = Mapping(
          expression: attribute.source, push: .onCreateAndUpdate)
      }
    }
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
  func change(in mappings: ObservedMappings, _ people: MappedPeople) -> String? {
    guard let mapping = mappings.properties[variableName] else {
      return "\(variableName) is no longer mapped\(people.suffix)."
    }
    let expression = mapping.expression.trimmingSpaces
    guard !expression.isEmpty else {
      return "The mapping of \(variableName) is empty\(people.suffix)."
    }
    guard expression.refers(to: source) else {
      return "\(variableName) gets \(expression)\(people.suffix), no longer \(source)."
    }
    return nil
  }
}

extension SetupState {
  /// What is no longer as Okta made it, a sentence each.
  var changedDefaults: [String] {
    DefaultAttribute.all.flatMap { attribute in
      eachMapped { attribute.change(in: $0, $1) }.map(\.said)
    }
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
