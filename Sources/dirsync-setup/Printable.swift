import Basics
import SetupCore

/// A name from outside as a sentence says it: visible, and not endless.
func printable(_ name: String) -> String { name.visible(lines: false).bounded(to: 200) }

/// An argument as a mistake says it: a token that was typed there is not said again.
func typed(_ word: String) -> String { printable(redacted(word)) }

extension String {
  /// The text with whatever moves the cursor, or can't be seen, as its code point: `a<U+001B>[2J`.
  ///
  /// The joiners that writing needs stay, and where it has lines, their ends.
  func visible(lines: Bool) -> String {
    func isRaw(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isControl ? !(lines && scalar == "\n") : scalar.isInvisible && !scalar.isJoiner
    }
    guard unicodeScalars.contains(where: isRaw) else { return self }
    return unicodeScalars.map { isRaw($0) ? "<\($0.codePoint)>" : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// Its code point, `U+200B`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
