/// Reads tokens into a tree, by the rules of the Spring Expression Language that Okta's rests on.
struct ExpressionParser {
  /// Why reading stops: the expression is wrong, or has something that isn't known here.
  enum Stop: Error {
    case wrong(ExpressionFault)
    case beyond(UnknownPart)
  }

  /// Brackets within brackets, more than any mapping has; reading must not exhaust the stack.
  static let mostDepth = 80

  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  private(set) var unknown: [UnknownPart] = []

  init(_ tokens: [Token]) { self.tokens = tokens }

  /// The whole expression; there is at least one token.
  mutating func whole() throws(Stop) -> ExpressionTree {
    if peek == .sign("=") { throw fault(.leadingEqualsSign) }
    let tree = try expression()
    if index < tokens.count { throw outOfPlace() }
    return tree
  }

  // MARK: Tokens

  private var peek: Token.Kind? { index < tokens.count ? tokens[index].kind : nil }
  private var place: Int { index < tokens.count ? tokens[index].place : tokens.last?.place ?? 1 }

  private var isNameNext: Bool {
    guard case .name = peek else { return false }
    return true
  }

  private mutating func take(_ sign: String) -> Bool {
    guard peek == .sign(sign) else { return false }
    index += 1
    return true
  }

  private func fault(_ kind: ExpressionFault.Kind, at place: Int? = nil) -> Stop {
    .wrong(ExpressionFault(kind, at: place ?? self.place))
  }

  private func beyond(_ name: String) -> Stop { .beyond(UnknownPart(name: name, place: place)) }

  /// A token where a value has ended and something else had to come.
  private func outOfPlace() -> Stop {
    guard index < tokens.count, index > 0 else { return noValue() }
    let (last, next) = (tokens[index - 1], tokens[index])
    switch next.kind {
    case .sign("="): return fault(.single("=", instead: "=="))
    case .name(let name) where ["matches", "between", "instanceof"].contains(name.lowercased()):
      return beyond(name)
    case .name, .text, .number, .sign("("), .sign("{"), .sign("#"), .sign("@"):
      return fault(.noOperator(last.shown, next.shown))
    case .sign(let sign): return fault(.misplaced(sign))
    }
  }

  /// A place where a value had to begin, and none does.
  private func noValue() -> Stop {
    guard index > 0 else {
      return fault(.noValueBefore(tokens.first?.shown ?? ""))
    }
    let last = tokens[index - 1]
    return fault(.noValue(after: last.shown), at: last.place)
  }

  // MARK: Operators

  private mutating func expression() throws(Stop) -> ExpressionTree {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.mostDepth else { throw fault(.tooDeep) }
    let condition = try binary(atLeast: 1)
    let mark = place
    if take("?:") { return .fallback(condition, try expression()) }
    guard take("?") else { return condition }
    if peek == .sign(":") { throw fault(.spacedFallback, at: mark) }
    let yes = try expression()
    guard take(":") else { throw index < tokens.count ? outOfPlace() : fault(.noElse, at: mark) }
    return .conditional(condition, yes, try expression())
  }

  private var nextOperator: Operator? {
    switch peek {
    case .sign(let sign): Operator(rawValue: sign)
    case .name(let word): Operator.named(word)
    default: nil
    }
  }

  private mutating func binary(atLeast strength: Int) throws(Stop) -> ExpressionTree {
    var left = try prefix()
    while let sign = nextOperator, sign.strength >= strength {
      index += 1
      let right = try binary(atLeast: sign.strength + 1)
      left = .binary(sign, left, right)
      if !sign.isChained, let next = nextOperator, next.strength == sign.strength {
        throw fault(.misplaced(next.rawValue))
      }
    }
    return left
  }

  private mutating func prefix() throws(Stop) -> ExpressionTree {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.mostDepth else { throw fault(.tooDeep) }
    if take("!") { return .not(try prefix()) }
    if case .name(let word) = peek, word.lowercased() == "not" {
      index += 1
      return .not(try prefix())
    }
    if take("-") { return .negative(try prefix()) }
    if peek == .sign("+"), index + 1 < tokens.count, case .number = tokens[index + 1].kind {
      index += 1
    }
    return try value()
  }

  // MARK: Values

