import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The gate in sight")
struct GateSummaryTests {
  private func lines(_ driver: Driver, on screen: String) -> [String] {
    driver.model.screen = screen
    return (driver.model.page?.gate ?? []).map { spans in
      spans.map { $0.text(false) }.joined()
    }
  }

  @Test("Each row of the step by glyph and title, marked where it keeps nobody from going on")
  func rows() {
    let driver = Driver(GoldenTests.halfWay)
    #expect(
      lines(driver, on: "2-back-up")
        == ["Before step 3:  ✓ backup taken   ? backup complete (optional)"])
    #expect(lines(driver, on: "trouble").isEmpty)
    #expect(lines(driver, on: "0-introduction").isEmpty)
  }

  @Test("Two lines where names need it; in a narrow window the names are shorter")
  func narrow() {
    let wide = Driver(GoldenTests.halfWay)
    #expect(
      lines(wide, on: "4-check") == [
        "Before step 5:  ✓ attributes planned   ? default attributes kept",
        "  ✗ attributes created   ? attributes mapped",
      ])
    let narrow = Driver(GoldenTests.halfWay, size: Size(width: 60, height: 20))
    #expect(
      lines(narrow, on: "4-check") == [
        "Before step 5:  ✓ planned   ? default kept   ✗ created", "  ? mapped",
      ])
  }

  @Test("A row whose use case wasn't chosen is left out")
  func unneeded() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    let text = lines(driver, on: "5-assign").joined()
    #expect(text.contains("assignments present"))
    #expect(!text.contains("groups pushed"))
  }

  @Test("A step that was left and has an open row shows no tick")
  func noTick() {
    let driver = Driver(GoldenTests.halfWay + [.stepLeft(step: .createApp)])
    driver.model.screen = "4-plan"
    #expect(driver.text.contains("✓ Back up ─ ! Okta app ─ ● Attributes"))
  }

  @Test("The last screen says that it is done only when nothing is open, and names what is")
  func finish() {
    let left = Step.allCases.map { Event.Kind.stepLeft(step: $0) }
    let driver = Driver(GoldenTests.halfWay + left)
    driver.model.screen = "5-finish"
    let text = plainText(driver.model)
    #expect(!text.contains("Directory sync is set up."))
    #expect(text.contains("Not finished yet. This is open"))
    #expect(text.contains("unknown: provisioning enabled."))
  }
}
