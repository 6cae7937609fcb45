/// Enough of Okta's expression language to fill a profile from a person.
///
/// Profile attributes, literals, `+`, comparisons with `==` and `!=`, `?:` and the usual text
/// functions. Anything else, and anything malformed, gives no value, which is what a broken
/// mapping shows in Okta too.
public struct OktaExpression: Sendable {
  private let source: String

  /// The expression of a mapping, as it is written in Okta.
  public init(_ source: String) { self.source = source }

  /// The value for one person; null where there is none.
  ///
  /// - Parameter attribute: the value of an attribute of the person's Okta profile by its name.
  public func value(of attribute: (Substring) -> ExpressionValue) -> ExpressionValue {
    let name = source.dropFirst(5)
    if source.hasPrefix("user."), name.utf8.allSatisfy(Token.isNameByte) { return attribute(name) }
    return withoutActuallyEscaping(attribute) { attribute in
      var reader = ExpressionReader(
        tokens: (Token.list(source) ?? [.other])[...], attribute: attribute)
      guard let value = reader.choice(), reader.tokens.isEmpty else { return .null }
      return value
    }
  }

  /// One word, text or sign of an expression.
  enum Token: Hashable {
    case word(String)
    case text(String)
    case sign(String)
    case other

    /// Whether a byte may stand in an attribute's name; by value, for this runs for every value.
    static func isNameByte(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }

    /// The source's tokens; nil where a text isn't closed.
    static func list(_ source: String) -> [Token]? {
      var rest = source[...]
      var tokens: [Token] = []
      while let first = rest.first {
        if first == " " {
          rest.removeFirst()
        } else if first == "\"" || first == "'" {
          let body = rest.dropFirst().prefix { $0 != first }
          rest = rest.dropFirst(body.count + 2)
          guard rest.startIndex > body.endIndex else { return nil }
          tokens.append(.text(String(body)))
        } else if first.isLetter || first == "_" || first.isNumber {
          let word = rest.prefix { $0.isLetter || $0.isNumber || "._".contains($0) }
          tokens.append(.word(String(word)))
          rest = rest.dropFirst(word.count)
        } else {
          let sign = ["==", "!="].first { rest.hasPrefix($0) } ?? String(first)
          tokens.append(.sign(sign))
          rest = rest.dropFirst(sign.count)
        }
      }
      return tokens
    }
  }
}

/// Reads an expression from left to right, computing as it goes; nil for what it can't read.
private struct ExpressionReader {
  var tokens: ArraySlice<OktaExpression.Token>
  let attribute: (Substring) -> ExpressionValue
  var depth = 0

  init(
    tokens: ArraySlice<OktaExpression.Token>, attribute: @escaping (Substring) -> ExpressionValue
  ) {
    self.tokens = tokens
    self.attribute = attribute
  }

  mutating func choice() -> ExpressionValue? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50, let condition = comparison() else { return nil }
    guard take("?") else { return condition }
    guard let yes = choice(), take(":"), let no = choice() else { return nil }
    return condition == .boolean(true) ? yes : no
  }

  private mutating func comparison() -> ExpressionValue? {
    guard let left = sum() else { return nil }
    if take("==") { return sum().map { .boolean($0 == left) } }
    if take("!=") { return sum().map { .boolean($0 != left) } }
    return left
  }

  private mutating func sum() -> ExpressionValue? {
    guard var total = single() else { return nil }
    while take("+") {
      guard let next = single() else { return nil }
      total = .text((total.plain ?? "") + (next.plain ?? ""))
    }
    return total
  }

  private mutating func single() -> ExpressionValue? {
    if take("(") {
      guard let inner = choice(), take(")") else { return nil }
      return inner
    }
    switch tokens.popFirst() {
    case .text(let text): return .text(text)
    case .word("null"): return .null
    case .word("true"): return .boolean(true)
    case .word("false"): return .boolean(false)
    case .word(let word) where take("("): return call(word)
    case .word(let word) where word.hasPrefix("user."): return attribute(word.dropFirst(5))
    case .word(let word): return Int(word).map(ExpressionValue.integer)
    default: return nil
    }
  }

  private mutating func call(_ name: String) -> ExpressionValue? {
    var arguments: [ExpressionValue] = []
    while !take(")") {
      if !arguments.isEmpty { guard take(",") else { return nil } }
      guard let argument = choice() else { return nil }
      arguments.append(argument)
    }
    let texts = arguments.map { $0.plain ?? "" }
    switch (name, texts.count) {
    case ("String.toLowerCase", 1): return .text(texts[0].lowercased())
    case ("String.toUpperCase", 1): return .text(texts[0].uppercased())
    case ("String.append", 2): return .text(texts[0] + texts[1])
    case ("String.replace", 3): return .text(replacing(texts[1], in: texts[0], with: texts[2]))
    case ("String.substringBefore", 2):
      return .text(parts(of: texts[0], at: texts[1]).before)
    case ("String.substringAfter", 2): return .text(parts(of: texts[0], at: texts[1]).after)
    default: return nil
    }
  }

  private func replacing(_ old: String, in text: String, with new: String) -> String {
    guard !old.isEmpty else { return text }
    return text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  private func parts(of text: String, at mark: String) -> (before: String, after: String) {
    let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return (text, "") }
    return (String(parts[0]), String(parts[1]))
  }

  private mutating func take(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }
}