  private mutating func value() throws(Stop) -> ExpressionTree {
    var tree = try start()
    while case .sign(let sign) = peek {
      switch sign {
      case ".", "?.":
        index += 1
        tree = try member(of: tree, isSafe: sign == "?.")
      case "[":
        index += 1
        tree = .index(of: tree, at: try expression())
        guard take("]") else { throw outOfPlace() }
      default:
        guard let kind = ExpressionTree.Selection(rawValue: sign) else { return tree }
        index += 1
        tree = .selection(of: tree, kind: kind, where: try expression())
        guard take("]") else { throw outOfPlace() }
      }
    }
    return tree
  }

  private mutating func member(
    of tree: ExpressionTree, isSafe: Bool
  ) throws(Stop) -> ExpressionTree {
    guard case .name(let name) = peek else {
      if isSafe, peek == .sign("[") { throw beyond("?.[") }
      throw fault(.noName, at: tokens[index - 1].place)
    }
    let namePlace = place
    index += 1
    guard peek == .sign("(") else {
      note(member: name, of: tree, at: namePlace)
      return .member(of: tree, name: name, isSafe: isSafe)
    }
    return try call(name, on: tree, isSafe: isSafe, at: namePlace)
  }

  private mutating func start() throws(Stop) -> ExpressionTree {
    switch peek {
    case .text(let text):
      index += 1
      return .text(text)
    case .number(let number):
      index += 1
      return .number(number)
    case .name(let name): return try named(name)
    case .sign("("):
      index += 1
      if peek == .sign(")") { throw fault(.emptyBrackets, at: tokens[index - 1].place) }
      let inner = try expression()
      guard take(")") else { throw outOfPlace() }
      return inner
    case .sign("{"): return try list()
    case .sign("#"), .sign("@"): throw beyond(tokens[index].shown)
    default: throw noValue()
    }
  }

  private mutating func named(_ name: String) throws(Stop) -> ExpressionTree {
    let start = place
    if Operator.named(name) != nil { throw noValue() }
    index += 1
    if peek == .sign("(") {
      if name == "T" { throw .beyond(UnknownPart(name: "T(", place: start)) }
      return try call(name, on: nil, isSafe: false, at: start)
    }
    switch name.lowercased() {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    case "new" where isNameNext:
      throw .beyond(UnknownPart(name: name, place: start))
    default:
      note(root: name, at: start)
      return .name(name)
    }
  }

  private mutating func call(
    _ name: String, on tree: ExpressionTree?, isSafe: Bool, at place: Int
  ) throws(Stop) -> ExpressionTree {
    index += 1
    let arguments = try items(until: ")")
    let call = ExpressionTree.call(on: tree, name: name, isSafe: isSafe, arguments: arguments)
    let function = call.functionName ?? name
    if let takes = call.functionName.flatMap({ Functions.counts[$0] }) {
      guard takes.accepts(arguments.count) else {
        throw fault(
          .arguments(function: function, count: arguments.count, takes: takes), at: place)
      }
    } else {
      let near = call.functionName.flatMap(Functions.spelledLike)
      unknown.append(UnknownPart(name: function, place: place, near: near))
    }
    return call
  }

  private mutating func list() throws(Stop) -> ExpressionTree {
    let start = place
    index += 1
    if peek == .sign(":") { throw .beyond(UnknownPart(name: "{:", place: start)) }
    return .list(try items(until: "}", inList: start))
  }

  /// Values with commas between them, to the closing bracket.
  private mutating func items(
    until close: String, inList start: Int? = nil
  ) throws(Stop) -> [ExpressionTree] {
    guard !take(close) else { return [] }
    var items: [ExpressionTree] = []
    repeat { items.append(try expression()) } while take(",")
    if let start, peek == .sign(":") {
      throw .beyond(UnknownPart(name: "{", place: start))
    }
    guard take(close) else { throw outOfPlace() }
    return items
  }

  // MARK: What isn't known

  private static let roots = ["user", "appuser", "idpuser", "source", "app", "org", "session"]

  /// Notes a reference's beginning that is Okta's own but for letter case, or stands alone.
  private mutating func note(root name: String, at place: Int) {
    let near = (Self.roots + Functions.spaces).first {
      $0 != name && $0.lowercased() == name.lowercased()
    }
    let isAlone = ![.sign("."), .sign("?."), .sign("[")].contains(peek)
    guard near != nil || isAlone else { return }
    unknown.append(UnknownPart(name: name, place: place, near: near))
  }

  /// Notes a function's name without the brackets that would call it.
  private mutating func note(member name: String, of tree: ExpressionTree, at place: Int) {
    guard case .name(let root) = tree, Functions.spaces.contains(root) else { return }
    unknown.append(UnknownPart(name: "\(root).\(name)", place: place))
  }
}
