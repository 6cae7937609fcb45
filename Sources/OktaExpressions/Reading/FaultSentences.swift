extension ExpressionFault {
  /// What is wrong and where, in a sentence.
  public var reason: String {
    switch kind {
    case .character(let character): Self.reason(character, place)
    case .unclosed(let sign):
      "The expression has a \(sign) that is not closed, at character \(place)."
    case .unopened(let sign):
      "The expression closes a \(sign) that was not opened, at character \(place)."
    case .leadingEqualsSign: "The expression begins with =, as in a spreadsheet."
    case .single(let sign, _):
      "A single \(sign) stands at character \(place), which is no operator in Okta."
    case .noOperator(let left, let right):
      "There is nothing between \(left) and \(right) that joins them, at character \(place)."
    case .noValue(let sign): "A value is missing after \(sign) at character \(place)."
    case .noValueBefore(let sign): "A value is missing before \(sign) at character \(place)."
    case .noName: "No name follows the dot at character \(place)."
    case .spacedFallback: "A value is missing between ? and : at character \(place)."
    case .noElse:
      "The condition before ? at character \(place) has no value for when it does not hold."
    case .arguments(let function, let count, let takes):
      "\(function) at character \(place) takes \(takes.title), and has \(count) here."
    case .emptyBrackets: "The brackets at character \(place) hold nothing."
    case .misplaced(let sign):
      "The \(sign) at character \(place) has nothing that it belongs to."
    case .tooDeep:
      "The expression has more brackets within brackets than can be read, at character \(place)."
    }
  }

  /// What to do about it, with the likely accident named.
  public var remedy: String {
    switch kind {
    case .character(let character): Self.remedy(character)
    case .unclosed, .unopened: "Write its partner, or take it out."
    case .leadingEqualsSign: "Take the = away."
    case .single("=", let sign): "To compare, type \(sign). Expressions can't set a value."
    case .single(_, let sign): "Type \(sign) to join two conditions."
    case .noOperator:
      "Join texts with +, and write a text in quotation marks. Names have no spaces."
    case .noValue, .noValueBefore: "Write the value, or take the sign out."
    case .noName: "Write the attribute's variable name there, or take the dot out."
    case .spacedFallback:
      "Put a value there, or type ?: without a space for another value where the first is empty."
    case .noElse: "Add : and the other value, or : null for none."
    case .arguments: "Give it as many, with commas between them."
    case .emptyBrackets: "Write a value into them, or take them out."
    case .misplaced(":"): "A condition is written: condition ? value : other value."
    case .misplaced(","): "Commas stand between the values of a function alone."
    case .misplaced: "Take it out, or write what is missing."
    case .tooDeep: "Take brackets out that change nothing, or split the expression."
    }
  }

  private enum CharacterKind {
    case quotationMark, space, unseen, semicolon, dollar, backslash, other
  }

  private static func kind(of character: Character) -> CharacterKind {
    let scalar = character.unicodeScalars[character.unicodeScalars.startIndex]
    switch character {
    case ";": return .semicolon
    case "$": return .dollar
    case "\\": return .backslash
    case "`", "´", "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", "″", "′", "＂":
      return .quotationMark
    default: break
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .control, .format, .lineSeparator, .paragraphSeparator: return .unseen
    default: return .other
    }
  }

  private static func code(_ character: Character) -> String {
    character.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }.joined(separator: " ")
  }

  private static func reason(_ character: Character, _ place: Int) -> String {
    switch kind(of: character) {
    case .quotationMark:
      "The \(character) at character \(place) is no quotation mark to Okta."
    case .space: "A space other than the plain one (\(code(character))) is at character \(place)."
    case .unseen: "A character that can't be seen (\(code(character))) is at character \(place)."
    case .semicolon: "A ; stands at character \(place), and expressions have no end mark."
    case .dollar: "A $ stands at character \(place), and expressions name attributes without it."
    case .backslash: "A \\ stands at character \(place), and expressions have no escapes."
    case .other:
      "A character that only a text may have (\(code(character))) is at character \(place)."
    }
  }

  private static func remedy(_ character: Character) -> String {
    switch kind(of: character) {
    case .quotationMark: "Type \" in its place; a word processor may have changed it."
    case .space: "Type a plain space in its place; it came along from a page or a document."
    case .unseen: "Delete it, or type the expression anew; it came along from where it was copied."
    case .semicolon: "Take the ; away."
    case .dollar: "Write user.email, not ${user.email}: that is how templates do it."
    case .backslash: "Within a text, write a quotation mark twice."
    case .other: "Put texts into quotation marks."
    }
  }
}

extension ArgumentCount {
  /// The count in words: `2 values`, `no values`, `1 value or more`.
  fileprivate var title: String {
    func values(_ count: Int) -> String { count == 1 ? "1 value" : "\(count) values" }
    if most == 0 { return "no values" }
    guard let most else {
      return inPairs ? "\(values(least)) and then pairs" : "\(values(least)) or more"
    }
    return least == most ? values(least) : "\(least) to \(values(most))"
  }
}
