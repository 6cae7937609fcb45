import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Planning attributes")
struct PlanningTests {
  private func planned(_ name: String) -> Event.Kind {
    .attributePlanned(attribute: PlanRules.suggestion(for: name))
  }

  private func names(_ driver: Driver) -> [String] {
    driver.model.setup.plan.map(\.externalName)
  }

  @Test("What is planned already isn't offered again; a custom attribute always is")
  func offered() {
    let driver = Driver([planned("startdate")])
    driver.want(.plan(.listProperties))
    let labels = driver.model.dialog?.choices.map(\.label) ?? []
    #expect(!labels.contains("startdate"))
    #expect(labels.first == "githubusername")
    #expect(labels.suffix(2) == ["A custom DX attribute", "Cancel"])
  }

  @Test("A property is planned with what usually fills it, and the journal has it")
  func added() {
    let driver = Driver()
    driver.want(.plan(.add("startdate")))
    driver.want(.dialog(.fill(["startdate", "startdate", "string", "user.startDate"])))
    #expect(driver.journal.last?.kind == planned("startdate"))
    #expect(driver.model.notice?.text == "Planned: startdate.")
    #expect(driver.model.dialog == nil)
  }

  @Test(
    "What can't be planned is refused in the question itself, and nothing is journalled",
    arguments: [
      (["startdate", "startDate", "date", ""], "The type is string or boolean."),
      (["branch", "branch", "string", "user.division"], "branch is in the plan already."),
    ])
  func refused(_ texts: [String], _ sentence: String) {
    let driver = Driver([planned("branch")])
    let journal = driver.journal
    driver.want(.plan(.add(texts[0])))
    driver.want(.dialog(.fill(texts)))
    #expect(driver.model.dialog?.fields.compactMap(\.problem) == [sentence])
    #expect(driver.journal == journal)
  }

  @Test("An entry under another name takes the place of the one that it was")
  func renamed() {
    let driver = Driver([planned("branch"), planned("startdate")])
    driver.want(.plan(.change("branch")))
    driver.want(.dialog(.fill(["tag_team", "team", "string", "user.division"])))
    #expect(names(driver) == ["startdate", "tag_team"])
    driver.want(.plan(.drop("startdate")))
    #expect(names(driver) == ["tag_team"])
  }
}
