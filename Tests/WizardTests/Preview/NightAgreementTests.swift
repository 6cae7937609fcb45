import DemoTenant
import SetupCore
import Testing

@testable import Wizard

// One at a time: each waits for answers of tasks.
@Suite("What preview and trace say, and what the night then does", .serialized)
struct NightAgreementTests {
  /// Too many people to be read in a test, or an export that isn't what DX has.
  static let others = ["ten-thousand", "one-million", "backup-resaved-by-spreadsheet"]
  /// There is no app whose profile could be read: none at all, one that is gone, one that is off.
  static let withoutProfile = ["fresh", "app-gone", "app-inactive-or-new"]

  static let scenarios = Scenario.all.map(\.name).filter {
    !others.contains($0) && !withoutProfile.contains($0)
  }

  @Test("The preview of every scenario agrees with its night, value by value", arguments: scenarios)
  func preview(name: String) throws {
    try agree(PreviewedNight(name))
  }

  @Test("So it does where somebody changed everybody's values in DX", arguments: scenarios)
  func afterUpload(name: String) throws {
    let night = try PreviewedNight(name)
    try night.changeEverybodyInDX()
    let changes = try agree(night)
    #expect(changes.contains { $0.count > 0 } == !Self.comparingNothing.contains(name))
  }

  /// Nobody is assigned, or the app has no attribute of its own.
  static let comparingNothing = [
    "half-way", "no-assignments", "assigned-group-empty", "app-cannot-provision",
  ]

  @Test("Where the app's profile can't be read, nothing is counted", arguments: withoutProfile)
  func noProfile(name: String) throws {
    let night = try PreviewedNight(name)
    let reading = night.preview(try night.export)
    #expect(reading.preview?.complete == false)
    #expect(!reading.notices.isEmpty)
  }

  @Test("Once an app that was off is active, its preview agrees with the night")
  func activated() throws {
    let night = try PreviewedNight("app-inactive-or-new")
    night.host.play(.activateApp)
    try night.changeEverybodyInDX()
    #expect(try agree(night).contains { $0.count > 0 })
  }

  /// Compares the preview with what the night then does; what the preview says of attributes.
  @discardableResult
  private func agree(_ night: PreviewedNight) throws -> [Preview.Change] {
    let before = try night.export
    let reading = night.preview(before)
    let preview = try #require(reading.preview)
    #expect(preview.complete, "\(reading.notices)")
    night.passNight()
    let after = try night.export
    for change in preview.changed {
      let done = before.people.keys.compactMap {
        after.difference(change.attribute, of: $0, since: before)
      }
      guard reading.notices.isEmpty else {
        // Nothing leaves Okta; the preview counts what would.
        #expect(done.isEmpty, "\(change.attribute)")
        continue
      }
      // Of two attributes with one name, one is sent; what DX can't read arrives as nothing.
      guard change.invalid == 0,
        preview.changed.filter({ $0.attribute == change.attribute }).count == 1
      else { continue }
      #expect(change.count == done.count, "\(change.attribute)")
      #expect(change.filled == done.count { $0 == .filled }, "\(change.attribute)")
      #expect(change.blanked == done.count { $0 == .blanked }, "\(change.attribute)")
    }
    return preview.changed
  }

  static let traced: [(scenario: String, clicks: [ConsoleClick])] = [
    (
      "finished",
      [
        .mapAttribute(variableName: "githubusername", expression: "user.secondEmail"), .forceSync,
      ]
    ),
    ("dx-value-would-be-blanked", []), ("personal-override", []), ("group-scope-attribute", []),
    ("assigned-before-provisioning", []), ("okta-user-inactive", []), ("user-types", []),
    ("mapping-not-applied", []), ("nightly-run-not-due", []), ("old-external-names", []),
    ("value-type-mismatch", []),
  ]

  @Test("The trace of everybody agrees with the night, value by value", arguments: traced)
  func trace(_ example: (scenario: String, clicks: [ConsoleClick])) throws {
    let night = try PreviewedNight(example.scenario)
    for click in example.clicks { night.host.play(click) }
    let before = try night.export
    let traces = before.people.keys.sorted().map { (email: $0, trace: night.trace($0, before)) }
    night.passNight()
    let after = try night.export
    for (email, trace) in traces {
      #expect(!trace.hasFailed, "\(email): \(trace.problems)")
      if after.people[email] == nil {
        #expect(trace.person.assignment?.person.account == .deactivated)
      }
      for name in trace.profile.map(\.attribute.externalName) {
        let said = trace.tonight.first { $0.attribute == name }
        let done = after.difference(name, of: email, since: before)
        #expect((said != nil) == (done != nil), "\(email) \(name): \(trace.tonight)")
        guard let said else { continue }
        #expect(said.after == after.people[email]?[name], "\(email) \(name)")
      }
    }
    let changed = traces.filter { !$0.trace.tonight.isEmpty }.count
    let preview = try #require(night.preview(before).preview)
    #expect(changed == preview.compared - preview.unchanged)
  }
}
