import Testing

@testable import SetupCore

@Suite("E-mails: the form to compare by, and what counts as one")
struct EmailAddressTests {
  static let cases: [(cell: String, canonical: String, isValid: Bool)] = [
    ("one@example.com", "one@example.com", true),
    ("  One@Example.COM ", "one@example.com", true),
    ("o'ne+tag_1.x@sub-1.example.co.uk", "o'ne+tag_1.x@sub-1.example.co.uk", true),
    ("\"quoted\"@example.com", "\"quoted\"@example.com", true),
    ("!@1.2", "!@1.2", true),
    ("a@-.-", "a@-.-", true),
    ("ÄÖ@EXAMPLE.com", "äö@example.com", true),
    ("a@Bücher.example.com", "a@bücher.example.com", true),
    ("a@bu\u{308}cher.example.com", "a@bu\u{308}cher.example.com", true),
    ("İ@example.com", "i\u{307}@example.com", true),
    ("", "", false),
    ("   ", "", false),
    ("one", "one", false),
    ("@example.com", "@example.com", false),
    ("one@", "one@", false),
    ("one@example", "one@example", false),
    ("one@example.", "one@example.", false),
    ("one@.com", "one@.com", false),
    ("one@example..com", "one@example..com", false),
    ("one@example.com.", "one@example.com.", false),
    ("one@@example.com", "one@@example.com", false),
    ("one@two@example.com", "one@two@example.com", false),
    ("o ne@example.com", "o ne@example.com", false),
    ("one@exam ple.com", "one@exam ple.com", false),
    ("\tone@example.com", "one@example.com", false),
    ("one@example.com\n", "one@example.com", false),
    ("on\u{7F}e@example.com", "one@example.com", false),
    ("on\u{0}e@example.com", "one@example.com", false),
    ("on\u{A0}e@example.com", "one@example.com", false),
    ("on\u{85}e@example.com", "one@example.com", false),
    ("one@exa_mple.com", "one@exa_mple.com", false),
    ("one@\u{308}a.com", "one@\u{308}a.com", false),
    ("one@example\u{200B}.com", "one@example.com", false),
    (" \u{A0} one@example.com \u{3000} ", "one@example.com", false),
    ("One <one@example.com>", "one <one@example.com>", false),
  ]

  @Test("Canonical form and shape", arguments: cases)
  func shape(_ example: (cell: String, canonical: String, isValid: Bool)) {
    let email = EmailAddress(example.cell)
    #expect(Array(email.canonical.utf8) == Array(example.canonical.utf8))
    #expect(email.isValid == example.isValid)
  }

  /// A letter beyond ASCII in the local part takes the other way through, and changes nothing.
  @Test("Both ways, ASCII and not, judge alike")
  func bothWays() {
    var random = SmallRandom(seed: 3)
    let pool = ["a", "Z", "9", "-", ".", "@", " ", "_", "\t", "ex.co"]
    var valid = 0
    for _ in 0..<20_000 {
      let text = (0..<random.below(9)).map { _ in pool[random.below(pool.count)] }.joined()
      let plain = EmailAddress("x" + text)
      let other = EmailAddress("é" + text)
      #expect(plain.isValid == other.isValid, "\(text)")
      #expect(plain.canonical.dropFirst() == other.canonical.dropFirst(), "\(text)")
      valid += plain.isValid ? 1 : 0
    }
    #expect(valid > 100)
  }
}
