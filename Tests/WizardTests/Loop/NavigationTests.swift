import SetupCore
import Testing

@testable import Wizard

/// A refused advance shows what it speaks of.
@Suite("Refused advances")
struct NavigationTests {
  private let chosen: [Event.Kind] = [.useCasesChosen(useCases: [.userProperties])]

  @Test("Asked for from elsewhere, it opens the screen that has the row in the way")
  func opens() {
    let driver = Driver(chosen)
    driver.model.screen = "1-ask"
    driver.press(.character("g"), .character("3"))
    #expect(driver.model.screen == "1-waiting")
    #expect(driver.text.contains("Not yet: some rows below have to hold before step 2."))
    #expect(driver.model.focus?.intent == .showRow(.featureEnabled))
    #expect(driver.journal.last?.kind == .screenShown(screen: "1-waiting"))
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
