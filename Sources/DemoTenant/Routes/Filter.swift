/// A filter expression, of the attributes and operators that Okta documents for its address.
///
/// Comparisons joined by `and`, `or`, `not` and parentheses; letter case counts in values, not in
/// operators. Square brackets are in no address's filter.
indirect enum Filter: Hashable, Sendable {
  case compare(name: String, how: String, value: String)
  case present(String)
  case not(Filter)
  case both(Filter, Filter)
  case either(Filter, Filter)

  /// What one address's filter may ask for.
  struct Support: Sendable {
    var attributes: Set<String>
    var operators: Set<String>

    /// `GET /apps`.
    static let apps = Support(
      attributes: ["id", "status", "name", "credentials.signing.kid", "settings.slo.enabled"],
      operators: ["eq"])
    /// `GET /groups`.
    static let groups = Support(
      attributes: ["id", "type", "lastUpdated", "lastMembershipUpdated"],
      operators: ["eq", "gt", "ge", "lt", "le"])
    /// `search` of `GET /users`, as far as people are looked for by name; all in small letters.
    static let people = Support(
      attributes: [
        "profile.email", "profile.login", "profile.firstname", "profile.lastname", "id",
      ], operators: ["eq", "sw", "co"])
    /// `GET /logs`: everything that a line has here.
    static let logs = Support(
      attributes: [
        "eventType", "outcome.result", "outcome.reason", "severity", "published", "actor.id",
        "target.id", "target.type",
      ], operators: ["eq", "ne", "sw", "ew", "co", "gt", "ge", "lt", "le", "pr"])
  }

  /// Reads a request's filter; nil for a request without one.
  static func of(
    _ request: OktaRequest, _ support: Support
  ) throws(OktaRefusal) -> Filter? {
    guard let source = request.query["filter"] else { return nil }
    guard let filter = Filter(source, support) else { throw OktaRefusal(.badFilter(source)) }
    return filter
  }

  /// Reads a filter; nil where it is malformed, or asks for more than the address supports.
  init?(_ source: String, _ support: Support) {
    guard let tokens = Self.tokens(source) else { return nil }
    var reader = FilterReader(tokens: tokens[...], support: support)
    guard let filter = reader.either(), reader.tokens.isEmpty else { return nil }
    self = filter
  }

  /// Whether something whose attributes `values` names has what the filter asks for.
  func matches(_ values: (String) -> [String]) -> Bool {
    switch self {
    case .present(let name): !values(name).isEmpty
    case .not(let inner): !inner.matches(values)
    case .both(let left, let right): left.matches(values) && right.matches(values)
    case .either(let left, let right): left.matches(values) || right.matches(values)
    case .compare(let name, "ne", let value): !values(name).contains(value)
    case .compare(let name, let how, let value):
      values(name).contains { Self.holds($0, how, value) }
    }
  }

  private static func holds(_ actual: String, _ how: String, _ value: String) -> Bool {
    switch how {
    case "eq": actual == value
    case "sw": actual.hasPrefix(value)
    case "ew": actual.hasSuffix(value)
    case "co": actual.contains(value)
    case "gt": actual > value
    case "ge": actual >= value
    case "lt": actual < value
    case "le": actual <= value
    default: false
    }
  }

  /// Names, parentheses, and quoted values with their quotation mark in front.
  private static func tokens(_ source: String) -> [String]? {
    var rest = source[...]
    var tokens: [String] = []
    while let first = rest.first {
      switch first {
      case " ": rest.removeFirst()
      case "(", ")": tokens.append(String(rest.removeFirst()))
      case "\"":
        let body = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(body.count + 2)
        guard rest.startIndex > body.endIndex else { return nil }
        tokens.append("\"\(body)")
      default:
        let word = rest.prefix { !" ()\"".contains($0) }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
    return tokens
  }
}

private struct FilterReader {
  var tokens: ArraySlice<String>
  private let support: Filter.Support
  private var depth = 0

  init(tokens: ArraySlice<String>, support: Filter.Support) {
    (self.tokens, self.support) = (tokens, support)
  }

  mutating func either() -> Filter? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50, var left = both() else { return nil }
    while take("or") {
      guard let right = both() else { return nil }
      left = .either(left, right)
    }
    return left
  }

  private mutating func both() -> Filter? {
    guard var left = single() else { return nil }
    while take("and") {
      guard let right = single() else { return nil }
      left = .both(left, right)
    }
    return left
  }

  private mutating func single() -> Filter? {
    let isNegated = take("not")
    guard let inner = take("(") ? bracketed() : comparison() else { return nil }
    return isNegated ? .not(inner) : inner
  }

  private mutating func bracketed() -> Filter? {
    guard let inner = either(), take(")") else { return nil }
    return inner
  }

  private mutating func comparison() -> Filter? {
    guard let name = tokens.popFirst(), support.attributes.contains(name),
      let how = tokens.popFirst()?.lowercased(), support.operators.contains(how)
    else { return nil }
    if how == "pr" { return .present(name) }
    guard let value = tokens.popFirst(), value != "(" else { return nil }
    return .compare(
      name: name, how: how, value: value.hasPrefix("\"") ? String(value.dropFirst()) : value)
  }

  private mutating func take(_ word: String) -> Bool {
    guard tokens.first?.lowercased() == word else { return false }
    tokens.removeFirst()
    return true
  }
}

extension OktaAnswer {
  /// A filter that can't be read, or that the address doesn't support.
  static func badFilter(_ source: String) -> OktaAnswer {
    error(
      400, "E0000031", "Invalid search criteria.", causes: ["The filter is malformed: \(source)"])
  }
}
