/// What a reader would stumble over in a text for a person: what is left of an empty list, a number that
/// doesn't fit its noun, spaces too many, an end without a full stop.
public struct ReadersChecklist {
  private let signs: [(fault: String, sign: Regex<AnyRegexOutput>)]

  /// Its signs, made once for many texts.
  public init() throws {
    let nouns = "person|group|value|row|attribute|event|entry|day|hour|minute|month"
    let plurals =
      "people|persons|groups|values|rows|attributes|events|entries|days|hours|minutes|months"
    signs = try [
      ("two spaces", "[^ ]  [^ ]"), ("a space before a stop", " [.,;]( |$)"),
      ("an empty list", ": [.,;]|\\(\\)|, ,|, and[.,;]|\\b(of|for|to) [.,;]|^and |“”"),
      ("one and a plural", "(^|[^0-9,.])1 (\(plurals))\\b"),
      ("a number and a singular", "(^| )(0|[2-9]|[1-9][0-9,]+) (\(nouns))\\b"),
      ("a plural verb", "(^|[.;:] )1 (person|group|value|row|attribute) (are|have|were)\\b"),
      ("no end", "[^.?:!”)]$"),
    ].map { ($0, try Regex($1)) }
  }

  /// The faults of a sentence or several, each with what shows it; empty if it reads well.
  public func faults(in text: String) -> [String] {
    signs.compactMap { text.contains($0.sign) ? "\($0.fault): \(text)" : nil }
  }
}
