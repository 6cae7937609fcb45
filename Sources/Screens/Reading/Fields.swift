import Basics
import SetupCore

/// The members of one object of a screen file, looked up by key.
struct Fields {
  /// Where the object begins.
  let at: TextPosition
  let members: [PositionedJSON.Member]

  subscript(key: String) -> PositionedJSON? { members.first { $0.key == key }?.value }

  /// Where the value of a key begins, or the object if it has no such key.
  func place(of key: String) -> TextPosition { self[key]?.at ?? at }
}

extension ScreenReader {
  /// The members of an object; keys that it can't have are reported.
  mutating func fields(of json: PositionedJSON, _ what: String, _ keys: [String]) -> Fields? {
    guard case .object(let members) = json.content else {
      report(json.at, "expected \(what), found \(json.kind)")
      return nil
    }
    for member in members where !keys.contains(member.key) {
      report(member.at, unknown("key", member.key, keys))
    }
    return Fields(at: json.at, members: members)
  }

  /// A string that must be there.
  mutating func string(_ fields: Fields, _ key: String) -> String? {
    guard let json = required(fields, key) else { return nil }
    return string(json, "a string")
  }

  /// A value as a string.
  mutating func string(_ json: PositionedJSON, _ what: String) -> String? {
    guard case .string(let string) = json.content else {
      report(json.at, "expected \(what), found \(json.kind)")
      return nil
    }
    return string
  }

  /// A whole number that must be there.
  mutating func wholeNumber(_ fields: Fields, _ key: String) -> Int? {
    guard let json = required(fields, key) else { return nil }
    if case .number(let number) = json.content, let int = number.int { return int }
    report(json.at, "expected a whole number, found \(json.kind)")
    return nil
  }

  /// True or false; false where it is left out.
  mutating func flag(_ fields: Fields, _ key: String) -> Bool {
    guard let json = fields[key] else { return false }
    if case .bool(let bool) = json.content { return bool }
    report(json.at, "expected true or false, found \(json.kind)")
    return false
  }

  /// One of a closed list of words that must be there.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ fields: Fields, _ key: String, _ what: String, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let json = required(fields, key) else { return nil }
    return word(json, what, type)
  }

  /// A value as one of a closed list of words.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ json: PositionedJSON, _ what: String, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let string = string(json, "a string") else { return nil }
    if let word = Word(rawValue: string) { return word }
    report(json.at, unknown(what, string, Word.allCases.map(\.rawValue)))
    return nil
  }

  /// A list that must be there and must not be empty, each element read in the same way.
  mutating func list<Element>(
    _ fields: Fields, _ key: String, _ what: String,
    _ read: (inout ScreenReader, PositionedJSON) -> Element?
  ) -> [Element]? {
    guard let json = required(fields, key) else { return nil }
    guard case .array(let elements) = json.content else {
      report(json.at, "expected \(what), found \(json.kind)")
      return nil
    }
    if elements.isEmpty { report(json.at, "expected \(what), found an empty one") }
    return elements.compactMap { read(&self, $0) }
  }

  /// The conditions of a screen or block: a word, or a list of words.
  mutating func conditions(_ fields: Fields) -> [Condition] {
    guard let json = fields["when"] else { return [] }
    guard case .array(let elements) = json.content else {
      return condition(json).map { [$0] } ?? []
    }
    return elements.compactMap { condition($0) }
  }

  private mutating func condition(_ json: PositionedJSON) -> Condition? {
    guard let string = string(json, "a condition or a list of them") else { return nil }
    let negated = string.hasPrefix("!")
    let name = negated ? String(string.dropFirst()) : string
    if let fact = Fact(rawValue: name) { return Condition(fact, negated: negated) }
    report(json.at, unknown("condition", name, Fact.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func required(_ fields: Fields, _ key: String) -> PositionedJSON? {
    if let json = fields[key] { return json }
    report(fields.at, "missing \"\(key)\"")
    return nil
  }

  /// That a word is not one of a closed list, with the likeliest or with all of them.
  func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    let shown = "unknown \(what) \"\(word)\""
    if let near = nearest(to: word, among: known) { return "\(shown); did you mean \"\(near)\"?" }
    return "\(shown); expected \(known.map { "\"\($0)\"" }.joined(separator: ", "))"
  }
}
