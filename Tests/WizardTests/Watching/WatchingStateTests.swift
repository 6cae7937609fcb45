import Basics
import OktaAPI
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("While something is read")
struct WatchingStateTests {
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
    #expect(driver.effects.contains(.probe([.app, .connection, .features], app: "0oa1")))
    #expect(
      driver.text.contains("Reading the app, the connection, the provisioning switches …   Esc"))
    driver.press(.character("?"))
    #expect(driver.model.dialog?.title == "Keys")
  }

  @Test("The sign before it moves, and stops when nothing is read")
  func spinner() {
    let driver = reading()
    func sign() -> Character? {
      driver.text.split(separator: "\n").first { $0.contains("Reading") }?.dropFirst().first
    }
    #expect(driver.model.millisecondsToChange == 250)
    var signs: [Character?] = []
    for _ in 0..<5 {
      signs.append(sign())
      driver.send(.timePassed)
    }
    #expect(signs == ["|", "/", "-", "\\", "|"])
    driver.press(.escape)
    #expect(driver.model.millisecondsToChange == nil)
  }

  @Test("Of many looks a few are named, so that the way out is")
  func many() {
    let driver = reading()
    driver.model.watching.running = Set(Observation.Kind.allCases)
    #expect(
      driver.text.contains(
        "Reading the app, the connection and 13 more …   Esc cancels"))
  }

  @Test("Watching tells when the next look is, and what is used of the rate limit")
  func watching() {
    let driver = reading()
    driver.press(.character("w"))
    driver.model.watching.running = []
    driver.model.watching.calls = [
      CallLine(route: "GET /a", count: 3, failures: 0, milliseconds: 1, used: 3, allowance: 50),
      CallLine(route: "GET /b", count: 9, failures: 0, milliseconds: 1, used: 9, allowance: 300),
      CallLine(route: "GET /c", count: 9, failures: 0, milliseconds: 1),
    ]
    driver.model.now = driver.model.now + 6
    #expect(driver.text.contains("· Looking every 10 s · next in 4 s · 3 of 50 calls used"))
    #expect(driver.model.millisecondsToChange == 1000)
  }

  @Test("Esc gives it up, and nothing is lost")
  func escape() {
    let driver = reading()
    let before = driver.model.setup
    driver.press(.escape)
    #expect(driver.effects.last == .cancelProbes)
    #expect(driver.model.watching.running.isEmpty)
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
    driver.answer(.observed(.app(app)))
    driver.answer(
      .probeFailed(.app, Shortfall(reason: "Okta did not answer.", remedy: "Try again.")))
    #expect(driver.model.setup.judged(.appCreated, at: driver.model.now).verdict.kind == .met)
    #expect(driver.text.contains("Okta did not answer."))
    #expect(
      driver.model.setup.failedProbes[.app]?.value
        == Shortfall(reason: "Okta did not answer.", remedy: "Try again."))
  }

  @Test("A sign-in that no longer holds stops watching, keeps what was seen, and asks again")
  func expired() {
    let driver = reading()
    driver.press(.character("w"))
    driver.answer(.signInExpired(.app, Shortfall(reason: "The token expired.", remedy: "")))
    #expect(driver.model.connection == .signedOut)
    #expect(driver.model.watching.next == nil)
    #expect(driver.model.notice?.text.contains("sign in again (s)") == true)
  }
}
