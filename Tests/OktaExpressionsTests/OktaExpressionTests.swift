import Testing

@testable import OktaExpressions

/// Expressions that Okta's reference has, or that mappings to DX use.
let goodExpressions = [
  "user.startDate", "\"TRUE\"", "'TRUE'", "user.firstName + \" \" + user.lastName",
  "String.replace(user.a, \"(\", \"\")", "String.substring(user.hireDate, 0, 10)",
  "Time.fromIso8601ToString(user.startDate, \"yyyy-MM-dd\")",
  "user.userType == \"Contractor\" ? \"TRUE\" : null", "user.department ?: \"none\"",
  "user?.division", "appuser.userName", "source.email", "idpuser.firstName",
  "active_directory.managerUpn", "user.salary > 1000000 AND !user.isContractor",
  "not user.isContractor or user.salary <= 10 and user.level ge 3",
  "Arrays.toCsvString(user.teams)", "Arrays.contains({10, 20, 30}, 10)", "Arrays.flatten(10, {20})",
  "Convert.toInt(\"12\") + 3.141", "Iso3166Convert.toAlpha2(\"IND\")",
  "getManagerUser(\"active_directory\").login",
  "hasDirectoryUser() ? findDirectoryUser().managerUpn : \"\"",
  "isMemberOfAnyGroup(\"a\", \"b\") ? \"TRUE\" : null", "Groups.startsWith(\"OKTA\", \"DX\", 10)",
  "getFilteredGroups({\"00g1\"}, \"group.name\", 40)", "tag_roles.^[primary==true].value",
  "user.emails.?[type == 'work'].![value][0]", "user['startDate']", "-3 * (2 + 1) ^ 2",
  "user.getLinkedObject(\"manager\").lastName", "'it''s' + \"a \"\"b\"\"\"",
  "String.stringSwitch(user.a, \"d\", \"k\", \"v\")", "substringBefore(user.email, '@')",
  "(user.a != \"\" ? (user.a + \" \") : user.b != \"\" ? user.b : \"\") + user.c", "Time.now()",
  "1e3 - 0x1F", "user.a\n  + user.b", "TRUE",
]

@Suite("Expressions as read")
struct OktaExpressionTests {
  @Test("Good ones are read whole, and nothing is found wrong", arguments: goodExpressions)
  func good(_ source: String) {
    let expression = OktaExpression(source)
    #expect(expression.fault == nil)
    #expect(expression.tree != nil)
  }

  @Test("An empty one is neither read nor wrong", arguments: ["", "  \n"])
  func empty(_ source: String) {
    let expression = OktaExpression(source)
    #expect(expression.tree == nil)
    #expect(expression.fault == nil)
    #expect(expression.unknown == [])
  }

  @Test(
    "What isn't known here is named with its place, and is no fault",
    arguments: [
      ("len(user.a)", ["len at character 1 is not known here. Try it in Okta's preview."]),
      (
        "String.tolowercase(user.a)",
        [
          "String.tolowercase at character 8 is not known here, but String.toLowerCase is: "
            + "letter case counts."
        ]
      ),
      (
        "User.email", ["User at character 1 is not known here, but user is: letter case counts."]
      ),
      (
        "user.email.toUpperCase()",
        [
          "toUpperCase at character 12 is not known here. "
            + "Try it in Okta's preview."
        ]
      ),
      ("String.len", ["String.len at character 8 is not known here. Try it in Okta's preview."]),
      ("firstName + 1", ["firstName at character 1 is not known here. Try it in Okta's preview."]),
      (
        "T(java.lang.Math).random()",
        [
          "T( at character 1 is not known here. "
            + "Try it in Okta's preview."
        ]
      ),
      (
        "new Date()", ["new at character 1 is not known here. Try it in Okta's preview."]
      ), ("#root.a", ["# at character 1 is not known here. Try it in Okta's preview."]),
      (
        "{a: 1}",
        [
          "a at character 2 is not known here. Try it in Okta's preview.",
          "{ at character 1 is not known here. Try it in Okta's preview.",
        ]
      ),
      (
        "user.a matches \"x.*\"",
        [
          "matches at character 8 is not known here. "
            + "Try it in Okta's preview."
        ]
      ),
    ])
  func unknown(_ source: String, _ sentences: [String]) {
    let expression = OktaExpression(source)
    #expect(expression.fault == nil)
    #expect(expression.unknown.map(\.sentence) == sentences)
  }

  @Test("Literals are told apart from what is computed")
  func literals() {
    #expect(OktaExpression(" 'TRUE' ").literal == .text("TRUE"))
    #expect(OktaExpression("(\"TRUE\")").literal == .text("TRUE"))
    #expect(OktaExpression("TRUE").literal == .boolean(true))
    #expect(OktaExpression("12").literal == .integer(12))
    #expect(OktaExpression("\"a\" + \"b\"").literal == nil)
    #expect(OktaExpression("null").literal == nil)
    #expect(OktaExpression("user.a").literal == nil)
  }

  @Test("Attributes, texts and functions are found, also in what can't be read")
  func parts() {
    let source = "user.a + appuser.b + String.len(user?.cD) + user.a + x.user.d + source.e ++ 'é'"
    let expression = OktaExpression(source + " + user.getInternalProperty(\"id\")")
    #expect(expression.fault != nil)
    #expect(expression.attributes == ["a", "cD", "e"])
    #expect(expression.texts == ["é", "id"])
    #expect(expression.calls("len") && !expression.calls("getManagerUser"))
  }

  @Test(
    "Written differently, the same",
    arguments: [
      ("user.a+\"x\"", "user.a  +  'x'"), ("(user.a)", "user.a"), ("a and b", "a && b"),
      ("!a", "NOT a"), ("((a + b)) + c", "a + b + c"), ("a eq 1", "a == 1"),
      // Neither can be read: compared token by token.
      ("user.a +", "(user.a) +"), ("“x” + 'y'", "“x”+\"y\""), ("(a and b c)", "((a AND b  c))"),
    ])
  func same(_ left: String, _ right: String) {
    #expect(OktaExpression(left).isSame(as: OktaExpression(right)))
  }

  @Test(
    "Written differently, not the same",
    arguments: [
      ("\"a b\"", "\"a  b\""), ("user.a", "user.A"), ("a - (b - c)", "a - b - c"),
      ("user.a", "user?.a"), ("\"1\"", "1"), ("user.a +", "user.b +"), ("f(a) +", "f a +"),
      ("“a b”", "“a” b"), ("user.a", "user.a +"),
    ])
  func different(_ left: String, _ right: String) {
    #expect(!OktaExpression(left).isSame(as: OktaExpression(right)))
  }
}
