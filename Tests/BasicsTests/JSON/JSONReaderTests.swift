import Basics
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  @Test(
    "Every form of value is read",
    arguments: [
      ("null", .null), (" true ", true), ("false", false), ("0", 0), ("-12", -12),
      (#""""#, ""), ("[]", []), ("{}", [:]), ("[ 1 , 2 ]", [1, 2]),
      (#"{"a":[{"b":null}]}"#, ["a": [["b": nil]]]),
      (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
      (#""\u00e9 é \u20ac""#, "é é €"), (#""\ud83d\ude00 😀""#, "😀 😀"),
      (#""\uD834\uDD1E""#, "\u{1D11E}"), (#""\u0000""#, "\u{0}"),
      ("\u{FEFF}[1]", [1]), ("\t\r\n 7 \n", 7),
    ] as [(String, JSONValue)])
  func values(text: String, expected: JSONValue) throws {
    #expect(try JSONReader.value(text) == expected)
    #expect(try JSONReader.positioned(text).plain == expected)
  }

  @Test(
    "Numbers keep their spelling and their nearest double",
    arguments: [
      ("1.50", 1.5, nil), ("-0", 0, 0), ("1E3", 1000, nil), ("2e-2", 0.02, nil),
      ("1e+2", 100, nil), ("9007199254740993", 9_007_199_254_740_992, 9_007_199_254_740_993),
      ("1e999", .infinity, nil), ("99999999999999999999", 1e20, nil),
    ] as [(String, Double, Int?)])
  func numbers(text: String, value: Double, int: Int?) throws {
    let number = try #require(try JSONReader.value(text).number)
    #expect(number.text == text)
    #expect(number.value == value)
    #expect(number.int == int)
  }

  @Test(
    "What is wrong is told with its place and what was expected",
    arguments: [
      ("", "line 1, column 1: expected a value, found the end"),
      ("  \n ", "line 2, column 2: expected a value, found the end"),
      ("nul", "line 1, column 1: expected a value, found \"n\""),
      ("'a'", "line 1, column 1: expected a value, found \"'\""),
      ("é", "line 1, column 1: expected a value, found \"é\""),
      ("\u{7}", "line 1, column 1: expected a value, found a control character"),
      ("1 2", "line 1, column 3: expected nothing more, found \"2\""),
      ("[1,]", "line 1, column 4: expected a value, found \"]\""),
      ("[1 2]", #"line 1, column 4: expected "," or "]", found "2""#),
      ("[1", #"line 1, column 3: expected "," or "]", found the end"#),
      (
        "{\r\n  \"a\": 1\r\n  \"b\": 2\r\n}",
        #"line 3, column 3: expected "," or "}", found a quotation mark"#
      ),
      ("{\r\"a\": 1,\r}", #"line 3, column 1: expected a key in quotation marks, found "}""#),
      ("{a: 1}", #"line 1, column 2: expected a key in quotation marks, found "a""#),
      (#"{"a" 1}"#, #"line 1, column 6: expected ":", found "1""#),
      (
        #"{"é😀": 1, "a": 2, "a": 3}"#,
        #"line 1, column 19: expected each key once, found "a" again"#
      ),
      (#"["é😀", x]"#, #"line 1, column 8: expected a value, found "x""#),
      ("01", #"line 1, column 2: expected no digit after a leading zero, found "1""#),
      ("-", "line 1, column 2: expected a digit, found the end"),
      ("1.", "line 1, column 3: expected a digit, found the end"),
      ("1e", "line 1, column 3: expected a digit, found the end"),
      ("+1", #"line 1, column 1: expected a value, found "+""#),
      (#""abc"#, "line 1, column 5: expected a quotation mark to end the string, found the end"),
      (
        "\"a\nb\"",
        #"line 1, column 3: expected an escape such as \n, found a control character"#
      ),
      (
        #""\x""#,
        #"line 1, column 3: expected one of " \ / b f n r t u after the backslash, found "x""#
      ),
      (
        #""\u12g4""#,
        #"line 1, column 6: expected four hexadecimal digits after \u, found "g""#
      ),
      (#""\ud83d""#, "line 1, column 2: expected a whole surrogate pair, found half of one"),
      (#""\ude00""#, "line 1, column 2: expected a whole surrogate pair, found half of one"),
      (#""\ud83dA""#, "line 1, column 2: expected a whole surrogate pair, found half of one"),
      (
        #""\ud83d\ud83d""#,
        "line 1, column 2: expected a whole surrogate pair, found half of one"
      ),
    ])
  func errors(text: String, message: String) {
    #expect(throws: JSONError.self) { try JSONReader.value(text) }
    #expect(description { _ = try JSONReader.value(text) } == message)
    #expect(description { _ = try JSONReader.positioned(text) } == message)
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they stand",
    arguments: [
      ([0x22, 0xFF, 0x22], "line 1, column 1: expected UTF-8, found a string with other bytes"),
      ([0x22, 0xC3, 0x22], "line 1, column 1: expected UTF-8, found a string with other bytes"),
      (
        [0x22, 0xED, 0xA0, 0x80, 0x22],
        "line 1, column 1: expected UTF-8, found a string with other bytes"
      ),
      ([0x5B, 0xFE], "line 1, column 2: expected a value, found a byte that is not UTF-8"),
      ([0xFF, 0xFE, 0x5B], "line 1, column 1: expected a value, found a byte that is not UTF-8"),
    ] as [([UInt8], String)])
  func notUTF8(bytes: [UInt8], message: String) {
    #expect(description { _ = try JSONReader.value(utf8: bytes) } == message)
  }

  @Test("What is too large is refused before it is built")
  func limits() {
    let limits = JSONReader.Limits(bytes: 20, depth: 3, values: 4)
    func message(_ text: String) -> String? {
      description { _ = try JSONReader.value(text, limits: limits) }
    }
    #expect(message("[[[1]]]") == nil)
    #expect(message("[[[[1]]]]") == "line 1, column 4: expected at most 3 levels")
    #expect(message("[{\"a\":[{}]}]") == "line 1, column 8: expected at most 3 levels")
    #expect(message("[1,2,3]") == nil)
    #expect(message("[1,2,3,4]") == "line 1, column 8: expected at most 4 values")
    #expect(
      message("\"0123456789012345678\"")
        == "line 1, column 1: expected at most 20 bytes, found 21")
  }

  @Test("A text that is cut or damaged anywhere is an error or another value, never a crash")
  func damage() throws {
    let text = #"{"a":[1.5e-3,true,null,"é\ud83d\ude00\n"],"bc":{"d":[{}],"e":-0}}"#
    let bytes = Array(text.utf8)
    _ = try JSONReader.value(utf8: bytes)
    for length in bytes.indices {
      #expect(throws: JSONError.self) { try JSONReader.value(utf8: Array(bytes[..<length])) }
    }
    var refused = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << bit
        do {
          let value = try JSONReader.value(utf8: damaged)
          #expect(try JSONReader.value(value.text()) == value)
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count * 4)
  }

  @Test("A hundred thousand levels are an error and no overflow of the stack")
  func hostileDepth() {
    let text = String(repeating: "[", count: 100_000)
    #expect(
      description { _ = try JSONReader.value(text) }
        == "line 1, column 129: expected at most 128 levels")
  }

  @Test("A repeated key is found among many, and two spellings of an accent are two keys")
  func repeatedKeys() throws {
    let keys = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(try JSONReader.value("{\(keys)}").object?.members.count == 40)
    #expect(
      description { _ = try JSONReader.value("{\(keys),\"k3\":1}") }?
        .hasSuffix("expected each key once, found \"k3\" again") == true)
    #expect(try JSONReader.value("{\"\u{e9}\":1,\"e\u{301}\":2}").object?.members.count == 2)
  }

  @Test("Each key and value knows its line and column")
  func positions() throws {
    let text = "{\n  \"é\": [1,\r\n    \"x\"],\r  \"b\": {}\n}"
    let json = try JSONReader.positioned(text)
    guard case .object(let members) = json.content,
      case .array(let elements) = members[0].value.content
    else {
      Issue.record("not an object with a list: \(json)")
      return
    }
    #expect(json.at == .start)
    #expect(members.map(\.at) == [.init(line: 2, column: 3), .init(line: 4, column: 3)])
    #expect(members.map(\.value.at) == [.init(line: 2, column: 8), .init(line: 4, column: 8)])
    #expect(elements.map(\.at) == [.init(line: 2, column: 9), .init(line: 3, column: 5)])
    #expect(elements.map(\.kind) == ["a number", "a string"])
  }

  private func description(_ read: () throws -> Void) -> String? {
    do {
      try read()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
