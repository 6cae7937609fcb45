import Basics
import Support
import Testing

@testable import SetupCore

@Suite("Plans made up at random")
struct PlanFuzzTests {
  private static let names = [
    "startdate", "tag_team", "githubusername", "githubusername2", "branch", "start_date", "email",
    "protected", "tag_", "Startdate", "userName",
  ]

  @Test("A name that looks like a token is refused, and not repeated")
  func token() {
    let token = "tag_00abcDEF123ghiJKL456mnoPQR789stuVWX012yz34"
    for (external, variable, field) in [
      (token, "team", "External name"), ("tag_team", token, "variable name"),
    ] {
      var entry = PlanRules.suggestion(for: external)
      entry.variableName = variable
      let problems = PlanRules.problems(of: entry, among: [])
      #expect(
        problems.map(\.sentence) == [
          "The \(field) looks like a token, and tokens are never kept. Type the attribute's name."
        ])
    }
  }

  @Test(
    "What the rules let in holds no e-mail, no token and nothing unseen", arguments: Fuzzing.seeds)
  func entries(seed: UInt64) {
    var chance = Chance(seed: seed)
    var plan: [PlannedAttribute] = []
    for _ in 0..<200 {
      let external = chance.one(of: Self.names) + (chance.once(in: 2) ? "" : chance.text(atMost: 3))
      var entry = PlanRules.suggestion(for: external)
      if chance.once(in: 2) { entry.variableName = chance.text(atMost: 4) }
      if chance.once(in: 2) { entry.expression = "\"\(chance.text(atMost: 4))\"" }
      let problems = PlanRules.problems(of: entry, among: plan)
      for problem in problems {
        #expect(!problem.reason.isEmpty && !problem.remedy.isEmpty)
      }
      // The very same entry is no other one.
      guard problems.isEmpty, !plan.contains(entry) else { continue }
      plan.append(entry)
      for name in [entry.externalName, entry.variableName] {
        #expect(redacted(name) == name)
        #expect(name.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 })
      }
      #expect(!entry.expression.contains("ada@example.com") || entry.expression.hasPrefix("\"@"))
      #expect(!entry.expression.contains("\u{200B}") && !entry.expression.contains("\u{202E}"))
    }
    // Planned in the same order, all of it still holds.
    for entry in plan { #expect(PlanRules.problems(of: entry, among: plan).isEmpty) }
    #expect(plan.count == Set(plan.map(\.externalName)).count)
  }
}
