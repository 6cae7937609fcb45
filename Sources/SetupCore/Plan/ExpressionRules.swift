import Basics

/// What can be said of an Okta Expression Language text without Okta: its outer form.
public enum ExpressionRules {
  /// The most characters that a mapping's expression is taken with.
  public static let limit = 1024

  /// What is wrong with the form, nil if nothing; an empty one is undecided, not wrong.
  public static func problem(in expression: String) -> Shortfall? {
    guard expression.count <= limit else { return .tooLong(expression.count) }
    guard !expression.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { return .control }
    var open: [Character] = []
    var quote: Character?
    for character in expression {
      if let end = quote {
        if character == end { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "([{".contains(character) {
        open.append(character)
      } else if let opening = pairs[character], open.popLast() != opening {
        return .unopened(character)
      }
    }
    if let quote { return .unclosed(quote) }
    return open.last.map { .unclosed($0) }
  }

  /// Whether it is one quoted text, which gives everybody the same value.
  public static func isLiteral(_ expression: String) -> Bool {
    let text = expression.trimmingSpaces
    guard text.count >= 2, let first = text.first, first == "\"" || first == "'" else {
      return false
    }
    return text.last == first && !text.dropFirst().dropLast().contains(first)
  }

  /// The Okta profile attributes that it names, `user.` left off, in order of appearance.
  public static func sources(of expression: String) -> [String] {
    var names: [String] = []
    var rest = expression[...]
    while let found = rest.firstRange(ofText: "user.") {
      let before = rest[..<found.lowerBound].last
      let name = String(rest[found.upperBound...].prefix(while: \.isNamePart))
      rest = rest[found.upperBound...]
      guard !name.isEmpty, before.map({ !$0.isNamePart && $0 != "." }) ?? true,
        !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }

  private static let pairs: [Character: Character] = [")": "(", "]": "[", "}": "{"]
}

extension Shortfall {
  fileprivate static func tooLong(_ count: Int) -> Shortfall {
    Shortfall(
      reason:
        "The expression has \(grouped(count)) characters, and \(grouped(ExpressionRules.limit)) "
        + "are the most.",
      remedy: "Shorten it, or put the value into an Okta profile attribute first.")
  }

  fileprivate static let control = Shortfall(
    reason: "The expression has a control character in it.", remedy: "Type it anew, on one line.")

  fileprivate static func unclosed(_ character: Character) -> Shortfall {
    Shortfall(
      reason: "The expression has a \(character) that is not closed.",
      remedy: "Close it, or take it out.")
  }

  fileprivate static func unopened(_ character: Character) -> Shortfall {
    Shortfall(
      reason: "The expression closes a \(character) that was not opened.",
      remedy: "Open it, or take it out.")
  }
}
