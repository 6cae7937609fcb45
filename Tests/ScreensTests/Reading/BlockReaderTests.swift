import SetupCore
import Testing

@testable import Screens

@Suite("Reading the blocks of a screen")
struct BlockReaderTests {
  @Test(
    "Each kind of block is read",
    arguments: [
      (#"{"paragraph": "Of ${org}."}"#, .paragraph("Of ${org}.")),
      (#"{"callout": "So."}"#, .callout(.note, "So.")),
      (#"{"callout": "So.", "kind": "warning"}"#, .callout(.warning, "So.")),
      (#"{"todo": ["One.", "Two."]}"#, .todo(["One.", "Two."])),
      (#"{"copy": "Name", "value": "a!b"}"#, .copy(label: "Name", value: "a!b")),
      (#"{"link": "Open", "url": "https://x/#!y"}"#, .link(label: "Open", url: "https://x/#!y")),
      (#"{"help": "https://docs.example/a"}"#, .help(url: "https://docs.example/a")),
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
    let (read, problems) = ScreenReader.read(file: "4-x.json", text: ScreenFile.with(block: json))
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
    let read = ScreenReader.read(file: "4-x.json", text: ScreenFile.with(block: json)).screen
    #expect(read?.screen.blocks == [Block(.choice(choice))])
  }

  @Test(
    "A block that is wrong is named with its place and what was expected",
    arguments: [
      (#"{"paragraf": "P."}"#, #"8:6: unknown key "paragraf"; did you mean "paragraph"?"#),
      (
        #"{"text": "P."}"#,
        #"8:6: unknown key "text"; expected "paragraph", "callout", "todo", "copy", "link", "#
          + #""help", "preconditions", "field", "choice", "table", "picker", "action", "draft""#
      ),
      (
        "{}",
        "8:5: expected a block with one of paragraph, callout, todo, copy, link, help, preconditions, "
          + "field, choice, table, picker, action, draft"
      ),
      ("7", "8:5: expected a block, found a number"),
      (#"{"paragraph": 7}"#, "8:19: expected a string, found a number"),
      (#"{"paragraph": ""}"#, "8:19: expected some text, found an empty string"),
      (
        #"{"paragraph": "P.", "todo": ["T."]}"#,
        #"8:25: unknown key "todo"; expected "paragraph", "when", "below""#
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
        #"8:38: unknown key "screen"; expected "action", "when", "label", "below""#
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
    #expect(ScreenFile.problems(ScreenFile.with(block: json)) == ["Screens/4-x.json:" + message])
  }
}
