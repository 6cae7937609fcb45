import Basics
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The time line")
struct TimeLineTests {
  static let start = Driver.start
  static let namespace = "urn:ietf:params:scim:schemas:core:2.O:User"

  static let backup = Backup(
    source: .file, file: "users.csv", sha256: "ab", bytes: 9, rows: 2_914, columns: ["Email"],
    emailColumn: "Email")

  static let entry = PlannedAttribute(
    externalName: "startdate", variableName: "startdate", type: .string, expression: "user.start")

  /// What happened, and how the time line tells it.
  static let titles: [(Event.Kind, String)] = [
    (.useCasesChosen(useCases: []), "neither use case chosen"),
    (.useCasesChosen(useCases: [.userProperties]), "use case: user properties"),
    (.activationRequested, "DX support asked to activate directory sync"),
    (
      .attested(id: .featureEnabled, role: .dxSupport, words: "on"),
      "feature enabled: word of the DX support: “on”"
    ),
    (
      .attested(id: .syncConnected, role: .dxAdmin, words: ""),
      "sync connected: word of the DX admin"
    ),
    (.attestationWithdrawn(id: .syncConnected), "sync connected: word taken back"),
    (
      .advanceRefused(step: .backUp, reasons: [.backupTaken]),
      "advance refused, step 2: backup taken"
    ),
    (.waived(id: .backupComplete, reason: "no token"), "backup complete waived: no token"),
    (.waiverWithdrawn(id: .backupComplete), "backup complete: waiver taken back"),
    (.backupRefused(file: "a.csv", reason: "It is empty."), "backup refused: a.csv: It is empty."),
    (.backupKept(backup: backup), "backup taken: users.csv, 2,914 people"),
    (.vaultForgotten(files: 1), "deleted 1 kept file"),
    (.organisationBound(host: "acme.okta.example"), "organisation: acme.okta.example"),
    (.appBound(id: "0oa1", label: "DX"), "app chosen: DX"),
    (.observed(observation: .appMissing(id: "0oa1")), "seen: the app"),
    (.observed(observation: .appMissing(id: "0oa1")), "seen: the app, as before"),
    (.observed(observation: .appMissing(id: "0oa2")), "seen: the app, changed"),
    (.lookFailed(kind: .schema, reason: "No answer."), "look failed: the attributes: No answer."),
    (.attributePlanned(attribute: entry), "planned: startdate"),
    (.attributePlanned(attribute: entry), "changed in the plan: startdate"),
    (.attributeDropped(externalName: "start\u{1B}date"), "dropped from the plan: startdate"),
    (.immediateSyncRequested, "DX support asked for an immediate sync"), (.syncRan, "a sync ran"),
    (.stepLeft(step: .enable), "step 1 left: Enable directory sync"),
    (.wentBack(to: .enable), "went back to step 1: Enable directory sync"),
    (.screenShown(screen: "2-back-up"), "screen shown: 2-back-up"),
    (.symptomChosen(symptom: .valueWrong), "trouble: A value is wrong or blank"),
    (.questionAnswered(question: "namespace", answer: "differs"), "answered: namespace: differs"),
    (.answerTakenBack, "answer taken back"),
  ]

  @Test("Every kind of event is told in words")
  func words() {
    let events = Self.titles.enumerated().map { Event($0.element.0, at: Self.start + $0.offset) }
    let entries = timeLine(events)

    #expect(entries.map(\.text) == Self.titles.map(\.1))
    #expect(entries.map(\.index) == Array(events.indices))
    #expect(entries.filter(\.isRefused).map(\.index) == [6])
  }

  @Test("A refused advance has the reasons of its moment, and each event the time of its clock")
  func refused() {
    let entries = timeLine([
      Event(.useCasesChosen(useCases: [.roles]), at: Self.start, offset: -330),
      Event(
        .advanceRefused(step: .enable, reasons: [.featureEnabled]), at: Self.start, offset: 60),
      Event(
        .attested(id: .featureEnabled, role: .dxSupport, words: ""), at: Self.start + 60,
        offset: 60),
    ])

    #expect(entries.map(\.when) == ["24 Nov 03:30", "24 Nov 10:00", "24 Nov 10:01"])
    #expect(entries[1].refusals.map(\.id) == [.featureEnabled])
    #expect(entries[1].refusals[0].reason.hasPrefix("DX support has not been asked"))
    #expect(timeLine([]).isEmpty)
  }

  @Test("A moment is folded from the nearest snapshot, and is that of all events before it")
  func snapshots() {
    let events = (0..<1_234).map { index in
      Event(
        .screenShown(screen: index.isMultiple(of: 2) ? "1-ask" : "1-waiting"),
        at: Self.start + index)
    }
    let line = OpenTimeLine(events)
    for index in [0, 1, 499, 500, 501, 1_000, 1_233, 1_234] {
      #expect(line.setup(before: index) == SetupState(folding: events.prefix(index)), "\(index)")
    }
  }
}
