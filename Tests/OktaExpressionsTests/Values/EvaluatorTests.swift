import Testing

@testable import OktaExpressions

@Suite("What an expression gives for one person")
struct EvaluatorTests {
  private static let person: [String: ExpressionValue] = [
    "startDate": "2019-08-27", "hireDate": "2019-08-27T10:20:30.400+02:00", "lastName": "41",
    "email": "Person41@example.com", "level": 5, "isContractor": false, "nickName": nil,
    "teams": ["a", "b"], "score": .decimal(2.5), "us": "08/27/2019", "empty": "",
  ]

  private func result(_ source: String, now: Int? = nil) -> ExpressionResult {
    OktaExpression(source).result(
      in: ExpressionContext(now: now) { root, name in
        root == "user" ? Self.person[name] ?? .null : ExpressionValue?.none
      })
  }

  private static let values: [(String, ExpressionValue)] = [
    ("user.startDate", "2019-08-27"), ("user['startDate']", "2019-08-27"), ("'x'", "x"),
    ("user.firstName ?: user.lastName", "41"), ("user.empty ?: 1", 1), ("user.level + 1", 6),
    ("\"a\" + user.level", "a5"), ("user.level + \"a\"", "5a"), ("user.score + 1", .decimal(3.5)),
    ("7 / 2", 3), ("7 % 4 - -1", 4), ("2 * (3 + 4)", 14), ("user.level >= 5 and 1 < 2", true),
    ("user.level == 5.0", true), ("\"5\" == 5", false), ("null == user.nickName", true),
    ("!user.isContractor || 1 / 0 == 1", true), ("\"b\" > \"a\"", true), ("null < 1", true),
    ("user.nickName == null ? \"none\" : user.nickName", "none"), ("{1, 'a'}", [1, "a"]),
    ("user.teams[1]", "b"), ("String.toUpperCase(\"aß\")", "ASS"), ("toLowerCase('AB')", "ab"),
    ("String.append(\"a\", 'b')", "ab"), ("String.join(\",\", \"a\", \"b\")", "a,b"),
    ("String.len(\"This\")", 4), ("String.len(user.nickName)", 0),
    ("String.removeSpaces(\"a b c\")", "abc"), ("String.replace(\"a.b.c\", \".\", \"-\")", "a-b-c"),
    ("String.replaceFirst(\"a.b.c\", \".\", \"-\")", "a-b.c"),
    ("String.stringContains(user.email, \"@\")", true),
    ("String.stringSwitch(\"First match wins\", \"d\", \"absent\", \"1\", \"wins\", \"2\")", "2"),
    ("String.stringSwitch(\"x\", \"d\", \"y\", \"1\")", "d"),
    ("String.substring(\"This is a test\", 2, 9)", "is is a"),
    ("String.substringBefore(user.email, \"@\")", "Person41"),
    ("substringAfter(user.email, '@')", "example.com"),
    ("String.substringBefore(\"a\", \"@\")", "a"), ("String.substringAfter(\"a\", \"@\")", ""),
    ("Arrays.add(user.teams, \"c\")", ["a", "b", "c"]), ("Arrays.get({0, 1}, 1)", 1),
    ("Arrays.remove({10, 20}, 20)", [10]), ("Arrays.clear({1})", []), ("Arrays.size(NULL)", 0),
    ("Arrays.flatten(10, {20, {30}}, 40)", [10, 20, 30, 40]), ("Arrays.isEmpty(null)", true),
    ("Arrays.contains({10}, 50)", false), ("Arrays.toCsvString(user.teams)", "a,b"),
    ("Convert.toInt('1234')", 1234), ("Convert.toInt(123.6)", 124), ("Convert.toInt(123.4)", 123),
    ("Convert.toNum('3.141')", .decimal(3.141)),
    ("Time.fromIso8601ToString(user.startDate, \"yyyy-MM-dd\")", "2019-08-27"),
    (
      "Time.fromIso8601ToString(user.hireDate, \"dd.MM.yy HH:mm:ss 'o''clock' MMM\")",
      "27.08.19 08:20:30 o'clock Aug"
    ),
    ("Time.fromIso8601ToString(user.hireDate, \"h:mm a, MMMM d\")", "8:20 AM, August 27"),
    ("Time.fromStringToIso8601(user.us, \"MM/dd/yyyy\")", "2019-08-27T00:00:00.000Z"),
    ("Time.fromStringToIso8601(\"3 Mar 2024\", \"d MMM yyyy\")", "2024-03-03T00:00:00.000Z"),
    ("Time.fromStringToIso8601(\"20240303\", \"yyyyMMdd\")", "2024-03-03T00:00:00.000Z"),
    ("Time.fromUnixToIso8601(\"1438363117979\")", "2015-07-31T17:18:37.979Z"),
    ("Time.fromIso8601ToUnix(\"2015-07-31T17:18:37.979Z\")", "1438363117979"),
    ("Time.fromIso8601ToWindows(\"1970-01-01\")", "116444736000000000"),
    ("Time.fromWindowsToIso8601(\"116444736000000000\")", "1970-01-01T00:00:00.000Z"),
    (
      "String.substring(Time.fromUnixToIso8601((Convert.toInt(String.substring("
        + "Time.fromIso8601ToUnix(\"2021-09-20\" + \"T00:00:00.000Z\"),0,10)) + 31536000)"
        + "+\"000\"),0,10)", "2022-09-20"
    ),
  ]

