import Testing

@testable import Terminal

@Suite("Base64 for the clipboard")
struct Base64Tests {
  // RFC 4648, section 10.
  @Test(
    "The standard's own examples",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func examples(text: String, encoded: String) { #expect(base64(Array(text.utf8)) == encoded) }
}
