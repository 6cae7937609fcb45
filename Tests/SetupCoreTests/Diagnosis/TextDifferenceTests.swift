import Testing

@testable import SetupCore

/// Nearly right names, place by place.
@Suite("Differences of texts")
struct TextDifferenceTests {
  static let cases: [(actual: String, expected: String, says: String)] = [
    (
      "urn:ietf:params:scim:\u{0455}chemas", "urn:ietf:params:scim:schemas",
      "Character 22 is “\u{0455}” (U+0455, Cyrillic small letter dze), not “s”."
    ),
    ("core:2.O:User", "core:2.0:User", "Character 8 is the capital letter O, not the digit 0."),
    ("startdate ", "startdate", "Character 10 is a blank, one too many."),
    ("start\u{200B}date", "startdate", "Character 6 is U+200B (zero width space), one too many."),
    (
      "startdate\u{FEFF}", "startdate",
      "Character 10 is U+FEFF (byte order mark), one too many."
    ),
    ("rn:ietf", "urn:ietf", "“u” is missing before character 1."),
    ("urn_ietf", "urn:ietf", "Character 4 is “_”, not “:”."),
    ("branc", "branch", "“h” is missing before character 6."),
    ("ma\u{0301}p", "map", "Character 3 is U+0301 (combining acute accent), one too many."),
    (
      "abXdeYghZjkWm", "abcdefghijklm",
      "Character 3 is “X”, not “c”. Character 6 is “Y”, not “f”. Character 9 is “Z”, not “i”. "
        + "And 1 more."
    ),
    ("githubusername", "startdate", "It is another text."),
    ("", "branch", "It is another text."),
    (String(repeating: "a", count: 201), "branch", "It is another text."),
    ("branch", "branch", ""),
  ]

  @Test("What differs is said place by place", arguments: cases.indices)
  func sentence(_ index: Int) {
    let (actual, expected, says) = Self.cases[index]
    let difference = TextDifference(actual: actual, expected: expected)
    #expect(difference.sentence == says)
    #expect(difference.isEmpty == (actual == expected))
  }

  @Test("The parts rebuild both texts", arguments: cases.indices)
  func parts(_ index: Int) {
    let (actual, expected, _) = Self.cases[index]
    var (one, other) = (String.UnicodeScalarView(), String.UnicodeScalarView())
    for part in TextDifference(actual: actual, expected: expected).parts {
      switch part {
      case .same(let text):
        one.append(contentsOf: text.unicodeScalars)
        other.append(contentsOf: text.unicodeScalars)
      case .replaced(let due, let scalar, _):
        one.append(scalar)
        other.append(due)
      case .missing(let due, _): other.append(due)
      case .extra(let scalar, _): one.append(scalar)
      }
    }
    guard actual.unicodeScalars.count <= TextDifference.limit else { return }
    #expect(one.elementsEqual(actual.unicodeScalars))
    #expect(other.elementsEqual(expected.unicodeScalars))
  }

  @Test("A namespace is right to the scalar, or it differs")
  func namespaces() {
    #expect(NamespaceDifference(coreUserNamespace) == nil)
    #expect(
      NamespaceDifference(coreUserNamespace + " ")?.sentence
        == "its External namespace is “\(coreUserNamespace) ”. "
        + "Character 43 is a blank, one too many.")
    #expect(
      NamespaceDifference("example")?.sentence
        == "its External namespace is “example”, and has to be \(coreUserNamespace).")
    #expect(
      NamespaceDifference(coreUserNamespace + "\u{1B}")?.sentence
        == "its External namespace is “\(coreUserNamespace)”. "
        + "Character 43 is U+001B (control character), one too many.")
  }

  @Test("No sentence has a character that can't be seen")
  func visible() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = CharacterNames.describe(value)
      if scalar.isUnseen {
        #expect(!text.unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
      }
    }
  }
}
