/// A filter expression of `/apps` or `/logs`, read as far as clients use it.
///
/// Comparisons with `eq`, `ne`, `sw`, `ew`, `co`, `gt`, `ge`, `lt`, `le` and `pr`, joined by `and`,
/// `or`, `not` and parentheses; letter case counts in values, not in the words.
indirect enum Filter: Hashable, Sendable {
  case compare(name: String, how: String, value: String)
  case present(String)
  case not(Filter)
  case both(Filter, Filter)
  case either(Filter, Filter)

  /// Reads a filter; nil where it is malformed.
  init?(_ source: String) {
    guard let tokens = Self.tokens(source) else { return nil }
    var reader = FilterReader(tokens: tokens[...])
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

  private static func holds(_ seen: String, _ how: String, _ value: String) -> Bool {
    switch how {
    case "eq": seen == value
    case "sw": seen.hasPrefix(value)
    case "ew": seen.hasSuffix(value)
    case "co": seen.contains(value)
    case "gt": seen > value
    case "ge": seen >= value
    case "lt": seen < value
    case "le": seen <= value
    default: false
    }
  }

  /// Words, parentheses, and quoted values with their quotation mark in front.
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
  var depth = 0

  init(tokens: ArraySlice<String>) { self.tokens = tokens }

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
    guard let name = tokens.popFirst(), !name.hasPrefix("\""), let how = tokens.popFirst() else {
      return nil
    }
    if how.lowercased() == "pr" { return .present(name) }
    let known = ["eq", "ne", "sw", "ew", "co", "gt", "ge", "lt", "le"]
    guard known.contains(how.lowercased()), let value = tokens.popFirst(), value != "(" else {
      return nil
    }
    return .compare(
      name: name, how: how.lowercased(),
      value: value.hasPrefix("\"") ? String(value.dropFirst()) : value)
  }

  private mutating func take(_ word: String) -> Bool {
    guard tokens.first?.lowercased() == word else { return false }
    tokens.removeFirst()
    return true
  }
}
