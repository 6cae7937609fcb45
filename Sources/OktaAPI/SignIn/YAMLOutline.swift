import Basics
import SetupCore

/// Reads a YAML text line by line as paths of keys with their values.
///
/// Keys are compared in lower case, since Okta's tools differ in how they write them.
struct YAMLOutline {
  /// A key with its path and what stands behind it.
  struct Entry: Equatable {
    var path: [String]
    var values: [String]
  }

  /// Whether any line had a key.
  private(set) var hasKeys = false
  private var open: [(indent: Int, key: String)] = []
  // Lines deeper than this belong to a text block (`|`, `>`), whatever they look like.
  private var blockIndent: Int?

  /// The next line's entry, nil where it has none.
  mutating func take(_ line: Substring, number: Int) throws(OktaFileProblem) -> Entry? {
    let indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    guard let first = text.first, first != "#" else { return nil }
    if let block = blockIndent {
      if indent > block { return nil }
      blockIndent = nil
    }
    guard first != "\t" else { throw .tab(line: number) }
    if text == "-" || text.hasPrefix("- ") { return try item(text.dropFirst(), indent, number) }
    return try member(text, indent, number)
  }

  /// `key: value`, or a key alone that opens a level.
  private mutating func member(
    _ text: Substring, _ indent: Int, _ number: Int
  ) throws(OktaFileProblem) -> Entry? {
    guard let (name, rest) = Self.split(text) else { return nil }
    hasKeys = true
    open.removeAll { $0.indent >= indent }
    open.append((indent, name))
    if rest.first == "|" || rest.first == ">" {
      blockIndent = indent
      return Entry(path: open.map(\.key), values: [])
    }
    return try entry(rest, number)
  }

  /// `- value`: one more value of the key that is open; it may stand as deep as the key itself.
  private mutating func item(
    _ text: Substring, _ indent: Int, _ number: Int
  ) throws(OktaFileProblem) -> Entry? {
    open.removeAll { $0.indent > indent }
    guard !open.isEmpty else { return nil }
    return try entry(text.drop { $0 == " " }, number)
  }

  private func entry(_ text: Substring, _ number: Int) throws(OktaFileProblem) -> Entry? {
    let path = open.map(\.key)
    // What other tools keep in the file may be written in ways that are not read here.
    guard path.starts(with: ["okta", "client"]) else { return nil }
    let values = try Self.values(text, number)
    return values.isEmpty ? nil : Entry(path: path, values: values)
  }

  /// The key before the colon, and what stands behind it; nil where there is no key.
  private static func split(_ text: Substring) -> (String, Substring)? {
    let quote = text.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    let body = quote == nil ? text : text.dropFirst()
    let name = body.prefix { quote == nil ? $0 != ":" : $0 != quote }
    var rest = body[name.endIndex...]
    if quote != nil { rest = rest.dropFirst() }
    guard rest.first == ":" else { return nil }
    rest = rest.dropFirst()
    guard rest.first.map({ $0 == " " || $0 == "\t" }) ?? true else { return nil }
    return (String(name).trimmingSpaces.lowercased(), rest.drop { $0 == " " || $0 == "\t" })
  }

  /// A value, or the values of a list in brackets.
  private static func values(_ text: Substring, _ number: Int) throws(OktaFileProblem) -> [String] {
    guard text.first == "[" else { return try scalar(text, number).map { [$0.value] } ?? [] }
    var values: [String] = []
    var rest = text.dropFirst()
    while let first = rest.first, first != "]" {
      if " ,".contains(first) {
        rest.removeFirst()
        continue
      }
      guard let next = try scalar(rest, number, endsAt: ",]") else { break }
      values.append(next.value)
      rest = next.rest
    }
    return values
  }

  private static func scalar(
    _ text: Substring, _ number: Int, endsAt: String = ""
  ) throws(OktaFileProblem) -> (value: String, rest: Substring)? {
    guard let first = text.first, first != "#" else { return nil }
    if first == "\"" || first == "'" { return try quoted(text, by: first, number) }
    var value = text.prefix { !endsAt.contains($0) }
    // A # begins a comment only after a space: a token may have one within.
    if let comment = value.indices.first(where: { index in
      value[index] == "#" && value[value.index(before: index)].isWhitespace
    }) {
      value = value[..<comment]
    }
    let clean = String(value).trimmingSpaces
    let isNull = clean == "~" || clean == "null"
    return (isNull ? "" : clean, text[value.endIndex...])
  }

  private static func quoted(
    _ text: Substring, by quote: Character, _ number: Int
  ) throws(OktaFileProblem) -> (value: String, rest: Substring) {
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      switch character {
      case quote where quote == "'" && rest.first == "'": value.append(rest.removeFirst())
      case quote: return (value, rest)
      case "\\" where quote == "\"": value.append(rest.popFirst() ?? "\\")
      default: value.append(character)
      }
    }
    throw .openQuote(line: number)
  }
}
