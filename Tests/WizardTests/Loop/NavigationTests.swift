import SetupCore
import Testing

@testable import Wizard

/// A refused advance shows what it speaks of.
@Suite("Refused advances")
struct NavigationTests {
  private let chosen: [Event.Kind] = [.useCasesChosen(useCases: [.userProperties])]

  @Test("Asked for from elsewhere, it opens the screen that has the row that blocks")
  func opens() {
    let driver = Driver(chosen)
    driver.model.screen = "3-check"
    driver.press(.right)
    #expect(driver.model.screen == "1-waiting")
    #expect(driver.text.contains("Not yet: feature enabled."))
    #expect(driver.model.focus?.intent == .showRow(.featureEnabled))
    #expect(driver.journal.last?.kind == .screenShown(screen: "1-waiting"))
  }

  @Test("A step that isn't reached can be read, is marked, and changes neither position nor path")
  func ahead() {
    let driver = Driver(chosen)
    driver.model.screen = "1-waiting"
    let journal = driver.journal
    driver.press(.character("g"), .character("3"))
    #expect(driver.model.screen == "3-portal")
    #expect(driver.text.contains("   ahead: step 1 is open"))
    driver.press(.right, .left, .left)
    #expect(driver.journal == journal)
    #expect(driver.model.setup.position.step == .enable)
  }

  @Test("What lies behind several steps is shown itself, and says which of them is open")
  func farAhead() {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.goTo(.backUp))
    driver.press(.character("g"), .character("4"))
    #expect(driver.model.screen == "4-plan")
    #expect(driver.text.contains("   ahead: step 3 is open"))
    #expect(driver.model.setup.position.step == .backUp)
  }

  @Test("Going on inside a step says which rows are still open, and before what")
  func inside() {
    let driver = Driver(chosen + [.stepLeft(step: .enable), .stepLeft(step: .backUp)])
    driver.model.screen = "3-app"
    driver.press(.right)
    let text = driver.model.notice?.text ?? ""
    #expect(text.isEmpty || text.hasPrefix("Still open, before step 4: "))
    driver.model.screen = "5-assign"
    driver.press(.right)
    #expect(driver.model.notice?.text == "Still open, before the end: assignments present.")
  }

  @Test("Where the row is in sight, the screen stays")
  func stays() {
    let driver = Driver(chosen)
    driver.model.screen = "1-waiting"
    driver.press(.right)
    #expect(driver.model.screen == "1-waiting")
    #expect(driver.text.contains("Not yet"))
    let first = Driver()
    first.press(.right)
    #expect(first.model.screen == "0-introduction")
  }
}
