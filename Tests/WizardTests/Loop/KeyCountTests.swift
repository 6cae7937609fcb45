import Basics
import DemoTenant
import Foundation
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// How many keys a whole set-up with one attribute takes, from the first screen to the last.
@Suite("Keys of a whole set-up")
final class KeyCountTests {
  private var keys = 0
  private var pressKey: (Key) -> Void = { _ in }
  private var present: () -> Model = { Driver().model }

  private func press(_ all: Key...) {
    for key in all {
      keys += 1
      pressKey(key)
    }
  }

  /// Moves to something and presses it.
  private func act(_ isMeant: (Intent) -> Bool) {
    for _ in 0..<40 {
      if let focused = present().focused?.intent, isMeant(focused) { return press(.enter) }
      press(.down)
    }
    Issue.record("not on \(present().screen)")
  }

  private func goOn(to screen: String) {
    for _ in 0..<9 where present().screen != screen { press(.right) }
    #expect(present().screen == screen)
  }

  /// Vouches for what is open on the screen, by the button or the row that has the focus.
  private func vouch(for id: PreconditionID) {
    act { intent in
      switch intent {
      case .showRow(id): true
      case .attest(let other, _): other == id
      default: false
      }
    }
    // A row asks first which way; the claim comes first.
    if present().dialog?.fields.isEmpty == true { press(.enter) }
    press(.enter)
    #expect(present().setup.attestations[id] != nil, "\(id.rawValue)")
  }

  private func begin() {
    press(.character(" "))
    goOn(to: "1-ask")
    act { $0 == .askSupport }
    goOn(to: "1-waiting")
    vouch(for: .featureEnabled)
    goOn(to: "2-back-up")
  }

  private func plan() {
    act { $0 == .plan(.listProperties) }
    press(.enter, .enter, .enter, .enter, .enter)
    #expect(present().setup.plan.map(\.externalName) == ["startdate"])
  }

  private func end() {
    vouch(for: .syncConnected)
    goOn(to: "5-finish")
    press(.right)
    #expect(present().setup.isFinished)
  }

  @Test("Without a token")
  func tokenless() throws {
    let driver = Driver()
    (pressKey, present) = ({ driver.press($0) }, { driver.model })
    begin()
    driver.model.backup.exports = [
      ExportFile(
        path: "/x/users.csv", name: "users.csv", bytes: 1, modified: Driver.start, columns: "")
    ]
    act { $0 == .verify(path: "/x/users.csv") }
    var verifier = BackupVerifier()
    verifier.feed(Array("name,email\nOne,one@example.com\n".utf8))
    var result = try verifier.finish()
    (result.file, result.sha256) = ("users.csv", "aa")
    driver.answer(.verificationEnded(result))
    goOn(to: "3-check")
    for id in [PreconditionID.appCreated, .connectionEnabled, .provisioningEnabled] {
      vouch(for: id)
    }
    goOn(to: "4-plan")
    plan()
    goOn(to: "4-check")
    for id in [PreconditionID.defaultAttributesKept, .attributesCreated, .attributesMapped] {
      vouch(for: id)
    }
    goOn(to: "5-connected")
    vouch(for: .assignmentsPresent)
    end()
    print("keys without a token: \(keys)")
    #expect(keys <= 51)
  }

  /// The same with a token, or in the demo, where each click in the consoles takes keys as well.
  private func live(clicking: (LiveSitting) -> Void) throws {
    let sitting = try LiveSitting(scenario: "fresh")
    (pressKey, present) = ({ sitting.press($0) }, { sitting.model })
    sitting.signIn()
    begin()
    let file = sitting.path + "/users.csv"
    let rows = sitting.host.read { $0.userExport.joined() }
    try rows.write(toFile: file, atomically: true, encoding: .utf8)
    sitting.model.backup.exports = [
      ExportFile(path: file, name: "users.csv", bytes: 1, modified: Instant(0), columns: "")
    ]
    act { $0 == .verify(path: file) }
    goOn(to: "3-check")
    for _ in 0..<5 { clicking(sitting) }
    goOn(to: "4-plan")
    plan()
    goOn(to: "4-check")
    for _ in 0..<3 { clicking(sitting) }
    goOn(to: "5-assign")
    for _ in 0..<2 { clicking(sitting) }
    goOn(to: "5-connected")
    end()
  }

  @Test("With a token: what is done in the consoles is seen when it is looked for")
  func token() throws {
    try live { sitting in
      _ = sitting.runner.run(.demo(.playOn(reached: 5), sitting.model.setup.plan))
      if sitting.model.setup.app == nil {
        self.press(.character("r"))
        self.act { if case .chooseApp = $0 { true } else { false } }
      } else {
        self.press(.character("r"))
      }
    }
    print("keys with a token: \(keys)")
    #expect(keys <= 47)
  }

  @Test("In the demo, with the clicks in its consoles")
  func demo() throws {
    try live { sitting in
      sitting.model.access = .demo
      self.press(.character("p"), .enter)
    }
    print("keys in the demo: \(keys)")
    #expect(keys <= 56)
  }
}
