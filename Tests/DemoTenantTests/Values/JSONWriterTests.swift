import Testing

@testable import DemoTenant

@Suite("Writing JSON")
struct JSONWriterTests {
  private static let cases: [(JSON, String)] = [
    (nil, "null"), (true, "true"), (-12, "-12"), ("", "\"\""), ([], "[]"), ([:], "{}"),
    ([1, "a", nil], "[1,\"a\",null]"),
    (["b": 1, "a": [false]], "{\"b\":1,\"a\":[false]}"),
    ("a\"b\\c", #""a\"b\\c""#), ("\u{7}\n\u{1B}", "\"\\u0007\\u000a\\u001b\""),
    ("Zoë \u{200B}", "\"Zoë \u{200B}\""),
  ]

  @Test("Order is kept, control characters are escaped", arguments: cases)
  func writes(_ value: JSON, _ text: String) throws {
    #expect(String(decoding: value.bytes, as: UTF8.self) == text)
  }

  @Test("What is written can be read")
  func reads() throws {
    let text = String((0..<0x180).compactMap(Unicode.Scalar.init).map(Character.init))
    #expect(try Value(JSON.string(text).bytes).text == text)
  }
}
