import Basics
import OktaExpressions

/// What can be said of a mapping's expression without Okta.
public enum ExpressionRules {
  /// The most characters that a mapping's expression is taken with.
  public static let limit = 1024

  /// What makes an expression wrong for Okta, nil if nothing; an empty one is undecided, not wrong.
  ///
  /// Functions and forms that aren't known here aren't wrong: see `notice`.
  public static func problem(in expression: String) -> Shortfall? {
    guard expression.count <= limit else { return .tooLong(expression.count) }
    return OktaExpression(expression).fault.map(Shortfall.init)
  }

  /// What keeps an expression out of the plan: what is wrong with it, or what its texts hold.
  public static func problem(planning expression: String) -> Shortfall? {
    if let problem = problem(in: expression) { return problem }
    if hasSureToken(expression) { return .token }
    for text in OktaExpression(expression).texts {
      let scalars = Array(text.unicodeScalars)
      if let unseen = scalars.first(where: isUnfit) { return .unseen(unseen) }
      if !tokenRanges(in: scalars).isEmpty { return .token }
      // A text that begins with @ is a domain, to be put behind a name.
      if scalars.first != "@", !emailRanges(in: scalars).isEmpty { return .email }
    }
    return nil
  }

  /// Whether an expression has something in it that is never kept.
  ///
  /// Its texts are looked into, as where it is planned; what can't be parsed is looked at as a whole.
  static func holdsSecret(_ expression: String) -> Bool {
    if problem(in: expression) != nil { return withoutSecrets(expression) != expression }
    let texts = OktaExpression(expression).texts.filter { $0.first != "@" }
    return texts.contains { withoutSecrets($0) != $0 } || hasSureToken(expression)
  }

  /// Whether a run that only a token has stands anywhere, in names too.
  private static func hasSureToken(_ expression: String) -> Bool {
    let scalars = Array(expression.unicodeScalars)
    return tokenRanges(in: scalars).contains { range in
      scalars[range].starts(with: "eyJ".unicodeScalars)
        || (range.count == 42 && scalars[range].starts(with: "00".unicodeScalars))
    }
  }

  /// What a person should know of an expression that isn't wrong; nil if nothing.
  public static func notice(for expression: String) -> String? {
    let unknown = OktaExpression(expression).unknown
    return unknown.isEmpty ? nil : unknown.map(\.sentence).joined(separator: " ")
  }

  /// The expression with plain spaces for all other white space outside its quotation marks.
  public static func plain(_ expression: String) -> String {
    OktaExpression.withPlainSpaces(expression)
  }

  /// Whether two expressions compute the same, however they are written.
  public static func isSame(_ expression: String, as other: String) -> Bool {
    OktaExpression(expression).isSame(as: OktaExpression(other))
  }

  /// Whether it is one text, number, true or false, which gives everybody the same value.
  public static func isLiteral(_ expression: String) -> Bool {
    OktaExpression(expression).literal != nil
  }

  /// Whether it calls a function, as `getManagerUser("active_directory")` does.
  public static func calls(_ function: String, in expression: String) -> Bool {
    OktaExpression(expression).calls(function)
  }

  /// The Okta profile attributes that it names, `user.` left off, in order of appearance.
  public static func sources(of expression: String) -> [String] {
    OktaExpression(expression).attributes
  }

  /// Whether a character misleads in a text: it can't be seen, or turns the direction of others.
  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0x200B, 0x2060, 0xFEFF, 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }
}

extension Shortfall {
  fileprivate init(_ fault: ExpressionFault) {
    self.init(reason: fault.reason, remedy: fault.remedy)
  }

  fileprivate static func tooLong(_ count: Int) -> Shortfall {
    Shortfall(
      reason:
        "The expression has \(grouped(count)) characters, and \(grouped(ExpressionRules.limit)) "
        + "are the most.",
      remedy: "Shorten it, or put the value into an Okta profile attribute first.")
  }

  fileprivate static func unseen(_ scalar: Unicode.Scalar) -> Shortfall {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return Shortfall(
      reason: "A text of the expression holds a character that can't be seen (\(code)).",
      remedy: "Type the text anew; the character came along from where it was copied.")
  }

  fileprivate static let token = Shortfall(
    reason: "A text of the expression looks like a token, and tokens are never kept.",
    remedy: "Take it out.")

  fileprivate static let email = Shortfall(
    reason: "A text of the expression looks like an e-mail address, and none are kept.",
    remedy: "Take the address from an Okta profile attribute, as user.email.")
}
