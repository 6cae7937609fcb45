import Basics
import SetupCore

/// A name from outside as a sentence says it: visible, and not endless.
func printable(_ name: String) -> String { name.visible(lines: false).bounded(to: 200) }

/// An argument as a mistake says it: a token that was typed there is not said again.
func typed(_ word: String) -> String {
  printable(looksLikeToken(word) ? redacted(word) : word)
}

extension String {
  /// The text with whatever moves the cursor, or can't be seen, as its code point: `a<U+001B>[2J`.
  ///
  /// The joiners that writing needs stay, and where it has lines, their ends.
  func visible(lines: Bool) -> String {
    func isRaw(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
      guard scalar.isControl else { return scalar.isInvisible && !scalar.isJoiner }
      let endsLine = scalar == "\n" || (scalar == "\r" && next == "\n")
      return !(lines && endsLine)
    }
    guard unicodeScalars.contains(where: { isRaw($0, before: nil) }) else { return self }
    let following = unicodeScalars.dropFirst().map(Optional.some) + [nil]
    return zip(unicodeScalars, following).map { scalar, next in
      isRaw(scalar, before: next) ? "<\(scalar.codePoint)>" : String(scalar)
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Its code point, `U+200B`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
