import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("A look that was asked for says what came of it")
struct ProbeRoundTests {
  private func looking(_ screen: String = "5-assign") -> Driver {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.model.screen = screen
    driver.press(.character("r"))
    return driver
  }

  private func assigned(_ groups: Int) -> Answer {
    .observed(
      .assignments(ObservedAssignments(people: groups, inactive: 0, groups: groups, emptyGroups: 0))
    )
  }

  @Test("What was read, and that no row turned")
  func nothingNew() {
    let driver = looking()
    driver.answer(assigned(1))
    #expect(
      driver.model.notice?.text
        == "Read at 09:00: the assignments. assignments present: unknown → met.")
    driver.press(.character("r"))
    driver.answer(assigned(1))
    #expect(driver.model.notice?.text == "Read at 09:00: the assignments. No row turned.")
  }

  @Test("A failure is not covered by it")
  func failure() {
    let driver = looking()
    let failure = Shortfall(reason: "Okta didn't answer.", remedy: "Look again.")
    driver.answer(.probeFailed(.assignments, failure))
    #expect(driver.model.notice?.text == "Okta didn't answer. Look again.")
  }

  @Test("Looking again while watching says nothing of its own")
  func watching() {
    let driver = looking()
    driver.answer(assigned(1))
    driver.model.notice = nil
    driver.press(.character("w"))
    #expect(driver.text.contains("w stop"))
    driver.answer(assigned(1))
    #expect(driver.model.notice == nil)
  }

  @Test("The apps are listed again without leaving the list")
  func apps() {
    let driver = looking("pick-app")
    #expect(driver.effects.last == .findApps)
    #expect(driver.model.screen == "pick-app")
  }

  @Test("What was said stands where its button was, with its time")
  func said() {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "5-connected"
    #expect(driver.text.contains("[ DX shows it as connected ]"))
    driver.want(.attest(.syncConnected, .dxAdmin))
    driver.press(.enter, .enter)
    #expect(driver.text.contains("✓ DX shows it as connected: said 09:00."))
    #expect(!driver.text.contains("[ DX shows it as connected ]"))
  }

  @Test("Who is signed in isn't told to sign in")
  func signedIn() {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "5-assign"
    #expect(driver.text.contains("Sign in to Okta to look, or say it is done."))
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    #expect(!driver.text.contains("Sign in to Okta to look"))
    #expect(driver.text.contains("Look now, or say it is done."))
  }

  @Test("A row that is read at DX offers the sign-in to DX, and that alone")
  func signInToDX() {
    let driver = Driver(GoldenTests.halfWay)
    let labels = Dialog.row(.backupComplete, driver.model).choices.map(\.label)
    #expect(labels == ["Go to step 2", "Sign in to DX, to have it compared", "Close"])
    driver.model.signIn.isSignedInToDX = true
    #expect(
      Dialog.row(.backupComplete, driver.model).choices.map(\.label) == [
        "Look again", "Go to step 2", "Close",
      ])
  }
}
