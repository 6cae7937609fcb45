import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Planning an attribute")
struct AttributeDialogTests {
  private func asking(_ name: String) -> Driver {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.plan(.add(name)))
    return driver
  }

  private func texts(_ driver: Driver) -> [String] {
    driver.model.dialog?.fields.map(\.state.text) ?? []
  }

  @Test("The variable name follows the External name until another is typed")
  func follows() {
    let driver = asking("tag_")
    driver.type("team-x")
    #expect(texts(driver).prefix(2) == ["tag_team-x", "tag_team_x"])
    driver.press(.tab, .backspace)
    driver.press(.backTab)
    driver.type("y")
    #expect(texts(driver).prefix(2) == ["tag_team-xy", "tag_team_"])
  }

  @Test("A variable name of its own stays when the External name of an entry is changed")
  func keeps() {
    let driver = Driver([
      .attributePlanned(
        attribute: PlannedAttribute(
          externalName: "tag_team", variableName: "squad", type: .string, expression: ""))
    ])
    driver.want(.plan(.change("tag_team")))
    driver.type("s")
    #expect(texts(driver).prefix(2) == ["tag_teams", "squad"])
  }

  @Test("The type is a choice, and letters do nothing to it")
  func type() {
    let driver = asking("gitlabusername")
    driver.press(.tab, .tab)
    driver.type("x")
    #expect(texts(driver)[2] == "string")
    #expect(driver.text.contains("(string)   boolean"))
    driver.press(.character(" "))
    #expect(texts(driver)[2] == "boolean")
    driver.press(.left)
    #expect(texts(driver)[2] == "string")
  }

  @Test("What is wrong stands at its field, which has the focus")
  func problem() throws {
    let driver = asking("gitlabusername")
    driver.press(.tab, .character("-"), .enter, .enter, .enter)
    let dialog = try #require(driver.model.dialog)
    #expect(dialog.focusedField == 1)
    #expect(dialog.problem == nil)
    #expect(dialog.fields.map { $0.problem == nil } == [true, false, true, true])
    let lines = driver.text.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("▸ Variable name") })
    #expect(lines[place + 1].contains("! "))
    driver.press(.backspace)
    #expect(driver.model.dialog?.fields[1].problem == nil)
  }

  @Test("Esc asks before what was typed is dropped; untouched it closes at once")
  func leaving() {
    let driver = asking("gitlabusername")
    driver.press(.escape)
    #expect(driver.model.dialog == nil)
    driver.want(.plan(.add("gitlabusername")))
    driver.type("x")
    driver.press(.escape)
    #expect(driver.text.contains("! Esc again drops what was typed; any other key keeps it."))
    driver.press(.backspace)
    #expect(!driver.text.contains("Esc again"))
    driver.type("x")
    driver.press(.escape, .escape)
    #expect(driver.model.dialog == nil)
    #expect(driver.model.setup.plan.count == 2)
  }

  @Test("Removing from the plan says what Okta still has")
  func removing() {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.plan(.show("startdate")))
    #expect(
      driver.model.dialog?.choices.map(\.label) == ["Change it", "Remove from the plan", "Close"])
    #expect(driver.model.dialog?.choices[1].detail == "What Okta has stays as it is.")
    driver.press(.down, .enter)
    #expect(
      driver.model.notice?.text
        == "Removed from the plan: startdate. Okta still has it, and sends it. To end that, delete it "
        + "in Profile Editor.")
  }
}
