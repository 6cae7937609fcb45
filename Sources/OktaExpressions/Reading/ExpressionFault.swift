/// What makes an expression wrong for Okta, whatever functions and attributes there are.
public struct ExpressionFault: Error, Hashable, Sendable {
  /// The kinds of faults, each with what was seen.
  enum Kind: Hashable, Sendable {
    /// A character that no expression has outside quotation marks.
    case character(Character)
    /// A quotation mark or bracket without its partner.
    case unclosed(Character)
    case unopened(Character)
    /// The beginning with `=`, as in a spreadsheet.
    case leadingEqualsSign
    /// A single `=`, `&` or `|`.
    case single(Character, instead: String)
    /// Two values beside each other, shown.
    case noOperator(String, String)
    /// An operator at the end, or one without a value before or after it.
    case noValue(after: String)
    case noValueBefore(String)
    /// A dot without a name after it, or two dots.
    case noName
    /// `? :` with a space, which is neither `?:` nor a condition with two values.
    case spacedFallback
    /// `condition ? a` without `: b`.
    case noElse
    /// A function called with another number of values than it takes.
    case arguments(function: String, count: Int, takes: ArgumentCount)
    /// A bracket that holds nothing.
    case emptyBrackets
    /// A token that can't stand where it does.
    case misplaced(String)
    /// Brackets within brackets, more than any mapping has.
    case tooDeep
  }

  var kind: Kind
  /// Where it is seen: characters from the beginning, counted from 1.
  public var place: Int

  init(_ kind: Kind, at place: Int) {
    self.kind = kind
    self.place = place
  }
}

/// Part of an expression that Okta may know and this program doesn't: no fault, and no value.
public struct UnknownPart: Error, Hashable, Sendable {
  /// The part as it is written, or the beginning of it.
  public var name: String
  /// Where it is seen: characters from the beginning, counted from 1.
  public var place: Int
  /// What Okta has that is spelled nearly alike; nil for nothing.
  public var near: String?

  /// A sentence that names the part, and what it may have been meant to be.
  public var sentence: String {
    let unknown = "\(name) at character \(place) is not known here"
    guard let near else { return unknown + ". Try it in Okta's preview." }
    return unknown + ", but \(near) is: letter case counts."
  }
}
