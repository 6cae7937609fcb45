import SetupCore
import Testing

@testable import Wizard

@Suite("The change record")
struct ChangeRecordTests {
  static let now = Driver.start

  @Test("It names steps, plan and backup, and what rests on what, each row once")
  func whole() {
    let setup = SetupState(
      folding: [
        .useCasesChosen(useCases: [.userProperties]), .organisationBound(host: "acme.okta.com"),
        .appBound(id: "0oa1", label: "DX *sync*"),
        .attested(id: .featureEnabled, role: .dxSupport, words: "On since today"),
        .stepLeft(step: .enable),
        .attributePlanned(
          attribute: PlannedAttribute(
            externalName: "startdate", variableName: "startDate", type: .string,
            expression: "user.a || user.b")),
        .waived(id: .backupTaken, reason: "A test account"),
      ].map { Event($0, at: Self.now) })
    let lines = changeRecord(of: setup, at: Self.now, version: "1.0").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    #expect(
      lines.prefix(21) == [
        "# Okta directory sync for DX: change record", "",
        "Written 2026-11-24T09:00:00Z by dirsync-setup 1.0.",
        "Okta organisation: acme.okta.com.", "Okta app: DX \\*sync\\* (0oa1).", "",
        "## Steps", "", "1. Enable directory sync: left 2026-11-24T09:00:00Z",
        "2. Back up user data: not left yet", "3. Create the Okta app: not left yet",
        "4. Map attributes: not left yet", "5. Finish: not left yet", "",
        "## Attributes", "",
        "| External name | Variable name | Type | From |", "| --- | --- | --- | --- |",
        "| startdate | startDate | string | user.a \\|\\| user.b |", "", "## Seen",
      ])
    #expect(lines.contains("- feature-enabled, 09:00: DX support said so 09:00: On since today"))
    #expect(lines.contains("- backup-taken, 09:00: Waived 09:00: A test account"))
    for id in PreconditionID.allCases {
      #expect(lines.filter { $0.hasPrefix("- \(id.rawValue),") }.count == 1, "\(id)")
    }
  }

  @Test("Nothing from outside becomes a heading, a link, HTML or a line of its own")
  func escapes() {
    let setup = SetupState(
      folding: [
        Event(.waived(id: .appCreated, reason: "# [x](y)\n<b>`z`</b>"), at: Self.now)
      ])
    let text = changeRecord(of: setup, at: Self.now, version: "1.0")
    #expect(
      text.contains("- app-created, 09:00: Waived 09:00: \\# \\[x\\](y) \\<b\\>\\`z\\`\\</b\\>\n"))
  }

  @Test("An empty set-up has no plan and nothing seen")
  func empty() {
    let text = changeRecord(of: SetupState(), at: Self.now, version: "1.0")
    #expect(text.contains("## Attributes\n\nNone planned.\n"))
    #expect(text.contains("## Seen\n\nNothing.\n"))
    #expect(!text.contains("## Backup"))
  }
}
