/// An expression of Okta's expression language, as far as profile mappings use it.
///
/// It is one of three: read, with a tree; wrong, whatever Okta knows; or beyond what is known
/// here, which is no fault. An empty text is none of them.
public struct OktaExpression: Hashable, Sendable {
  /// The text as it was written.
  public let source: String
  /// What it computes; nil where it is wrong, beyond, or empty.
  public let tree: ExpressionTree?
  /// What is wrong with it; nil for nothing.
  public let fault: ExpressionFault?
  /// Functions, names and forms that aren't known here, in order; the tree may be there anyway.
  public let unknown: [UnknownPart]
  private let tokens: [Token]

  /// Reads an expression.
  public init(_ source: String) {
    self.source = source
    tokens = Tokenizer.tolerantTokens(source)
    do throws(ExpressionFault) {
      let tokens = try Tokenizer.tokens(source)
      try Brackets.check(tokens)
      guard !tokens.isEmpty else {
        (tree, fault, unknown) = (nil, nil, [])
        return
      }
      (tree, fault, unknown) = Self.read(tokens)
    } catch {
      (tree, fault, unknown) = (nil, error, [])
    }
  }

  private static func read(
    _ tokens: [Token]
  ) -> (ExpressionTree?, ExpressionFault?, [UnknownPart]) {
    var parser = ExpressionParser(tokens)
    do throws(ExpressionParser.Stop) {
      let tree = try parser.whole()
      return (tree, nil, parser.unknown)
    } catch {
      return switch error {
      case .wrong(let fault): (nil, fault, [])
      case .beyond(let part): (nil, nil, parser.unknown + [part])
      }
    }
  }

  /// The expression in one way of writing, for whatever way it was written; nil without a tree.
  public var printed: String? { tree.map(ExpressionPrinter.text) }

  /// The value that it gives everybody: the tree is a text, a number, or true or false.
  public var literal: ExpressionValue? {
    tree == .null ? nil : tree?.constant
  }

  /// The texts in quotation marks, in order; also of an expression that can't be read.
  public var texts: [String] {
    tokens.compactMap { token in
      if case .text(let text) = token.kind { text } else { nil }
    }
  }

  /// The Okta profile attributes that it names, `user.` or `source.` left off, in order.
  public var attributes: [String] {
    var names: [String] = []
    for index in tokens.indices.dropLast(2) {
      let before = index > 0 ? tokens[index - 1].kind : nil
      let next = index + 3 < tokens.count ? tokens[index + 3].kind : nil
      guard [.name("user"), .name("source")].contains(tokens[index].kind),
        [.sign("."), .sign("?.")].contains(tokens[index + 1].kind),
        ![.sign("."), .sign("?.")].contains(before), next != .sign("("),
        case .name(let name) = tokens[index + 2].kind, !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }

  /// Whether it calls a function of that name, `getManagerUser` say; also where it can't be read.
  public func calls(_ function: String) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      $0.kind == .name(function) && $1.kind == .sign("(")
    }
  }

  /// Whether two expressions compute the same: compared as read, else token by token.
  ///
  /// White space outside quotation marks doesn't count, nor do their style and brackets that
  /// change nothing.
  public func isSame(as other: OktaExpression) -> Bool {
    if let tree, let theirs = other.tree { return tree == theirs }
    return TokenComparison.kinds(tokens) == TokenComparison.kinds(other.tokens)
  }

  /// The text with plain spaces for all other white space outside its quotation marks.
  public static func withPlainSpaces(_ source: String) -> String {
    var quote: Character?
    return String(
      source.map { character in
        if let open = quote {
          if character == open { quote = nil }
        } else if character == "\"" || character == "'" {
          quote = character
        } else if character.isWhitespace {
          return " "
        }
        return character
      })
  }

  /// Two expressions are equal if they are written the same.
  public static func == (left: OktaExpression, right: OktaExpression) -> Bool {
    left.source == right.source
  }

  /// Hashes the text alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
