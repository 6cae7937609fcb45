import SetupCore
import Testing

@testable import Screens

@Suite("Reading a screen file")
struct ScreenReaderTests {
  /// A right file with one block, which begins at line 8, column 5.
  private func file(block: String) -> String {
    """
    {
      "id": "4-x",
      "part": "side",
      "step": 4,
      "order": 1,
      "title": "A title",
      "blocks": [
        \(block)
      ]
    }
    """
  }

  private func problems(_ text: String, file: String = "Screens/4-x.json") -> [String] {
    ScreenReader.read(file: file, text: text).problems.map(\.description)
  }

  @Test(
    "Each kind of block is read",
    arguments: [
      (#"{"paragraph": "Of ${org}."}"#, .paragraph("Of ${org}.")),
      (#"{"callout": "So."}"#, .callout(.note, "So.")),
      (#"{"callout": "So.", "kind": "warning"}"#, .callout(.warning, "So.")),
      (#"{"todo": ["One.", "Two."]}"#, .todo(["One.", "Two."])),
      (#"{"copy": "Name", "value": "a!b"}"#, .copy(label: "Name", value: "a!b")),
      (#"{"link": "Open", "url": "https://x/#!y"}"#, .link(label: "Open", url: "https://x/#!y")),
      (#"{"preconditions": ["app-created"]}"#, .preconditions([.appCreated])),
      (
        #"{"field": "okta-token", "label": "Token", "hint": "H.", "secret": true}"#,
        .field(Field(id: .oktaToken, label: "Token", hint: "H.", secret: true))
      ),
      (#"{"field": "okta-url", "label": "URL"}"#, .field(Field(id: .oktaURL, label: "URL"))),
      (#"{"table": "mappings-picture"}"#, .table(.mappingsPicture)),
      (#"{"picker": "backup"}"#, .picker(.backup)),
      (#"{"action": "look", "label": "Look"}"#, .action(Action("Look", .probe, .probe))),
      (
        #"{"action": "attest", "label": "On", "precondition": "sync-connected", "role": "dx-admin"}"#,
        .action(Action("On", .attest, .attest(.syncConnected, .dxAdmin)))
      ),
      (
        #"{"action": "waive", "label": "W", "precondition": "backup-taken"}"#,
        .action(Action("W", .waive, .waive(.backupTaken)))
      ),
      (
        #"{"action": "go", "label": "G", "screen": "5-y"}"#, .action(Action("G", .go, .open("5-y")))
      ),
      (#"{"action": "sign-in", "label": "S"}"#, .action(Action("S", .signIn, .signIn(.ask)))),
      (
        #"{"action": "sign-in", "label": "S", "way": "device"}"#,
        .action(Action("S", .signIn, .signIn(.device)))
      ),
      (
        #"{"action": "copy-draft", "label": "C", "draft": "d"}"#,
        .action(Action("C", .copyDraft, .copyDraft("d")))
      ),
      (
        #"{"draft": "d", "to": "DX support", "lines": ["Hello,", "", "- ${waived-list}"]}"#,
        .draft(Draft(id: "d", to: "DX support", lines: ["Hello,", "", "- ${waived-list}"]))
      ),
    ] as [(String, Block.Content)])
  func blocks(json: String, expected: Block.Content) {
    let (read, problems) = ScreenReader.read(file: "4-x.json", text: file(block: json))
    #expect(problems.map(\.description) == [])
    #expect(read?.screen.blocks == [Block(expected)])
  }

  @Test("A choice is read with its options")
  func choice() {
    let json = """
      {"choice": "use-cases", "multiple": true, "options": [
        {"value": "user-properties", "label": "P", "detail": "D."},
        {"value": "roles", "label": "R"}, {"value": "neither", "label": "N"}]}
      """
    let choice = Choice(
      id: .useCases, multiple: true,
      options: [
        .init(value: "user-properties", label: "P", detail: "D."),
        .init(value: "roles", label: "R"), .init(value: "neither", label: "N"),
      ])
    let read = ScreenReader.read(file: "4-x.json", text: file(block: json)).screen
    #expect(read?.screen.blocks == [Block(.choice(choice))])
  }

  @Test("Every action of the closed list can be written")
  func everyAction() {
    for id in ActionID.allCases {
      let keys =
        switch id {
        case .attest: #", "precondition": "app-created", "role": "okta-admin""#
        case .waive: #", "precondition": "app-created""#
        case .go: #", "screen": "x""#
        case .copyDraft, .saveDraft: #", "draft": "d""#
        default: ""
        }
      let json = #"{"action": "\#(id.rawValue)", "label": "L"\#(keys)}"#
      let read = ScreenReader.read(file: "4-x.json", text: file(block: json))
      guard case .action(let action) = read.screen?.screen.blocks.first?.content else {
        Issue.record("\(id): \(read.problems)")
        continue
      }
      #expect(action.id == id)
    }
  }

  @Test(
    "Conditions are a word or a list of words",
    arguments: [
      (#""roles""#, [Condition(.roles)]),
      (#"["!plan-empty", "signed-in"]"#, [Condition(.planEmpty, negated: true), .init(.signedIn)]),
      ("[]", []),
    ] as [(String, [Condition])])
  func conditions(json: String, expected: [Condition]) {
    let text = file(block: #"{"paragraph": "P.", "when": \#(json)}"#)
    #expect(
      ScreenReader.read(file: "4-x.json", text: text).screen?.screen.blocks[0].when == expected)
  }

  @Test(
    "A block that is wrong is named with its place and what was expected",
    arguments: [
      (#"{"paragraf": "P."}"#, #"8:6: unknown key "paragraf"; did you mean "paragraph"?"#),
      (
        #"{"text": "P."}"#,
        #"8:6: unknown key "text"; expected "paragraph", "callout", "todo", "copy", "link", "#
          + #""preconditions", "field", "choice", "table", "picker", "action", "draft""#
      ),
      (
        "{}",
        "8:5: expected a block with one of paragraph, callout, todo, copy, link, preconditions, "
          + "field, choice, table, picker, action, draft"
      ),
      ("7", "8:5: expected a block, found a number"),
      (#"{"paragraph": 7}"#, "8:19: expected a string, found a number"),
      (#"{"paragraph": ""}"#, "8:19: expected some text, found an empty string"),
      (
        #"{"paragraph": "P.", "todo": ["T."]}"#,
        #"8:25: unknown key "todo"; expected "paragraph", "when""#
      ),
      (
        #"{"callout": "C.", "kind": "warn"}"#,
        #"8:31: unknown kind of callout "warn"; expected "note", "warning""#
      ),
      (#"{"todo": "T."}"#, "8:14: expected a list of things to do, found a string"),
      (#"{"todo": []}"#, "8:14: expected a list of things to do, found an empty one"),
      (#"{"todo": ["T.", null]}"#, "8:21: expected a text, found null"),
      (#"{"copy": "L"}"#, #"8:5: missing "value""#),
      (#"{"link": "L", "url": "http://x"}"#, "8:26: expected an address that begins with https://"),
      (
        #"{"preconditions": ["app-create"]}"#,
        #"8:24: unknown precondition "app-create"; did you mean "app-created"?"#
      ),
      (
        #"{"field": "okta-tokn", "label": "L"}"#,
        #"8:15: unknown field "okta-tokn"; did you mean "okta-token"?"#
      ),
      (
        #"{"field": "okta-token", "label": "L"}"#,
        #"8:15: "okta-token" is a token and needs "secret": true"#
      ),
      (
        #"{"field": "okta-url", "label": "L", "secret": true}"#,
        #"8:15: "okta-url" is shown and must not have "secret": true"#
      ),
      (
        #"{"field": "okta-url", "label": "L", "secret": 1}"#,
        "8:51: expected true or false, found a number"
      ),
      (#"{"table": "plans"}"#, #"8:15: unknown table "plans"; did you mean "plan"?"#),
      (#"{"picker": "backups"}"#, #"8:16: unknown picker "backups"; did you mean "backup"?"#),
      (
        #"{"action": "ask-suport", "label": "L"}"#,
        #"8:16: unknown action "ask-suport"; did you mean "ask-support"?"#
      ),
      (#"{"action": "look"}"#, #"8:5: missing "label""#),
      (
        #"{"action": "look", "label": "L", "screen": "x"}"#,
        #"8:38: unknown key "screen"; expected "action", "when", "label""#
      ),
      (
        #"{"action": "attest", "label": "L", "precondition": "app-created"}"#,
        #"8:5: missing "role""#
      ),
      (
        #"{"action": "attest", "label": "L", "precondition": "backup-taken", "role": "dx-admin"}"#,
        #"8:56: "backup-taken" can't be attested"#
      ),
      (
        #"{"action": "attest", "label": "L", "precondition": "app-created", "role": "okta-admn"}"#,
        #"8:79: unknown role "okta-admn"; did you mean "okta-admin"?"#
      ),
      (
        #"{"action": "waive", "label": "L", "precondition": "use-case-chosen"}"#,
        #"8:55: "use-case-chosen" can't be waived"#
      ),
      (
        #"{"action": "sign-in", "label": "L", "way": "email"}"#,
        #"8:48: unknown way to sign in "email"; expected "ask", "found", "typed", "device", "dx""#
      ),
      (
        #"{"draft": "d", "to": "T", "lines": "L"}"#,
        "8:40: expected a list of lines, found a string"
      ),
      (
        #"{"paragraph": "P.", "when": "role"}"#,
        #"8:33: unknown condition "role"; did you mean "roles"?"#
      ),
      (
        #"{"paragraph": "P.", "when": ["!rols"]}"#,
        #"8:34: unknown condition "rols"; did you mean "roles"?"#
      ),
      (
        #"{"paragraph": "P.", "when": 1}"#,
        "8:33: expected a condition or a list of them, found a number"
      ),
    ])
  func badBlocks(json: String, message: String) {
    #expect(problems(file(block: json)) == ["Screens/4-x.json:" + message])
  }

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
    #expect(problems(file(block: json)) == ["Screens/4-x.json:" + message])
  }

  @Test("Texts at the limit, with dollars that are none of ours, pass")
  func limits() {
    let long = String(repeating: "é", count: 400)
    #expect(problems(file(block: #"{"paragraph": "\#(long)"}"#)) == [])
    #expect(problems(file(block: #"{"paragraph": "5 $ and $HOME"}"#)) == [])
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
    let text = file(block: #"{"table": "plan"}"#)
    let range = try #require(text.firstRange(of: old))
    let found = problems(text.replacingCharacters(of: range, with: new))
    #expect(found.contains("Screens/4-x.json:" + message))
  }

  @Test("A screen of a step needs the step")
  func stepWithoutNumber() {
    let text = """
      {"id": "x", "part": "step", "order": 1, "title": "T", "blocks": [{"table": "plan"}]}
      """
    #expect(
      problems(text, file: "x.json") == [
        #"x.json:1:21: a screen of part "step" needs a step from 1 to 5"#
      ])
  }

  @Test("All that is wrong is reported at once, and a missing key with the place of its object")
  func severalProblems() {
    #expect(
      problems(#"{"id": "4-x", "part": "side", "blocks": [{"paragraf": "P."}, {"copy": "L"}]}"#)
        == [
          #"Screens/4-x.json:1:1: missing "order""#,
          #"Screens/4-x.json:1:1: missing "title""#,
          #"Screens/4-x.json:1:43: unknown key "paragraf"; did you mean "paragraph"?"#,
          #"Screens/4-x.json:1:62: missing "value""#,
        ])
    #expect(problems("[]") == ["Screens/4-x.json:1:1: expected a screen, found a list"])
    #expect(problems("") == ["Screens/4-x.json:1:1: expected a value, found the end"])
  }

  @Test("A file that is no page of text is refused")
  func tooLarge() {
    let text = String(repeating: " ", count: 300_000)
    #expect(
      problems(text) == ["Screens/4-x.json:1:1: expected at most 262144 bytes, found 300000"])
  }
}

extension String {
  fileprivate func replacingCharacters(of range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