  @Test("A value", arguments: values)
  func value(_ source: String, _ value: ExpressionValue) {
    #expect(result(source) == .value(value))
  }

  @Test(
    "Nothing, where an attribute that it needs has no value",
    arguments: [
      "", "null", "user.nickName", "String.toUpperCase(user.nickName)",
      "String.substring(user.nickName, 0, 10)", "Time.fromIso8601ToString(user.nickName, \"yyyy\")",
      "Convert.toInt(user.nickName)", "user.nickName?.a", "user.isContractor ? \"TRUE\" : null",
    ])
  func nothing(_ source: String) { #expect(result(source) == .null) }

  @Test(
    "A failure, in a sentence",
    arguments: [
      ("user.a +", "A value is missing after + at character 8."),
      ("Convert.toInt('a')", "Convert.toInt takes a whole number."),
      ("user.nickName ? 1 : 2", "A condition is true or false, and this one is no value."),
      ("!user.level", "A condition is true or false, and this one is a number."),
      ("user.nickName.a", "There is no value to take a of."),
      ("String.substring('abc', 0, 10)", "The text has 3 characters, too few for a part to 10."),
      ("user.teams[2]", "The list has no place 2."),
      (
        "user.level[0]",
        "Only a list has places, "
          + "and they are numbered."
      ),
      ("Arrays.get({0}, 1)", "The list has 1 values, and none at the place asked for."),
      ("1 / 0", "A number can't be divided by 0."),
      (
        "-'a'",
        "Only a number can be negative, and "
          + "this is a text."
      ),
      ("9223372036854775807 + 1", "A number is too large."), ("'a' - 1", "- needs two numbers."),
      ("99999999999999999999999", "A number is too large."),
      ("1 < 'a'", "< compares two numbers or two texts."),
      (
        "Time.fromIso8601ToUnix('27.08.2019')",
        "The value is no time as ISO 8601 writes it, "
          + "2024-03-04T00:00:00.000Z say."
      ),
      (
        "Time.fromStringToIso8601(\"2024-02-30\", \"yyyy-MM-dd\")",
        "The value is no time in the form that the function takes."
      ),
      ("Arrays.size('a')", "Arrays.size takes a list, and there is a text."),
      ("String.len({1})", "String.len takes texts, and there is a list."),
    ])
  func failure(_ source: String, _ reason: String) { #expect(result(source) == .failed(reason)) }

  @Test(
    "What only Okta knows is said to be beyond",
    arguments: [
      ("appuser.a", "appuser.a is not known here."),
      (
        "getManagerUser(\"active_directory\").login",
        "What getManagerUser gives is known to Okta alone."
      ),
      ("Time.now()", "What Time.now gives depends on when Okta runs it."),
      ("Time.now(\"EST\")", "What Time.now gives depends on when Okta runs it."),
      ("\"a\" + user.nickName", "Okta doesn't document what + makes of no value."),
      ("String.append(\"a\", user.nickName)", "Okta doesn't document String.append with no value."),
      ("user.email.length()", "The function is not known here."),
      ("user.teams.![x]", "Selecting from a list is not worked out here."),
      (
        "Time.fromIso8601ToString(user.startDate, \"EEEE\")",
        "The format EEEE is not worked out here."
      ),
      ("Iso3166Convert.toName(\"IN\")", "What Iso3166Convert.toName gives is known to Okta alone."),
      ("2 ^ 3", "^ between numbers is not worked out here."), ("a", "a alone is not known here."),
      ("T(x)", "T( at character 1 is not known here. Try it in Okta's preview."),
      ("user.email.a", "What a is of a text is not known here."),
    ])
  func beyond(_ source: String, _ reason: String) { #expect(result(source) == .beyond(reason)) }

  @Test("Now is the moment that is given")
  func now() {
    #expect(result("Time.now()", now: 0) == .value("1970-01-01T00:00:00.000Z"))
    #expect(result("Time.now(\"UTC\", \"yyyy-MM-dd\")", now: 0) == .value("1970-01-01"))
    #expect(
      result("Time.now(\"EST\")", now: 0) == .beyond("The time zone EST is not known here."))
  }
}

extension ExpressionValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByNilLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// A list.
  public init(arrayLiteral elements: ExpressionValue...) { self = .list(elements) }
  /// No value.
  public init(nilLiteral: ()) { self = .null }
}
