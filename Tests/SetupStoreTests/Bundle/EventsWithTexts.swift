import Basics

@testable import SetupCore

/// Every kind of event and of observation, with a text in each of its text fields.
enum EventsWithTexts {
  static func all(_ text: String) -> [Event.Kind] {
    words(text) + writes(text) + observations(text).map { .observed(observation: $0) } + [
      .observed(observation: .appMissing(id: text))
    ]
  }

  private static func words(_ text: String) -> [Event.Kind] {
    var preview = RecordedPreview(Preview(against: .kept), by: PreviewThreshold())
    preview.changed = [
      .init(attribute: text, count: 1, filled: 0, blanked: 0, invalid: 0, respelt: 0)
    ]
    preview.over = [PreviewExcess(attribute: text, kind: .changed, count: 1, of: 1)]
    return [
      .useCasesChosen(useCases: [.roles]), .activationRequested, .immediateSyncRequested,
      .attested(id: .featureEnabled, role: .dxSupport, words: text),
      .attestationWithdrawn(id: .syncConnected), .waived(id: .backupComplete, reason: text),
      .waiverWithdrawn(id: .backupComplete),
      .backupKept(
        backup: Backup(
          source: .file, file: text, sha256: text, bytes: 1, rows: 1, columns: [text],
          emailColumn: text)),
      .backupRefused(file: text, reason: text), .vaultForgotten(files: 1),
      .organisationBound(host: text), .appBound(id: text, label: text),
      .dxHostConfirmed(host: text),
      .observedUnchanged(kind: .app), .lookFailed(kind: .app, reason: text, remedy: text),
      .verdictsReported(verdicts: [ReportedVerdict(.appCreated, .met)], failedRuns: 1),
      .attributePlanned(
        attribute: PlannedAttribute(
          externalName: text, variableName: text, type: .string, expression: text, source: .group,
          digest: text)),
      .attributeDropped(externalName: text), .previewRecorded(preview: preview),
      .previewConfirmed(words: text), .syncRan, .stepLeft(step: .enable), .wentBack(to: .enable),
      .advanceRefused(step: .enable, reasons: [.featureEnabled]), .screenShown(screen: text),
      .symptomChosen(symptom: .unknown), .questionAnswered(question: text, answer: text),
      .answerTakenBack,
    ]
  }

  private static func writes(_ text: String) -> [Event.Kind] {
    let definition = AttributeDefinition(JSONObject([.init(text, .string(text))]))
    let mapping = Mapping(expression: text, push: .other(text), digest: text)
    let sides: [(Write.Place, Write.Content)] = [
      (.attribute(variableName: text), .attribute(definition: definition)),
      (.mapping(id: text, userType: text, variableName: text), .mapping(mapping)),
      (.push(groupID: text, name: text), .push(GroupPush(id: text, status: text))),
    ]
    let outcomes: [WriteOutcome] =
      [.unchanged(reason: text)]
      + sides.flatMap { [.kept(held: $0.1), .otherwise(held: $0.1, reason: text)] }
    return sides.map { place, content in
      .writeIntended(
        write: JournalledWrite(host: text, app: text, Write(place, from: content, to: content)))
    } + outcomes.map { .writeEnded(host: text, app: text, outcome: $0) } + [
      .tokenRevocationIntended(host: text), .tokenRevoked(host: text),
    ]
  }

  private static func observations(_ text: String) -> [Observation] {
    let attribute = ObservedAttribute(
      variableName: text, externalName: text, externalNamespace: text, type: text, scope: text,
      allowed: [text])
    let mapping = [text: Mapping(expression: text, push: .other(text), digest: text)]
    var assignments = ObservedAssignments(
      people: 1, inactive: 0, groups: 1, emptyGroups: 0,
      userTypes: ObservedUserTypes(people: 1, counts: [text: 1]), groupValues: [text])
    assignments.unread = [.init(.groups, reason: text)]
    assignments.unreadGroups = 1
    assignments.emptyNames = [text]
    return [
      .app(
        ObservedApp(
          id: text, name: text, label: text, status: text, features: [text], signOnMode: text,
          created: text, userNameTemplate: text, userNamePush: text)),
      .connection(ObservedConnection(status: .read(text), baseURL: text)),
      .connection(ObservedConnection(status: .notReported(reason: text), baseURL: text)),
      .features(ObservedFeatures(toApp: .notReported(reason: text))),
      .schema(ObservedSchema(base: [attribute], custom: [attribute])),
      .mappings(
        ObservedMappings(
          mapping, defaultType: text,
          others: [UserTypeMappings(id: text, name: text, properties: mapping)],
          unread: [UnreadMappings(id: text, name: text, reason: text)])),
      .assignments(assignments),
      .groupPush(ObservedGroupPush(total: 1, active: 1, inError: 0, unread: text)),
      .backupComparison(ObservedBackupComparison(backup: text, people: 1, missing: 1)),
      .arrivedValues(ObservedArrivedValues(people: 1, lacking: [text: 1], notReported: [text])),
    ] + patterns(text)
  }

  private static func patterns(_ text: String) -> [Observation] {
    let people = PeoplePattern(count: 1, digests: [text])
    let names = GroupPattern([text])
    var values = ObservedValues(
      filled: 1, distinct: 1, signs: [.badFormat: people], codePoints: [0x200B])
    (values.shapes, values.types) = ([text], [text])
    var log = LogGroup(
      eventType: text, outcome: text, reason: text, count: 1, people: people, first: afternoon,
      last: afternoon)
    (log.eventType, log.outcome, log.reason) = (text, text, text)
    var groups = ObservedGroups(
      shared: names, inError: names, errors: [text], membersNotAssigned: people,
      values: [text: .init(groups: names, distinct: 1, contested: people, winner: text)],
      notAssignedOf: names)
    groups.errors = [text]
    return [
      .people(
        ObservedPeople(
          people: 1, signs: [.syncError: people], values: [text: values], newestChange: afternoon,
          backup: text)),
      .groups(groups), .log(ObservedLog(since: afternoon, groups: [log])),
      .twinApps(ObservedTwinApps(others: [.init(id: text, label: text, created: text)])),
      .rateLimit(
        ObservedRateLimit(path: text, limit: 1, remaining: 0, resets: afternoon, refused: true)),
      .backupShape(
        ObservedBackupShape(
          backup: text, hasByteOrderMark: true, delimiter: text, filled: [text: 1])),
    ]
  }
}
