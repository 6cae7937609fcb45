import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// The whole set-up through keys, step by step, without a disk.
@Suite("From the introduction to the end, by keys")
struct WholeSetupTests {
  private func export(_ second: String, digest: String) throws -> BackupVerification {
    var verifier = BackupVerifier()
    verifier.feed(Array("name,email\nOne,one@example.com\nTwo,\(second)@example.com\n".utf8))
    var result = try verifier.finish()
    (result.file, result.sha256) = ("users.csv", digest)
    return result
  }

  private func attest(_ id: PreconditionID, _ driver: Driver) {
    #expect(driver.focus(.showRow(id)), "\(id.rawValue) is on \(driver.model.screen)")
    driver.press(.enter, .enter)
    driver.type("seen")
    driver.press(.enter)
    #expect(driver.model.setup.attestations[id]?.value.words == "seen")
  }

  private func goOn(to step: Step, _ driver: Driver) {
    for _ in 0..<10 where driver.model.setup.position.step < step { driver.press(.right) }
    #expect(driver.model.setup.position.step == step)
  }

  /// A sitting at the beginning of a step, everything before it done by keys.
  private func reached(_ step: Step) throws -> Driver {
    let driver = Driver()
    driver.press(.home, .character(" "))
    for _ in 0..<5 where driver.model.current?.step == nil { driver.press(.right) }
    let ways: [(Driver) throws -> Void] = [askSupport, backUp, createApp, mapAttributes]
    for (next, way) in zip(Step.allCases.dropFirst(), ways) where next <= step {
      try way(driver)
      goOn(to: next, driver)
    }
    return driver
  }

  private func askSupport(_ driver: Driver) {
    driver.press(.right, .right, .right)
    attest(.featureEnabled, driver)
  }

  private func backUp(_ driver: Driver) throws {
    driver.answer(.verificationEnded(try export("two", digest: "aa")))
  }

  private func createApp(_ driver: Driver) {
    for _ in 0..<9 where driver.model.screen != "3-check" { driver.press(.right) }
    for id in [PreconditionID.appCreated, .connectionEnabled, .provisioningEnabled] {
      attest(id, driver)
    }
  }

  private func mapAttributes(_ driver: Driver) {
    #expect(driver.focus(.plan(.listProperties)))
    driver.press(.enter, .enter)
    #expect(driver.model.dialog?.fields.first?.state.text == "startdate")
    driver.press(.enter, .enter, .enter, .enter)
    for _ in 0..<9 where driver.model.screen != "4-check" { driver.press(.right) }
    for id in [PreconditionID.defaultAttributesKept, .attributesCreated, .attributesMapped] {
      attest(id, driver)
    }
  }

  @Test("The introduction is not left before a use case is chosen")
  func introduction() {
    let driver = Driver()
    #expect(driver.model.screen == "0-introduction")
    driver.press(.right)
    #expect(driver.text.contains("Not yet"))
    driver.press(.home, .character(" "))
    #expect(driver.text.contains("[✓] Set user properties"))
    driver.press(.right)
    #expect(driver.model.screen != "0-introduction")
  }

  @Test("Step 1 is left once someone vouches for the activation")
  func enable() throws {
    let driver = try reached(.enable)
    driver.press(.right, .right, .right)
    #expect(driver.model.setup.position.step == .enable)
    attest(.featureEnabled, driver)
    goOn(to: .backUp, driver)
  }

  @Test("Step 2 refuses an export with rows in the way, shows them, and takes a good one")
  func backup() throws {
    let driver = try reached(.backUp)
    driver.press(.right)
    #expect(driver.model.setup.refusal?.value == [.backupTaken])
    driver.answer(.verificationEnded(try export("one", digest: "bb")))
    #expect(driver.text.contains("lines 2 and 3 have the same e-mail"))
    driver.press(.character("v"))
    #expect(driver.text.contains("line 3"))
    driver.press(.escape, .right)
    #expect(driver.model.setup.position.step == .backUp)
    driver.answer(.verificationEnded(try export("two", digest: "aa")))
    #expect(driver.text.contains("2 people"))
  }

  @Test("Step 4 is not left before what is planned is created and mapped")
  func map() throws {
    let driver = try reached(.mapAttributes)
    #expect(driver.focus(.plan(.listProperties)))
    driver.press(.enter, .enter, .enter, .enter, .enter, .enter)
    #expect(driver.model.setup.plan.map(\.externalName) == ["startdate"])
    for _ in 0..<9 where driver.model.screen != "4-check" { driver.press(.right) }
    driver.press(.right)
    #expect(driver.model.setup.refusal?.value.contains(.attributesCreated) == true)
  }

  @Test("The last step ends the set-up, and the journal folds to the very same")
  func finish() throws {
    let driver = try reached(.finish)
    #expect(driver.model.screen == "5-assign")
    for _ in 0..<6 { driver.press(.right) }
    #expect(!driver.model.setup.isFinished)
    driver.press(.character("g"), .character("5"))
    attest(.assignmentsPresent, driver)
    driver.press(.right, .right)
    attest(.syncConnected, driver)
    for _ in 0..<6 { driver.press(.right) }
    #expect(driver.model.setup.isFinished)
    #expect(SetupState(folding: driver.journal) == driver.model.setup)
  }
}
