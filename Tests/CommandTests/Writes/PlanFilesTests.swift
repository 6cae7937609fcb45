import Support
import Testing

@Suite("plan import, and plan export for Terraform")
struct PlanFilesTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("What is exported is imported again, as JSON and as CSV", arguments: ["json", "csv"])
  func round(_ format: String) async throws {
    let expression = "user.a != null ? \"x, 'y'\" : \"\""
    for words in [
      ["startdate", "--expression", expression], ["tag_a-b", "--variable", "tagA"],
      ["protected", "--type", "boolean", "--expression", "true"],
    ] {
      #expect(try await program.run(["plan", "add"] + words).code == 0)
    }
    let exported = try await program.run("plan", "export", "--format", format).output
    let file = try program.home.write("plan.\(format)", exported)
    let other = try ProgramUnderTest()
    let taken = try await other.run("plan", "import", file)
    #expect(taken.code == 0, "\(taken.errors)")
    #expect(taken.output == "Planned: startdate, tag_a-b, protected.\n")
    #expect(
      try await other.run("plan", "show", "--json").output
        == program.run("plan", "show", "--json").output)
    #expect(
      try await other.run("plan", "import", file).output == "The plan has all of it already.\n")
  }

  /// A file, the exit code, and what is said.
  static let refused: [(text: String, code: Int32, sentence: String)] = [
    (
      "", 4,
      "plan is no plan. The file is neither JSON nor a CSV with a column externalName, as plan export writes them.\n"
    ),
    ("{", 4, "plan is no plan. The file is not whole JSON: "),
    ("{}", 4, "plan is no plan. The file has no list “attributes”, as plan export writes it.\n"),
    ("{\"attributes\":[]}", 4, "plan is no plan. The file has no entry in it.\n"),
    (
      "externalName,type\nstartdate,date\n", 4,
      "plan is no plan. Line 2 has the type date; string or boolean it can be.\n"
    ),
    (
      "externalName,type\nstartdate\n", 4,
      "plan is no plan. Line 2 has 1 fields where the header has 2.\n"
    ),
    (
      "externalName,externalNamespace\nstartdate,urn:x\n", 4,
      "plan is no plan. Line 2 has the externalNamespace urn:x, and DX reads urn:ietf:params:scim:schemas:core:2.0:User alone.\n"
    ),
    ("externalName,type\nstartdate,\nemail,\n", 1, "email: email is a default attribute."),
    (
      "externalName,type\nstartdate,\nstartdate,boolean\n", 1,
      "startdate: startdate is in the plan twice."
    ),
    (
      "externalName,expression\nstartdate,\"\"\"ada@example.com\"\"\"\n", 1,
      "startdate: A text of the expression looks like an e-mail address, and none are kept."
    ),
  ]

  @Test("What is no plan is refused whole", arguments: refused)
  func refuses(_ example: (text: String, code: Int32, sentence: String)) async throws {
    let file = try program.home.write("plan", example.text)
    let ended = try await program.run("plan", "import", file)
    #expect(ended.code == example.code)
    #expect(
      ended.errors.replacing(file, with: "plan").hasPrefix(example.sentence), "\(ended.errors)")
    #expect(try await program.run("plan", "show").output == "No attribute is planned yet.\n")
  }

  @Test("A path is named as it is, however much it looks like a token")
  func path() async throws {
    let file = try program.home.write("k7Gh2LmQ9zXwB4nV8tHs3Jd6Fg1M", "")
    let ended = try await program.run("plan", "import", file)
    #expect(ended.errors.hasPrefix("\(file) is no plan. "), "\(ended.errors)")
  }

  @Test("An entry that differs from the plan's is refused, and nothing is planned")
  func differs() async throws {
    #expect(try await program.run("plan", "add", "startdate", "--expression", "user.a").code == 0)
    let file = try program.home.write(
      "p.csv", "externalName,expression\nbranch,user.b\nstartdate,user.c\n")
    let ended = try await program.run("plan", "import", file)
    #expect(ended.code == 1)
    #expect(
      ended.errors
        == "startdate is in the plan already, and differs. Nothing was planned. Remove it first to "
        + "take the file's.\n")
    #expect(try await program.run("plan", "import", "nowhere.csv").code == 4)
  }

  @Test("Offline, ids are variables and nothing is imported")
  func offline() async throws {
    _ = try await program.run(
      "plan", "add", "startdate", "--expression", "user.a + \"${x}\" + \"\\\\\"")
    let ended = try await program.run("plan", "export", "--format", "terraform", "--offline")
    #expect(ended.code == 0)
    let document = try HCLDocument(ended.output)
    #expect(document.labels("variable") == [["app_id"], ["user_type_id"]])
    #expect(document.labels("import").isEmpty)
    let attribute = try #require(document.block("resource", "okta_app_user_schema_property"))
    #expect(attribute.arguments["app_id"] == .reference("var.app_id"))
    let mapping = try #require(document.block("resource", "okta_profile_mapping"))
    #expect(mapping.arguments["delete_when_absent"] == .reference("false"))
    let first = try #require(mapping.blocks.first)
    #expect(first.arguments["expression"] == .text("user.a + \"${x}\" + \"\\\\\""))
    try document.checkOktaSchema()
  }

  @Test("Where Okta was read, what exists is imported by its id")
  func imports() async throws {
    let served = try await ServedWrites("finished")
    let ended = try await served.run("plan", "export", "--format", "terraform")
    #expect(ended.code == 0, "\(ended.errors)")
    let document = try HCLDocument(ended.output)
    try document.checkOktaSchema()
    #expect(document.labels("variable").isEmpty)
    let attributes = document.blocks.filter { $0.labels.first == "okta_app_user_schema_property" }
    let imported = document.blocks.filter { $0.type == "import" }
    #expect(attributes.count == 3)
    for name in ["startdate", "githubusername", "tag_team"] {
      #expect(
        imported.contains {
          $0.arguments["to"] == .reference("okta_app_user_schema_property.\(name)")
            && $0.arguments["id"] == .text("\(served.app)/\(name)")
        })
    }
    let pushes = document.blocks.filter { $0.labels.first == "okta_push_group" }
    #expect(!pushes.isEmpty)
    #expect(imported.count == attributes.count + pushes.count)
    #expect(
      pushes.allSatisfy { $0.arguments["delete_target_group_on_destroy"] == .reference("false") })
    #expect(!ended.output.contains(served.program.environment["OKTA_CLIENT_TOKEN"] ?? "-"))
  }
}
