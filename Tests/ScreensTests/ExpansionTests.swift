import SetupCore
import Testing

@testable import Screens

@Suite("Placeholders")
struct ExpansionTests {
  @Test(
    "A text is expanded with what is known and with defaults for the rest",
    arguments: [
      ("", ""), ("plain", "plain"), ("${org}", "acme.okta.com"),
      ("https://${org-admin}/x", "https://your-org-admin.okta.com/x"),
      ("${org}${org}", "acme.okta.comacme.okta.com"),
      ("a ${nope} ${", "a ${nope} ${"), ("$ $5 $${org}}", "$ $5 $acme.okta.com}"),
      ("${namespace}", "urn:ietf:params:scim:schemas:core:2.0:User"),
      ("${app-label}", "DX [31mred"), ("${backup-file}", "the user export"),
    ])
  func expand(text: String, expected: String) {
    let values: [Placeholder: String] = [
      .org: "acme.okta.com", .appLabel: "DX \u{1B}[31mred\u{202E}\n", .backupFile: "",
    ]
    #expect(Placeholder.expand(text, values: values) == expected)
  }

  @Test("Every placeholder has a default that is fit to be read")
  func fallbacks() {
    for placeholder in Placeholder.allCases {
      let shown = Placeholder.expand("${\(placeholder.rawValue)}", values: [:])
      #expect(shown == placeholder.fallback)
      #expect(!shown.isEmpty && !shown.contains("$"))
    }
  }

  @Test("What has no value is named, but for the namespace that needs none")
  func missing() {
    let url = "https://${org-admin}/admin/app/${app-name}/instance/${app-id}?${namespace}&${x}"
    #expect(
      Placeholder.missing(in: url, values: [.orgAdmin: "a", .appID: ""]) == [.appName, .appID])
    #expect(Placeholder.missing(in: "https://a/", values: [:]) == [])
  }

  @Test("A placeholder of several lines repeats what stands around it in a draft")
  func multiline() {
    let draft = Draft(
      id: "d", to: "T", lines: ["Hello ${org},", "", "- ${plan-lines};", "- ${waived-list}"])
    let values: [Placeholder: String] = [.planLines: "a (string) from x\nb\u{7} (string) from y"]
    #expect(
      draft.text(values: values) == """
        Hello your-org.okta.com,

        - a (string) from x;
        - b (string) from y;
        - nothing

        """)
    #expect(
      Draft(id: "d", to: "T", lines: ["- ${plan-lines}"]).expandedLines(values: [.planLines: ""])
        == ["- (no attribute is planned yet)"])
  }
}
