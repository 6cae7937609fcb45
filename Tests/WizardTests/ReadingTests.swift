import OktaAPI
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("While something is read")
struct ReadingTests {
  private func reading() -> Driver {
    let driver = Driver([
      .useCasesChosen(useCases: [.userProperties]), .organisationBound(host: "acme.okta.com"),
      .appBound(id: "0oa1", label: "DX"),
    ])
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.model.screen = "3-check"
    driver.press(.character("r"))
    return driver
  }

  @Test("The screen says what is read, and a key is answered meanwhile")
  func says() {
    let driver = reading()
    #expect(driver.effects.contains(.look([.app, .connection, .features], app: "0oa1")))
    #expect(
      driver.text.contains("Reading the app, the connection, the provisioning switches …   Esc"))
    driver.press(.character("?"))
    #expect(driver.text.contains("Any key closes this."))
  }

  @Test("Esc gives it up, and nothing is lost")
  func escape() {
    let driver = reading()
    let before = driver.model.setup
    driver.press(.escape)
    #expect(driver.effects.last == .cancelLooks)
    #expect(driver.model.looking.isEmpty)
    #expect(driver.model.screen == "3-check")
    #expect(driver.model.setup == before)
  }

  @Test("What is running isn't asked for again")
  func once() {
    let driver = reading()
    let asked = driver.effects.count
    driver.press(.character("r"))
    #expect(driver.effects.count == asked)
  }

  @Test("A failed look is a notice and a reason; the earlier look stays")
  func failed() {
    let driver = reading()
    let app = ObservedApp(
      id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: [])
    driver.send(.lookAnswered(.app(app)))
    driver.send(.lookFailed(.app, "Okta did not answer."))
    #expect(driver.model.setup.judged(.appCreated, at: driver.model.now).verdict.kind == .met)
    #expect(driver.text.contains("Okta did not answer."))
  }

  @Test("A sign-in that no longer holds stops watching, keeps what was seen, and asks again")
  func expired() {
    let driver = reading()
    driver.press(.character("w"))
    driver.send(.signInExpired(.app, "The token expired."))
    #expect(driver.model.connection == .signedOut)
    #expect(driver.model.nextLook == nil)
    #expect(driver.model.notice?.text.contains("sign in again (s)") == true)
  }
}
