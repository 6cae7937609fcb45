import SetupCore
import Testing

@Suite("The rules for the attribute plan")
struct PlanRulesTests {
  private func entry(_ name: String, variable: String = "v", _ expression: String = "")
    -> PlannedAttribute
  {
    PlannedAttribute(
      externalName: name, variableName: variable, type: .string, expression: expression)
  }

  @Test(
    "A name that a remedy says to take is one that the rules accept",
    arguments: ReservedNames.scim.union(ReservedNames.oktaBase).sorted() + [
      "shoesize", "roles.^[primary==true].value", "^[x]", "a..b", ".hidden", "x/y",
      String(repeating: "long", count: 40),
    ])
  func remediesObey(name: String) throws {
    let remedies = PlanRules.problems(of: entry(name), among: []).map(\.remedy)
    let words = remedies.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("tag_") }
    let advised = try #require(words.first?.dropLast())
    #expect(PlanRules.problems(of: entry(String(advised)), among: []).isEmpty, "\(advised)")
  }

  @Test(
    "External names",
    arguments: [
      ("", "An External name can't be empty."),
      (
        "start date",
        "“start date” has a space in it, and DX compares External names letter by letter."
      ),
      (
        "urn:ietf:params:scim:schemas:core:2.0:User:startdate",
        "urn:ietf:params:scim:schemas:core:2.0:User:startdate holds the External namespace too."
      ),
      (
        "userName",
        "userName is a default attribute. Okta sends it by itself, and a second one of that name "
          + "makes every update fail."
      ),
      (
        "StartDate",
        "StartDate is written with capital letters, and DX compares External names letter by letter."
      ),
      ("git_hub_username", "DX has no property git_hub_username, but it has githubusername."),
      ("shoesize", "DX has no property shoesize, so it would not read the value."),
      ("tag_", "DX has no property tag_, so it would not read the value."),
      ("tag_a/b", "tag_a/b has characters that an External name can't have, or more than 100."),
    ])
  func refused(name: String, reason: String) {
    let entry = entry(name)
    #expect(PlanRules.problems(of: entry, among: [entry]).map(\.reason) == [reason])
  }

  @Test("Every property, every older name and custom names are accepted")
  func accepted() {
    let old = DXProperty.all.flatMap(\.oldNames) + DXProperty.oldNamesAlone
    for name in DXProperty.all.map(\.externalName) + old + ["tag_team", "tag_Cost-Center.2"] {
      let entry = entry(name)
      #expect(PlanRules.problems(of: entry, among: [entry]) == [], "\(name)")
    }
  }

  @Test("Older names are explained")
  func older() {
    for property in DXProperty.all {
      for old in property.oldNames {
        #expect(
          PlanRules.notice(for: old)
            == "\(old) is the name that older set-ups use for \(property.externalName). "
            + "In a new set-up, plan \(property.externalName) instead.")
      }
    }
    #expect(PlanRules.notice(for: "manager")?.contains("ask DX support") == true)
    #expect(PlanRules.notice(for: "protected")?.contains("Confirm with DX support") == true)
    #expect(PlanRules.notice(for: "startdate") == nil)
  }

  @Test("Two names of one property, and two entries of one variable name")
  func twins() {
    let plan = [entry("startdate", variable: "a"), entry("start_date", variable: "b")]
    #expect(
      PlanRules.problems(of: plan[0], among: plan).map(\.reason)
        == ["startdate and start_date are two names of one property."])
    let same = [entry("startdate", variable: "a"), entry("branch", variable: "A")]
    #expect(
      PlanRules.problems(of: same[0], among: same).map(\.reason)
        == ["a is the variable name of branch too."])
  }

  @Test(
    "Days",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2024/02/29", true), ("2024-02/29", false),
      ("29.02.2024", false), ("2024-2-9", false), ("", false), ("2024-02-29T00:00", false),
    ])
  func days(text: String, isDay: Bool) { #expect(DXProperty.isDate(text) == isDay) }
}
