import Testing

@testable import OktaExpressions

@Suite("Expressions")
struct OktaExpressionTests {
  private static let cases: [(String, ExpressionValue)] = [
    ("user.startDate", "2019-08-27"), ("user.nickName", nil), ("\"TRUE\"", "TRUE"), ("'x'", "x"),
    ("user.firstName + \" \" + user.lastName", "Person 41"),
    ("String.replace(user.startDate, \"-\", \"/\")", "2019/08/27"),
    ("String.toUpperCase(user.githubUsername)", "PERSON000041"),
    ("String.toLowerCase('ABC')", "abc"),
    ("String.substringBefore(user.email, \"@\")", "person000041"),
    ("String.substringAfter(user.email, \"@\")", "example.com"),
    ("String.append(\"a\", 'b')", "ab"),
    ("user.nickName == null ? \"none\" : user.nickName", "none"),
    ("user.lastName != null ? user.lastName : \"\"", "41"),
    ("(user.lastName == \"41\") ? 1 : 2", 1),
    // What can't be read gives no value.
    ("", nil), ("user.startDate +", nil), ("\"open", nil), ("String.replace(\"a\"", nil),
    ("Time.now()", nil), ("getManagerUser(\"active_directory\").login", nil), ("user.a ! b", nil),
    (String(repeating: "(", count: 500), nil),
  ]

  private static let person: [String: ExpressionValue] = [
    "startDate": "2019-08-27", "firstName": "Person", "lastName": "41",
    "email": "person000041@example.com", "githubUsername": "person000041",
  ]

  @Test("Give a person's value", arguments: cases)
  func values(_ source: String, _ value: ExpressionValue) {
    #expect(OktaExpression(source).value { Self.person[String($0)] ?? .null } == value)
  }
}

extension ExpressionValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// No value.
  public init(nilLiteral: ()) { self = .null }
}
