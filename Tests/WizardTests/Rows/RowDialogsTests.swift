import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("What can be done with a row")
struct RowDialogsTests {
  private func choices(_ id: PreconditionID, _ driver: Driver) -> [String] {
    driver.want(.showRow(id))
    return driver.model.dialog?.choices.map(\.label) ?? []
  }

  @Test("A button says its claim; going on without comes last")
  func claims() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.model.screen = "3-check"
    #expect(
      choices(.connectionEnabled, driver) == [
        "The connection is tested and saved", "Sign in to Okta, to have it looked at",
        "Go on without it", "Close",
      ])
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    #expect(choices(.connectionEnabled, driver).first == "Look again")
  }

  @Test("A row that keeps nobody from going on isn't waived")
  func optional() {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "2-back-up"
    #expect(!choices(.backupComplete, driver).contains("Go on without it"))
    #expect(!driver.text.contains("Go on with a backup that lacks people"))
  }

  @Test("Of another step's row, the way there is offered")
  func elsewhere() {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "5-finish"
    #expect(choices(.provisioningEnabled, driver).contains("Go to step 3"))
  }

  @Test("After an act the focus goes on: to the next open row, then to the button that goes on")
  func movesOn() {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "3-check"
    driver.want(.attest(.provisioningEnabled, .oktaAdmin))
    driver.want(.dialog(.fill([""])))
    #expect(driver.model.focused?.intent == .next)
  }

  @Test("Connected can't be vouched for while a preview over the threshold is unconfirmed")
  func unconfirmedPreview() {
    var preview = Preview(against: .kept)
    (preview.users, preview.matched, preview.assigned) = (100, 100, 100)
    preview.deactivated = 50
    let recorded = RecordedPreview(preview, by: PreviewThreshold())
    let driver = Driver(GoldenTests.halfWay + [.previewRecorded(preview: recorded)])
    driver.want(.attest(.syncConnected, .dxAdmin))
    #expect(driver.model.dialog == nil)
    #expect(
      driver.model.notice?.text.contains("preview --record --confirm \"deactivate 50\"") == true)
  }

  @Test("What Okta fills an attribute from can be taken into the plan")
  func takesOktasExpression() {
    let planned = PlannedAttribute(
      externalName: "tag_team", variableName: "tag_team", type: .string, expression: "user.a")
    let driver = Driver([
      .useCasesChosen(useCases: [.userProperties]), .attributePlanned(attribute: planned),
      .observed(
        observation: .mappings(
          ObservedMappings([
            "tag_team": Mapping(expression: "user.b", push: .onCreateAndUpdate)
          ]))),
    ])
    driver.model.screen = "4-check"
    #expect(
      choices(.attributesMapped, driver).contains("Take Okta's expression into the plan"))
    driver.want(.plan(.takeFromOkta("tag_team")))
    #expect(driver.model.setup.plan.map(\.expression) == ["user.b"])
    #expect(driver.model.notice?.text == "Planned: tag_team from user.b.")
    #expect(
      !choices(.attributesMapped, driver).contains("Take Okta's expression into the plan"))
  }

  @Test("A token typed as an address is refused, and neither kept nor repeated")
  func token() {
    let driver = Driver()
    driver.model.screen = "sign-in"
    let token = "00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd"
    driver.want(.fill(.oktaURL, token))
    #expect(driver.model.notice == Notice(.refused, tokenSentence))
    #expect(driver.model.signIn.typed[.oktaURL] == nil)
    #expect(!driver.text.lowercased().contains(token.lowercased()))
    #expect(driver.journal.allSatisfy { "\($0)".contains(token) == false })
  }
}
