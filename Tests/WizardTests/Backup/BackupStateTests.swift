import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Reading everyone from DX, on the screen")
struct BackupStateTests {
  private func reading() -> Driver {
    let driver = Driver()
    driver.model.screen = "2-live"
    driver.want(.readEveryone)
    return driver
  }

  @Test("It says how far it is, and isn't begun twice")
  func progress() {
    let driver = reading()
    driver.answer(.verificationAdvanced(done: 12_300, total: 40_000))
    #expect(driver.text.contains("Reading everyone from DX …   Esc cancels"))
    #expect(driver.text.contains(" 30 %"))
    #expect(plainText(driver.model).contains("\nReading everyone from DX: 12,300 of 40,000.\n"))
    driver.want(.readEveryone)
    #expect(driver.effects.filter { $0 == .readEveryone }.count == 1)
  }

  @Test("Esc stops it, and the answer says what is kept and how to go on")
  func stopped() {
    let driver = reading()
    driver.press(.escape)
    #expect(driver.effects.last == .cancelProbes)
    #expect(driver.model.notice?.text == "Stopping …")
    driver.answer(.liveBackupPaused(after: "12,300 of 40,000 people", "Stopped."))
    #expect(driver.model.notice?.text == "Stopped.")
    #expect(
      plainText(driver.model).contains(
        "\n12,300 of 40,000 people are kept for now. Press it again to go on there.\n"))
    driver.want(.readEveryone)
    #expect(driver.effects.filter { $0 == .readEveryone }.count == 2)
    driver.answer(.liveBackupResumed(after: "12,300 of 40,000 people"))
    #expect(driver.model.notice?.text == "Goes on after 12,300 of 40,000 people.")
  }

  @Test("What failed for good has nothing to go on with")
  func failed() {
    let driver = reading()
    driver.answer(.liveBackupPaused(after: "100 of 250 people", "No answer came."))
    driver.want(.readEveryone)
    driver.answer(.liveBackupFailed("DX's list of users changed while it was read."))
    #expect(driver.model.backup.readSoFar == nil)
    #expect(driver.model.backup.verification == nil)
    #expect(!plainText(driver.model).contains("Press it again"))
  }
}
