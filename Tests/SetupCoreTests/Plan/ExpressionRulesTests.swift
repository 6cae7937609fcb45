import SetupCore
import Testing

@Suite("The rules for a mapping's expression")
struct ExpressionRulesTests {
  @Test(
    "What is wrong, with its place",
    arguments: [
      ("user.startDate", nil), ("", nil), ("String.replace(user.a, \"(\", \"\")", nil),
      ("tag_roles.^[primary==true].value", nil), ("len(user.a)", nil),
      ("String.replace(user.a", "The expression has a ( that is not closed, at character 15."),
      ("user.a)", "The expression closes a ) that was not opened, at character 7."),
      ("\"TRUE", "The expression has a \" that is not closed, at character 1."),
      ("a\u{7}b", "A character that can't be seen (U+0007) is at character 2."),
      ("“TRUE”", "The “ at character 1 is no quotation mark to Okta."),
      (
        "user.email\u{A0}+ user.b",
        "A space other than the plain one (U+00A0) is at character 11."
      ),
      ("=user.x", "The expression begins with =, as in a spreadsheet."),
      (
        String(repeating: "a", count: 1025),
        "The expression has 1,025 characters, and 1,024 are the most."
      ),
    ] as [(String, String?)])
  func problems(text: String, reason: String?) {
    #expect(ExpressionRules.problem(in: text)?.reason == reason)
    #expect(ExpressionRules.problem(planning: text)?.reason == reason)
  }

  @Test(
    "What texts hold keeps an expression out of the plan, and isn't wrong in Okta",
    arguments: [
      (
        "\"ada@example.com\"",
        "A text of the expression looks like an e-mail address, and none are kept."
      ),
      ("user.handle + \"@example.com\"", nil),
      (
        "user.a == 'x' ? \"00Ab3dE5gH7jK9mN1pQ3sT5vX7zB9dF1hJ3lN5pR7t\" : null",
        "A text of the expression looks like a token, and tokens are never kept."
      ),
      (
        "\"a\u{200B}\"",
        "A text of the expression holds a character that can't be seen (U+200B)."
      ),
      (
        "\"a\u{202E}\"",
        "A text of the expression holds a character that can't be seen (U+202E)."
      ),
      ("\"a\u{A0}b\"", nil),
    ] as [(String, String?)])
  func texts(text: String, reason: String?) {
    #expect(ExpressionRules.problem(planning: text)?.reason == reason)
    #expect(ExpressionRules.problem(in: text) == nil)
  }

  @Test("What isn't known here is planned, and told")
  func unknown() {
    #expect(ExpressionRules.problem(planning: "len(user.a) + User.b") == nil)
    #expect(
      ExpressionRules.notice(for: "len(user.a) + User.b")
        == "len at character 1 is not known here. Try it in Okta's preview. User at character 15 "
        + "is not known here, but user is: letter case counts.")
    #expect(ExpressionRules.notice(for: "user.a") == nil)
  }

  @Test("White space outside quotation marks is made plain, inside it stays")
  func plain() {
    #expect(
      ExpressionRules.plain("user.a\u{A0}+\t'a\u{A0}\"b'\n+ \"it's\u{2003}\"")
        == "user.a + 'a\u{A0}\"b' + \"it's\u{2003}\"")
  }

  @Test("Literals, sources and calls are found")
  func parts() {
    #expect(ExpressionRules.isLiteral("\"TRUE\""))
    #expect(ExpressionRules.isLiteral("TRUE"))
    #expect(!ExpressionRules.isLiteral("\"a\" + \"b\""))
    #expect(
      ExpressionRules.sources(of: "user.a + appuser.b + String.len(user.cD) + user.a") == [
        "a", "cD",
      ])
    #expect(ExpressionRules.calls("getManagerUser", in: "getManagerUser('x').login"))
    #expect(!ExpressionRules.calls("getManagerUser", in: "user.getManagerUser"))
  }

  @Test("Two are the same however they are written")
  func same() {
    #expect(ExpressionRules.isSame("( user.a )", as: "user.a"))
    #expect(ExpressionRules.isSame("user.a+'x'", as: "user.a + \"x\""))
    #expect(!ExpressionRules.isSame("\"a b\"", as: "\"a  b\""))
  }
}
