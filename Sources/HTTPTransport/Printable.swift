/// Text from outside, made fit for one line of a screen.
package enum Printable {
  /// The text without control and formatting characters, at most that many characters.
  ///
  /// Formatting characters turn the writing direction or hide text, so they go as well.
  package static func clipped(_ text: String, to limit: Int = 300) -> String {
    var kept = String.UnicodeScalarView()
    // A character may hold any number of scalars: the scalars are bounded before the characters.
    for scalar in text.unicodeScalars.prefix(limit * 4) where isPrintable(scalar) {
      kept.append(scalar)
    }
    let clean = String(kept)
    let short = clean.prefix(limit)
    let isWhole = short.endIndex == clean.endIndex && text.unicodeScalars.count <= limit * 4
    return isWhole ? clean : short + "…"
  }

  /// Whether the character shows as itself and moves nothing else.
  package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}
