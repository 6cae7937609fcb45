import SetupCore
import Terminal
import Testing

@testable import Wizard

/// The whole set-up through keys, with a refused advance on the way, without a disk.
@Suite("From the introduction to the end, by keys")
struct WholeSetupTests {
  private func good(_ file: String = "users.csv") throws -> BackupVerification {
    var verifier = BackupVerifier()
    verifier.feed(Array("name,email\nOne,one@example.com\nTwo,two@example.com\n".utf8))
    var result = try verifier.finish()
    (result.file, result.sha256) = (file, "aa")
    return result
  }

  private func bad() throws -> BackupVerification {
    var verifier = BackupVerifier()
    verifier.feed(Array("name,email\nOne,one@example.com\nTwo,one@example.com\n".utf8))
    var result = try verifier.finish()
    (result.file, result.sha256) = ("users.csv", "bb")
    return result
  }

  private func attest(_ id: PreconditionID, _ driver: Driver) {
    #expect(driver.focus(.row(id)), "\(id.rawValue) is on \(driver.model.screen)")
    driver.press(.enter, .enter)
    driver.type("seen")
    driver.press(.enter)
    #expect(driver.model.setup.attestations[id]?.value.words == "seen")
  }

  private func goOn(to step: Step, _ driver: Driver) {
    for _ in 0..<10 where driver.model.setup.position.step < step { driver.press(.right) }
    #expect(driver.model.setup.position.step == step)
  }

  @Test("All of it")
  func all() throws {
    let driver = Driver()
    #expect(driver.model.screen == "0-introduction")
    driver.press(.right)
    #expect(driver.text.contains("Not yet"))

    driver.press(.home, .character(" "))
    #expect(driver.text.contains("[✓] Set user properties"))
    for _ in 0..<5 where driver.model.current?.step == nil { driver.press(.right) }
    attestFeature(driver)
    goOn(to: .backUp, driver)

    try backUp(driver)
    goOn(to: .createApp, driver)
    for _ in 0..<9 where driver.model.screen != "3-check" { driver.press(.right) }
    for id in [PreconditionID.appCreated, .connectionEnabled, .provisioningEnabled] {
      attest(id, driver)
    }
    goOn(to: .mapAttributes, driver)
    mapAttributes(driver)
    goOn(to: .finish, driver)
    finish(driver)
    #expect(driver.model.setup.isFinished)
    #expect(SetupState(folding: driver.journal) == driver.model.setup)
  }

  private func attestFeature(_ driver: Driver) {
    driver.press(.right, .right, .right)
    #expect(driver.model.setup.position.step == .enable)
    attest(.featureEnabled, driver)
  }

  private func backUp(_ driver: Driver) throws {
    driver.press(.right)
    #expect(driver.model.setup.refusal?.value == [.backupTaken])
    driver.send(.verificationEnded(try bad()))
    #expect(driver.text.contains("lines 2 and 3 have the same e-mail"))
    driver.press(.character("v"))
    #expect(driver.text.contains("line 3"))
    driver.press(.escape, .right)
    #expect(driver.model.setup.position.step == .backUp)
    driver.send(.verificationEnded(try good()))
    #expect(driver.text.contains("2 people"))
  }

  private func mapAttributes(_ driver: Driver) {
    #expect(driver.focus(.action(.planAdd)))
    driver.press(.enter, .enter)
    #expect(driver.model.dialog?.fields.first?.state.text == "startdate")
    driver.press(.enter, .enter, .enter, .enter)
    #expect(driver.model.setup.plan.map(\.externalName) == ["startdate"])
    for _ in 0..<9 where driver.model.screen != "4-check" { driver.press(.right) }
    driver.press(.right)
    #expect(driver.model.setup.refusal?.value.contains(.attributesCreated) == true)
    for id in [PreconditionID.defaultAttributesKept, .attributesCreated, .attributesMapped] {
      attest(id, driver)
    }
  }

  private func finish(_ driver: Driver) {
    #expect(driver.model.screen == "5-assign")
    for _ in 0..<6 { driver.press(.right) }
    #expect(!driver.model.setup.isFinished)
    driver.press(.character("g"), .character("5"))
    attest(.assignmentsPresent, driver)
    driver.press(.right)
    attest(.syncConnected, driver)
    for _ in 0..<6 { driver.press(.right) }
  }
}
