/// Cuts an expression into tokens; white space outside quotation marks only separates.
struct Tokenizer {
  private var rest: ArraySlice<Character>
  private let count: Int
  private var tokens: [Token] = []

  /// The tokens of an expression; the first thing that no expression can have is thrown.
  static func tokens(_ source: String) throws(ExpressionFault) -> [Token] {
    var tokenizer = Tokenizer(source)
    while try tokenizer.readNext() {}
    return tokenizer.tokens
  }

  /// The tokens of any text, to compare by: what no expression can have is a sign of its own.
  static func tolerantTokens(_ source: String) -> [Token] {
    var tokenizer = Tokenizer(source)
    while true {
      let before = tokenizer
      do throws(ExpressionFault) {
        guard try tokenizer.readNext() else { return tokenizer.tokens }
      } catch {
        let start = before.place
        tokenizer = before
        let character = tokenizer.rest.removeFirst()
        tokenizer.tokens.append(Token(kind: .sign(String(character)), place: start))
      }
    }
  }

  private init(_ source: String) {
    rest = Array(source)[...]
    count = rest.count
  }

  /// The place of the character that comes next, counted from 1.
  private var place: Int { count - rest.count + 1 }

  private static let signs = [
    ".^[", ".$[", ".?[", ".![", "?.", "?:", "==", "!=", "<=", ">=", "&&", "||", "+", "-", "*", "/",
    "%", "^", "<", ">", "!", "?", ":", ",", ".", "(", ")", "[", "]", "{", "}", "=", "#", "@",
  ]

  private mutating func readNext() throws(ExpressionFault) -> Bool {
    guard let first = rest.first else { return false }
    let start = place
    if Self.isSpace(first) {
      rest.removeFirst()
    } else if first == "\"" || first == "'" {
      tokens.append(Token(kind: .text(try readText(first)), place: start))
    } else if first.isASCIIDigit {
      tokens.append(Token(kind: .number(readNumber()), place: start))
    } else if first.isNameCharacter {
      let name = rest.prefix(while: \.isNameCharacter)
      rest = rest.dropFirst(name.count)
      tokens.append(Token(kind: .name(String(name)), place: start))
    } else if let sign = Self.signs.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(sign.count)
      tokens.append(Token(kind: .sign(sign), place: start))
    } else {
      throw ExpressionFault(Self.fault(of: first), at: start)
    }
    return true
  }

  private static func fault(of character: Character) -> ExpressionFault.Kind {
    switch character {
    case "&": .single("&", instead: "&&")
    case "|": .single("|", instead: "||")
    default: .character(character)
    }
  }

  /// What Okta passes over between tokens: the plain space, the tab, and ends of lines.
  static func isSpace(_ character: Character) -> Bool {
    [" ", "\t", "\n", "\r", "\r\n"].contains(character)
  }

  private mutating func readText(_ quote: Character) throws(ExpressionFault) -> String {
    let start = place
    rest.removeFirst()
    var text = ""
    while let next = rest.popFirst() {
      guard next == quote else {
        text.append(next)
        continue
      }
      guard rest.first == quote else { return text }
      text.append(quote)
      rest.removeFirst()
    }
    throw ExpressionFault(.unclosed(quote), at: start)
  }

  /// Digits, a fraction, an exponent, a type's letter; or a hexadecimal number.
  private mutating func readNumber() -> String {
    var text = ""
    if rest.starts(with: "0x") || rest.starts(with: "0X") {
      text = take(while: { $0.isHexDigit || "xXlL".contains($0) })
      return text
    }
    text = take(while: \.isASCIIDigit)
    if rest.first == ".", rest.dropFirst().first?.isASCIIDigit == true {
      rest.removeFirst()
      text += "." + take(while: \.isASCIIDigit)
    }
    let exponent = rest.dropFirst(rest.dropFirst().first.map { "+-".contains($0) } == true ? 2 : 1)
    if let mark = rest.first, "eE".contains(mark), exponent.first?.isASCIIDigit == true {
      text += String(rest.prefix(exponent.startIndex - rest.startIndex))
      rest = exponent
      text += take(while: \.isASCIIDigit)
    }
    if let type = rest.first, "lLfFdD".contains(type),
      rest.dropFirst().first?.isNameCharacter != true
    {
      text.append(type)
      rest.removeFirst()
    }
    return text
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// Whether it may stand in a name: ASCII letters, digits and `_`.
  fileprivate var isNameCharacter: Bool {
    isASCIIDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_"
  }
}

/// One piece of an expression's text: a name, a literal, a sign, with the place where it begins.
struct Token: Hashable, Sendable {
  /// What the piece is.
  enum Kind: Hashable, Sendable {
    /// A name, or one of the operators that are written as words.
    case name(String)
    /// A text in quotation marks; its doubled quotation marks stand for one.
    case text(String)
    /// A number, as it is written.
    case number(String)
    /// An operator, a bracket, a comma or a dot.
    case sign(String)
  }

  var kind: Kind
  /// Characters from the beginning of the expression, counted from 1.
  var place: Int

  /// The piece as a message shows it.
  var shown: String {
    switch kind {
    case .name(let text), .number(let text), .sign(let text): text
    case .text(let text): ExpressionPrinter.quoted(text)
    }
  }
}
