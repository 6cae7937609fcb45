import Testing

@testable import OktaExpressions

@Suite("What is wrong with an expression, where, and what likely happened")
struct FaultSentencesTests {
  private static let cases: [(String, String, String)] = [
    (
      "“TRUE”", "The “ at character 1 is no quotation mark to Okta.",
      "Type \" in its place; a word processor may have changed it."
    ),
    (
      "user.a\u{A0}+ user.b", "A space other than the plain one (U+00A0) is at character 7.",
      "Type a plain space in its place; it came along from a page or a document."
    ),
    (
      "user.\u{200B}a", "A character that can't be seen (U+200B) is at character 6.",
      "Delete it, or type the expression anew; it came along from where it was copied."
    ),
    (
      "a\u{7}b", "A character that can't be seen (U+0007) is at character 2.",
      "Delete it, or type the expression anew; it came along from where it was copied."
    ),
    (
      "=user.x", "The expression begins with =, as in a spreadsheet.", "Take the = away."
    ),
    (
      "user.x;", "A ; stands at character 7, and expressions have no end mark.",
      "Take the ; away."
    ),
    (
      "user.email \"x\"",
      "There is nothing between email and \"x\" that joins them, at character 12.",
      "Join texts with +, and write a text in quotation marks. Names have no spaces."
    ),
    (
      "user..x", "No name follows the dot at character 5.",
      "Write the attribute's variable name there, or take the dot out."
    ),
    (
      "user.x ? : \"x\"", "A value is missing between ? and : at character 8.",
      "Put a value there, or type ?: without a space for another value where the first is empty."
    ),
    (
      "user.x ? \"a\"",
      "The condition before ? at character 8 has no value for when it does not hold.",
      "Add : and the other value, or : null for none."
    ),
    (
      "user.x +", "A value is missing after + at character 8.",
      "Write the value, or take the sign out."
    ),
    (
      "+ user.x", "A value is missing before + at character 1.",
      "Write the value, or take the sign out."
    ),
    (
      "user.x = \"a\"", "A single = stands at character 8, which is no operator in Okta.",
      "To compare, type ==. Expressions can't set a value."
    ),
    (
      "user.a & user.b", "A single & stands at character 8, which is no operator in Okta.",
      "Type && to join two conditions."
    ),
    (
      "String.replace(user.a)",
      "String.replace at character 8 takes 3 values, and has 1 here.",
      "Give it as many, with commas between them."
    ),
    (
      "String.toUpperCase()", "String.toUpperCase at character 8 takes 1 value, and has 0 here.",
      "Give it as many, with commas between them."
    ),
    (
      "hasDirectoryUser(\"a\")",
      "hasDirectoryUser at character 1 takes no values, and has 1 here.",
      "Give it as many, with commas between them."
    ),
    (
      "Time.now(\"a\", \"b\", \"c\")",
      "Time.now at character 6 takes 0 to 2 values, and has 3 here.",
      "Give it as many, with commas between them."
    ),
    (
      "String.stringSwitch(user.a, \"d\", \"k\")",
      "String.stringSwitch at character 8 takes 2 values and then pairs, and has 3 here.",
      "Give it as many, with commas between them."
    ),
    (
      "isMemberOfAnyGroup()",
      "isMemberOfAnyGroup at character 1 takes 1 value or more, and has 0 here.",
      "Give it as many, with commas between them."
    ),
    (
      "user.x, user.y", "The , at character 7 has nothing that it belongs to.",
      "Commas stand between the values of a function alone."
    ),
    (
      "user.x ? 1 : 2 : 3", "The : at character 16 has nothing that it belongs to.",
      "A condition is written: condition ? value : other value."
    ),
    (
      "1 < 2 < 3", "The < at character 7 has nothing that it belongs to.",
      "Take it out, or write what is missing."
    ),
    (
      "${user.x}", "A $ stands at character 1, and expressions name attributes without it.",
      "Write user.email, not ${user.email}: that is how templates do it."
    ),
    (
      "\"a\\\" + \\", "A \\ stands at character 8, and expressions have no escapes.",
      "Within a text, write a quotation mark twice."
    ),
    (
      "user.straße", "A character that only a text may have (U+00DF) is at character 10.",
      "Put texts into quotation marks."
    ),
    (
      "String.replace(user.a", "The expression has a ( that is not closed, at character 15.",
      "Write its partner, or take it out."
    ),
    (
      "user.a)", "The expression closes a ) that was not opened, at character 7.",
      "Write its partner, or take it out."
    ),
    (
      "\"TRUE", "The expression has a \" that is not closed, at character 1.",
      "Write its partner, or take it out."
    ),
    (
      "user.x + ()", "The brackets at character 10 hold nothing.",
      "Write a value into them, or take them out."
    ),
    (
      String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60),
      "The expression has more brackets within brackets than can be read, at character 40.",
      "Take brackets out that change nothing, or split the expression."
    ),
  ]

  @Test("Each in a sentence, with a remedy", arguments: cases)
  func sentences(_ source: String, _ reason: String, _ remedy: String) throws {
    let fault = try #require(OktaExpression(source).fault)
    #expect(fault.reason == reason)
    #expect(fault.remedy == remedy)
  }

  @Test(
    "Other odd ones are refused too",
    arguments: [
      "user.", ".x", "user.x.", "user.x ==", "user.x == == 1", "and user.x", "user.x or",
      "user.first name", "user.1x", "1user.x", "String.replace(user.a,,\"b\")", "f(1,)",
      "user.x ?? \"y\"", "user.x === \"y\"", "user.x <> \"y\"", "\"it\"s\"", "'TRUE\"",
      "IF(user.x) THEN 1", "john@example.com", "user->x", "\"a\" + + \"b\"", "(a]", "user[",
      "user.x | user.y", "<user.x>", "user:x", "user.x !", "{1, 2", "http://a",
    ])
  func refused(_ source: String) { #expect(OktaExpression(source).fault != nil) }

  @Test("Cut anywhere, a good one is read, wrong or beyond, and never brings the program down")
  func cut() {
    for source in goodExpressions {
      for count in 0..<source.count {
        let expression = OktaExpression(String(source.prefix(count)))
        if let fault = expression.fault { #expect((1...max(1, count)).contains(fault.place)) }
      }
    }
  }
}
