import Foundation
import Testing

@testable import SetupCore
@testable import SetupStore

@Suite("What a bundle leaves out")
struct WithoutSecretsTests {
  static let email = "one.two@example.com"
  static let token = "00" + "qWx7Zr2Lk9Bn4Vt8Hs3Jd6Fg1Mp5Yc0Ae7Ui2Op"
  static let bearer = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9m"

  /// Events with an address and tokens wherever a text can stand.
  static var events: [Event] {
    let text = "by \(email), \(token) and \(bearer)"
    let attribute = ObservedAttribute(
      variableName: text, externalName: text, externalNamespace: text, type: text, scope: text,
      allowed: [text, email])
    let observations: [Observation] = [
      .app(
        ObservedApp(
          id: token, name: text, label: text, status: text, features: [text], signOnMode: text,
          created: text, userNameTemplate: text, userNamePush: text)),
      .appMissing(id: token),
      .connection(ObservedConnection(status: .read(text), baseURL: "https://x.example/\(token)")),
      .connection(ObservedConnection(status: .notReported(reason: text))),
      .features(ObservedFeatures(toApp: .notReported(reason: text))),
      .schema(ObservedSchema(base: [attribute], custom: [attribute])),
      .mappings(ObservedMappings([text: Mapping(expression: "\"\(email)\"", push: .other(text))])),
      .backupComparison(ObservedBackupComparison(backup: text, people: 1, missing: 1)),
      .arrivedValues(ObservedArrivedValues(people: 1, lacking: [text: 1], notReported: [text])),
    ]
    let backup = Backup(
      source: .file, file: "/home/one/\(email) \(token).csv", sha256: text, bytes: 1, rows: 1,
      columns: [email, token], emailColumn: email)
    let events: [Event.Kind] = [
      .attested(id: .featureEnabled, role: .dxSupport, words: text),
      .waived(id: .backupComplete, reason: text), .backupKept(backup: backup),
      .backupRefused(file: "C:\\one\\\(email).csv", reason: text),
      .organisationBound(host: text), .appBound(id: token, label: text),
      .lookFailed(kind: .app, reason: text),
      .attributePlanned(
        attribute: PlannedAttribute(
          externalName: text, variableName: text, type: .string, expression: "\"\(email)\"")),
      .attributeDropped(externalName: text), .screenShown(screen: text),
      .questionAnswered(question: text, answer: text),
    ]
    let all = events + observations.map { .observed(observation: $0) }
    return all.map { Event($0, at: afternoon) }
  }

  @Test("No known address or token is in a bundle, in any encoding of JSON")
  func nothingKnown() throws {
    let environment = SupportBundle.Environment(
      program: "1", terminal: Self.token, locale: Self.email)
    let bytes = try SupportBundle(Self.events, environment, created: afternoon).bytes()
    var texts = [String(decoding: bytes, as: UTF8.self)]
    for line in bytes.split(separator: lineBreak) {
      texts += strings(in: try JSONSerialization.jsonObject(with: Data(line)))
    }
    #expect(texts.count > 100)
    let known = [
      Self.email, "one.two", "example.com", Self.token, Self.bearer, "/home/one", "\\one",
    ]
    let encoded = known.map { Data($0.utf8).base64EncodedString() }
    for text in texts {
      for secret in known + encoded {
        #expect(!text.localizedCaseInsensitiveContains(secret), "\(secret) in \(text)")
      }
    }
  }

  @Test("What has nothing to hide stays as it is, to the invisible character")
  func staysAsItIs() {
    let plain = [
      "urn:ietf:params:scim:schemas:core:2.0:User",
      "urn:ietf:params:scim:schemas:core:2.\u{200B}0:User",
      "String.replace(user.startDate, \"/\", \"-\")", "DX – Übung", "0oa1a2b3c4d5e6f7g8h9",
      "done by [e-mail] with [token]", "https://api.workos.example/scim/v2.0/demo", "",
    ]
    for text in plain { #expect(withoutSecrets(text) == text) }
  }

  @Test("Control characters never stay, and an address hidden by invisible ones goes")
  func controls() {
    #expect(withoutSecrets("a\u{1B}[2Jb\nc\u{9B}") == "a[2Jb c")
    #expect(withoutSecrets("one\u{200B}@example.com") == "[e-mail]")
    #expect(withoutSecrets("a@[e-mail]") == "[e-mail]")
  }

  @Test("Of a path the name alone stays")
  func names() {
    #expect(TextFilter().fileName("/home/one/users-2026-11-23.csv") == "users-2026-11-23.csv")
    #expect(TextFilter().fileName("C:\\Users\\one\\users.csv") == "users.csv")
    #expect(TextFilter().fileName("export of one@example.com.csv") == "export of [e-mail]")
    #expect(TextFilter().fileName("/") == "")
  }

  @Test("Taking secrets out twice changes nothing more")
  func idempotent() {
    for event in Self.events + Sample.everyKind.map({ Event($0, at: afternoon) }) {
      #expect(event.withoutSecrets.withoutSecrets == event.withoutSecrets)
    }
  }

  @Test("A set-up without secrets is the same in a bundle")
  func sameSetUp() {
    for what in Sample.everyKind { #expect(what.withoutSecrets == what) }
  }

  private func strings(in value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.flatMap { [$0.key] + strings(in: $0.value) }
    default: []
    }
  }
}
