import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Copying a value")
struct IntentsTests {
  @Test("The value goes to the terminal, and stands alone on a line where it can be selected")
  func alone() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.model.screen = "4-attributes"
    driver.press(.character("c"))
    #expect(driver.effects.last == .terminal(.copy(coreUserNamespace)))
    #expect(driver.text.contains("Sent to the terminal's clipboard."))
    #expect(driver.text.split(separator: "\n").contains { $0 == coreUserNamespace })
    driver.press(.down, .character("z"))
    #expect(driver.text.contains("Sent to the terminal's clipboard."))
    driver.press(.character("g"), .escape)
    #expect(!driver.text.contains("Sent to the terminal's clipboard."))
    driver.press(.character("N"))
    #expect(
      driver.model.dialog?.body == [
        "· Sent to the terminal's clipboard. If it isn't there: press m, then select it."
      ])
  }
}
