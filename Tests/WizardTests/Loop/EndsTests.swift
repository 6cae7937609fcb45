import Basics
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("What is offered only once it makes sense")
struct EndsTests {
  @Test("Neither use leads to what to do instead, and there to a good end")
  func neither() {
    let driver = Driver([.useCasesChosen(useCases: [])])
    driver.want(.open("0-introduction"))
    driver.press(.right)
    #expect(driver.model.screen == "0-neither")
    #expect(driver.text.contains("[ That is all: leave ]"))
    driver.press(.character("g"), .character("2"))
    #expect(driver.model.screen == "0-introduction")
    #expect(
      driver.model.notice?.text
        == "Neither use is chosen: choose one, and the steps are there.")
    driver.press(.right, .right)
    #expect(driver.model.window.isClosed)
  }

  @Test("Choosing again brings the steps back")
  func again() {
    let driver = Driver([.useCasesChosen(useCases: [])])
    driver.press(.right)
    driver.want(.open("0-introduction"))
    driver.press(.character(" "), .right)
    #expect(driver.model.screen == "0-needed")
    driver.press(.right)
    #expect(driver.model.screen == "1-ask")
  }

  private func shows(_ words: String, on screen: String, _ events: [Event.Kind]) -> Bool {
    let driver = Driver(events, size: Size(width: 80, height: 60))
    driver.model.screen = screen
    return driver.text.contains(words)
  }

  @Test("That it is connected can be sent once it is, and nothing is open")
  func connected() {
    let sentence = "directory sync is connected in our DX account."
    #expect(!shows(sentence, on: "5-next", GoldenTests.halfWay))
    let word: Event.Kind = .attested(id: .syncConnected, role: .dxAdmin, words: "")
    #expect(!shows(sentence, on: "5-next", GoldenTests.halfWay + [word]))
    #expect(shows(sentence, on: "5-next", LeavingTests.done))
  }

  @Test("Cleaning up comes after the first night")
  func cleanUp() {
    let driver = Driver(LeavingTests.done)
    func leads() -> Bool { driver.model.page?.visible.contains { $0.id == "5-clean-up" } == true }
    #expect(!leads())
    driver.model.now = Driver.start + 20 * Span.hour
    #expect(!leads())
    driver.model.now = Driver.start + 21 * Span.hour
    #expect(leads())
    #expect(driver.model.setup.nightPassed(at: Driver.start + 21 * Span.hour))
  }

  @Test("A sync that ran is as good as a night")
  func syncRan() {
    let setup = SetupState(
      folding: (LeavingTests.done + [.syncRan]).map { Event($0, at: Driver.start) })
    #expect(setup.nightPassed(at: Driver.start + 60))
  }
}
