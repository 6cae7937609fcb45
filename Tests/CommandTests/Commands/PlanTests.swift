import Support
import Testing

@Suite("plan show, add, remove and export")
struct PlanTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("plan add, show, export, remove")
  func plan() async throws {
    #expect(try await program.run("plan", "show").output == "No attribute is planned yet.\n")
    let added = try await program.run("plan", "add", "startdate", "--expression", "user.hired")
    #expect(added.code == 0)
    #expect(added.output == "Planned: startdate.\n")
    #expect(try await program.run("plan", "add", "tag_team", "--variable", "tagTeam").code == 0)

    let shown = try await program.run("plan", "show", "--json")
    let entries = try #require(shown.json["attributes"] as? [[String: String]])
    #expect(
      entries.first == [
        "externalName": "startdate", "variableName": "startdate", "type": "string",
        "expression": "user.hired",
        "externalNamespace": "urn:ietf:params:scim:schemas:core:2.0:User",
        "source": "expression",
      ])
    #expect(entries.last?["variableName"] == "tagTeam")
    #expect(try await program.run("plan", "export", "--format", "json").output == shown.output)
    let csv = try await program.run("plan", "export", "--format", "csv")
    let lines = csv.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    #expect(lines.first == "externalName,variableName,type,expression,externalNamespace,source")

    #expect(try await program.run("plan", "remove", "startdate").output == "Dropped: startdate.\n")
    let missing = try await program.run("plan", "remove", "tag_taem")
    #expect(missing.code == 1)
    #expect(missing.errors == "tag_taem is not in the plan. Did you mean tag_team?\n")
  }

  @Test(
    "What can't be planned is refused with what is wrong and what next",
    arguments: [
      ["email"], ["start date"], ["startdate"], [""],
      ["startdat2", "--variable", "startdate"],
    ])
  func refusedPlan(words: [String]) async throws {
    _ = try await program.run("plan", "add", "startdate")
    let before = try await program.run("plan", "show").output
    let ended = try await program.run(["plan", "add"] + words)
    #expect(ended.code == 1)
    #expect(ended.output == "")
    #expect(ended.errors.contains(". "))
    #expect(try await program.run("plan", "show").output == before)
  }

  @Test("What is wrong with an expression is refused, what is beyond is planned with a notice")
  func expressions() async throws {
    func add(_ name: String, _ expression: String) async throws -> Ended {
      try await program.run("plan", "add", name, "--expression", expression)
    }
    let wrong = try await add("startdate", "=user.hired")
    #expect(wrong.code == 1)
    #expect(
      wrong.errors == "The expression begins with =, as in a spreadsheet. Take the = away.\n")
    let beyond = try await add("startdate", "String.tolowercase(user.hired)")
    #expect(beyond.code == 0)
    #expect(
      beyond.errors
        == "String.tolowercase at character 8 is not known here, but String.toLowerCase is: "
        + "letter case counts.\n")
    let spaced = try await add("tag_team", "user.a\u{A0}+ \"x\"")
    #expect(spaced.code == 0)
    #expect(spaced.errors == "White space in the expression was made plain spaces.\n")
    let email = try await add("branch", "\"ada@example.com\"")
    #expect(email.code == 1)
    #expect(!email.errors.contains("ada@example.com"))
    #expect(try await program.run("plan", "show").output.contains("user.a + \"x\""))
  }

  @Test("What groups set is planned without an expression, and shown as such")
  func fromGroups() async throws {
    let both = try await program.run(
      "plan", "add", "tag_team", "--source", "group", "--expression", "user.x")
    #expect(both.code == 2)
    #expect(both.errors.contains("plan add takes --expression or --source, not both."))
    #expect(try await program.run("plan", "add", "startdate", "--source", "group").code == 0)
    #expect(
      try await program.run("plan", "show").output == "startdate  startdate  string  groups\n")
    let json = try await program.run("plan", "export", "--format", "json").json
    let entry = try #require((json["attributes"] as? [[String: String]])?.first)
    #expect(entry["source"] == "group")
    #expect(entry["expression"] == "")
  }

  @Test("An old External name is planned, and explained")
  func oldName() async throws {
    let ended = try await program.run("plan", "add", "start_date")
    #expect(ended.code == 0)
    #expect(
      ended.errors
        == "start_date is the name that older set-ups use for startdate. In a new set-up, plan "
        + "startdate instead.\n")
  }
}
