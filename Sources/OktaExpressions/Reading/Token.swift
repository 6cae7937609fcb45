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
