import DemoTenant
import SetupCore
import Testing

@testable import Wizard

// One at a time: each waits for answers of tasks.
@Suite("What preview and trace say, and what the night then does", .serialized)
struct NightAgreementTests {
  /// Too many people to be read in a test, or an export that isn't what DX has.
  static let others = ["ten-thousand", "one-million", "backup-resaved-by-spreadsheet"]
  /// There is no app that could be read.
  static let withoutApp = ["fresh", "app-gone"]

  /// Where the two don't agree, or nothing can be counted: old names, which the demo's DX doesn't
  /// read; a list, which it drops; an app without a schema to read.
  static let unlike = ["old-external-names", "value-type-mismatch", "app-inactive-or-new"]

  static let scenarios = Scenario.all.map(\.name).filter {
    !others.contains($0) && !withoutApp.contains($0) && !unlike.contains($0)
  }

  @Test("The preview of every scenario agrees with its night, value by value", arguments: scenarios)
  func preview(name: String) throws {
    let night = try PreviewedNight(name)
    let before = try night.export
    let reading = night.preview(before)
    let preview = try #require(reading.preview)
    #expect(preview.complete, "\(reading.notices)")
    night.passNight()
    let after = try night.export
    // Where nothing leaves Okta, the preview counts what would.
    guard reading.notices.isEmpty else { return }
    for change in preview.changed where change.invalid == 0 {
      // Of two attributes with one name, one is sent.
      guard preview.changed.filter({ $0.attribute == change.attribute }).count == 1 else {
        continue
      }
      let done = before.people.keys.compactMap {
        after.difference(change.attribute, of: $0, since: before)
      }
      #expect(change.count == done.count, "\(change.attribute)")
      #expect(change.filled == done.count { $0 == .filled }, "\(change.attribute)")
      #expect(change.blanked == done.count { $0 == .blanked }, "\(change.attribute)")
    }
  }

  @Test("Where there is no app, nothing is counted", arguments: withoutApp)
  func noApp(name: String) throws {
    let night = try PreviewedNight(name)
    let reading = night.preview(try night.export)
    #expect(reading.preview?.complete == false)
    #expect(!reading.notices.isEmpty)
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
    ("mapping-not-applied", []), ("nightly-run-not-due", []),
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
