import Testing

@testable import Screens

@Suite("Reading a screen file")
struct ScreenReaderTests {
  @Test(
    "Conditions are a word or a list of words",
    arguments: [
      (#""roles""#, [Condition(.roles)]),
      (#"["!plan-empty", "signed-in"]"#, [Condition(.planEmpty, negated: true), .init(.signedIn)]),
      ("[]", []),
    ] as [(String, [Condition])])
  func conditions(json: String, expected: [Condition]) {
    let text = ScreenFile.with(block: #"{"paragraph": "P.", "when": \#(json)}"#)
    #expect(
      ScreenReader.read(file: "4-x.json", text: text).screen?.screen.blocks[0].when == expected)
  }

  @Test(
    "The head of a file is held to its rules",
    arguments: [
      (#""id": "4-x""#, #""id": "4-y""#, #"2:9: the id is "4-y", so the file must be 4-y.json"#),
      (#""id": "4-x""#, #""id": "4_x""#, "2:9: an id has small letters, digits and hyphens alone"),
      (#""id": "4-x""#, #""id": """#, "2:9: an id has small letters, digits and hyphens alone"),
      (
        #""part": "side""#, #""part": "sides""#,
        #"3:11: unknown part "sides"; did you mean "side"?"#
      ),
      (#""step": 4"#, #""step": 6"#, "4:11: expected a step from 1 to 5, or null"),
      (#""step": 4"#, #""step": "4""#, "4:11: expected a step from 1 to 5, or null"),
      (#""step": 4"#, #""step": 3"#, #"2:9: expected an id that begins with "3-""#),
      (
        #""side""#, #""trouble""#,
        #"4:11: a screen of part "trouble" has no step"#
      ),
      (#""order": 1"#, #""order": 1.5"#, "5:12: expected a whole number, found a number"),
      (#""order": 1"#, #""order": true"#, "5:12: expected a whole number, found true or false"),
      (
        #""A title""#, #""\#(String(repeating: "x", count: 49))""#,
        "6:12: the title has 49 characters; at most 48"
      ),
      (#""title""#, #""titel""#, #"6:3: unknown key "titel"; did you mean "title"?"#),
      (
        "\"blocks\": [", "\"blocks\": 7, \"when\": [",
        "7:13: expected a list of blocks, found a number"
      ),
      (#"{"table": "plan"}"#, "", "7:13: expected a list of blocks, found an empty one"),
      (#""order": 1,"#, #""order": 1"#, #"6:3: expected "," or "}", found a quotation mark"#),
    ])
  func head(old: String, new: String, message: String) throws {
    let text = ScreenFile.with(block: #"{"table": "plan"}"#)
    let range = try #require(text.firstRange(of: old))
    let found = ScreenFile.problems(text.replacingCharacters(of: range, with: new))
    #expect(found.contains("Screens/4-x.json:" + message))
  }

  @Test("A screen of a step needs the step")
  func stepWithoutNumber() {
    let text = """
      {"id": "x", "part": "step", "order": 1, "title": "T", "blocks": [{"table": "plan"}]}
      """
    #expect(
      ScreenFile.problems(text, file: "x.json") == [
        #"x.json:1:21: a screen of part "step" needs a step from 1 to 5"#
      ])
  }

  @Test("All that is wrong is reported at once, and a missing key with the place of its object")
  func severalProblems() {
    #expect(
      ScreenFile.problems(
        #"{"id": "4-x", "part": "side", "blocks": [{"paragraf": "P."}, {"copy": "L"}]}"#)
        == [
          #"Screens/4-x.json:1:1: missing "order""#,
          #"Screens/4-x.json:1:1: missing "title""#,
          #"Screens/4-x.json:1:43: unknown key "paragraf"; did you mean "paragraph"?"#,
          #"Screens/4-x.json:1:62: missing "value""#,
        ])
    #expect(ScreenFile.problems("[]") == ["Screens/4-x.json:1:1: expected a screen, found a list"])
    #expect(ScreenFile.problems("") == ["Screens/4-x.json:1:1: expected a value, found the end"])
  }

  @Test("A file that is no page of text is refused")
  func tooLarge() {
    let text = String(repeating: " ", count: 300_000)
    #expect(
      ScreenFile.problems(text) == [
        "Screens/4-x.json:1:1: expected at most 262144 bytes, found 300000"
      ])
  }
}

extension String {
  fileprivate func replacingCharacters(of range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
