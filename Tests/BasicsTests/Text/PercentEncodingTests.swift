import Basics
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "There and back",
    arguments: [
      ("a-b_c.d~9", "a-b_c.d~9"), ("a b&c=d/é", "a%20b%26c%3Dd%2F%C3%A9"), ("+", "%2B"),
    ])
  func both(text: String, encoded: String) {
    #expect(PercentEncoding.encoded(text) == encoded)
    #expect(PercentEncoding.decoded(encoded) == text)
  }

  @Test("What is no code stays, and a plus is a blank only in forms")
  func odd() {
    #expect(PercentEncoding.decoded("%4x%") == "%4x%")
    #expect(PercentEncoding.decoded("a+b") == "a+b")
    #expect(PercentEncoding.decoded("a+b", plusIsBlank: true) == "a b")
  }
}
