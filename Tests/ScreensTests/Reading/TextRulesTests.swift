import Testing

@testable import Screens

@Suite("The rules for texts of screens")
struct TextRulesTests {
  @Test(
    "Texts keep to the rules of tone and length",
    arguments: [
      (#"{"paragraph": "Done!"}"#, "8:19: a text must not have exclamation marks"),
      (
        #"{"draft": "d", "to": "T", "lines": ["Hi!"]}"#,
        "8:41: a text must not have exclamation marks"
      ),
      (#"{"paragraph": "a\u001b[31m"}"#, "8:19: a text must not hold the control character U+001B"),
      (#"{"paragraph": "a\nb"}"#, "8:19: a text must not hold the control character U+000A"),
      (#"{"paragraph": "a\u202eb"}"#, "8:19: a text must not hold the control character U+202E"),
      (
        #"{"copy": "L", "value": "a\u200bb"}"#,
        "8:28: a text must not hold the control character U+200B"
      ),
      (
        #"{"paragraph": "\#(String(repeating: "é", count: 401))"}"#,
        "8:19: the paragraph has 401 characters; at most 400"
      ),
      (
        #"{"todo": ["\#(String(repeating: "x", count: 241))"]}"#,
        "8:15: the item has 241 characters; at most 240"
      ),
      (
        #"{"action": "look", "label": "\#(String(repeating: "x", count: 61))"}"#,
        "8:33: the label has 61 characters; at most 60"
      ),
      (
        #"{"paragraph": "${orgg}"}"#,
        #"8:19: unknown placeholder "orgg"; did you mean "org"?"#
      ),
      (#"{"paragraph": "${org"}"#, #"8:19: "${" has no "}""#),
      (
        #"{"paragraph": "${plan-lines}"}"#,
        #"8:19: "${plan-lines}" has several lines; only a draft can hold it"#
      ),
    ])
  func texts(json: String, message: String) {
    #expect(ScreenFile.problems(ScreenFile.with(block: json)) == ["Screens/4-x.json:" + message])
  }

  @Test("Texts at the limit, with dollars that are none of ours, pass")
  func limits() {
    let long = String(repeating: "é", count: 400)
    #expect(ScreenFile.problems(ScreenFile.with(block: #"{"paragraph": "\#(long)"}"#)) == [])
    #expect(ScreenFile.problems(ScreenFile.with(block: #"{"paragraph": "5 $ and $HOME"}"#)) == [])
  }
}
