import Basics
import SetupCore

@testable import SetupStore

/// 2026-11-23 14:02:11 at one hour east of UTC.
let afternoon = Instant(1_795_438_931)

enum Sample {
  /// A short set-up: choices, words with quotes and slashes, an observation, a step left.
  static let events: [Event] = [
    Event(.useCasesChosen(useCases: [.userProperties]), at: afternoon, offset: 60),
    Event(.screenShown(screen: "1-enable"), at: afternoon + 1, offset: 60),
    Event(
      .attested(id: .featureEnabled, role: .dxSupport, words: "“on” since 10/20\\21 — \"ok\"\n"),
      at: afternoon + 60, offset: 60),
    Event(.stepLeft(step: .enable), at: afternoon + 61, offset: -330),
    Event(
      .observed(
        observation: .mappings(
          ObservedMappings([
            "startDate": Mapping(expression: "user.startDate", push: .onCreateAndUpdate),
            "email": Mapping(expression: "user.email", push: .other("LATER")),
          ]))), at: afternoon + 90),
    Event(.activationRequested, at: afternoon + 91),
  ]

  /// One event of each kind.
  static let everyKind: [Event.Kind] = [
    .useCasesChosen(useCases: []), .activationRequested, .immediateSyncRequested,
    .attested(id: .syncConnected, role: .dxAdmin, words: "connected"),
    .attestationWithdrawn(id: .syncConnected), .waived(id: .backupComplete, reason: "no token"),
    .waiverWithdrawn(id: .backupComplete),
    .backupKept(
      backup: Backup(
        source: .file, file: "users.csv", sha256: String(repeating: "a", count: 64), bytes: 10,
        rows: 1, columns: ["Email", "Näme"], emailColumn: "Email")),
    .backupRefused(file: "old.csv", reason: "It has no e-mail column."),
    .vaultForgotten(files: 2), .organisationBound(host: "acme.okta.example.com"),
    .appBound(id: "0oa1", label: "DX / SCIM"), .dxHostConfirmed(host: "dx.acme.example"),
    .observed(observation: .appMissing(id: "0oa1")),
    .observed(
      observation: .connection(
        ObservedConnection(status: .notReported(reason: "Okta does not tell."), baseURL: nil))),
    .observed(
      observation: .arrivedValues(ObservedArrivedValues(people: 3, lacking: ["startdate": 1]))),
    .observedUnchanged(kind: .app),
    .lookFailed(kind: .schema, reason: "Okta did not answer."),
    .lookFailed(kind: .app, reason: "Okta did not answer.", remedy: "Look again."),
    .attributePlanned(
      attribute: PlannedAttribute(
        externalName: "startdate", variableName: "startDate", type: .string,
        expression: "String.replace(user.startDate, \"/\", \"-\")")),
    .attributeDropped(externalName: "startdate"), .syncRan, .stepLeft(step: .finish),
    .verdictsReported(verdicts: [ReportedVerdict(.appCreated, .met)], failedRuns: 1),
    .wentBack(to: .backUp), .advanceRefused(step: .mapAttributes, reasons: [.attributesMapped]),
    .screenShown(screen: "5-done"), .symptomChosen(symptom: .fieldNotSyncing),
    .questionAnswered(question: "namespace", answer: "differs"), .answerTakenBack,
  ]

  /// The bytes of a journal that holds the events.
  static func journal(_ events: [Event] = events) throws -> [UInt8] {
    try JournalFile.bytes(of: events)
  }

  /// The 1-based line that a byte of the journal is in.
  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
