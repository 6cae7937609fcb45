import Basics
import SetupCore
import Testing

@testable import OktaAPI

/// People and their values reduced to counts, one case for each thing that can be seen of them.
@Suite("People, reduced to counts")
struct PeopleTallyTests {
  static let now = Instant.parse("2026-11-24T09:00:00Z")?.moment ?? Instant(0)

  /// A person as Okta lists them, with nothing wrong; `changes` are JSON members that take the place
  /// of others.
  static func person(
    _ number: Int = 1, profile: String = #""startdate":"2024-01-15""#,
    account: String = #""startDate":"2024-01-15""#, status: String = "ACTIVE",
    but changes: String = #""scope":"GROUP""#
  ) throws -> OktaAppUser {
    let text = """
      {"id":"00u\(number)","status":"PROVISIONED","externalId":"x\(number)","scope":"GROUP",
      "syncState":"DISABLED","lastUpdated":"2026-11-20T09:00:00.000Z",
      "credentials":{"userName":"p\(number)@example.com"},
      "profile":{"email":"p\(number)@example.com",\(profile)},
      "_embedded":{"user":{"id":"00u\(number)","status":"\(status)",
      "profile":{"email":"p\(number)@example.com",\(account)}}}}
      """
    var object = try #require(try JSONReader.value(text).object)
    for member in try #require(try JSONReader.value("{\(changes)}").object).members {
      object[member.key] = member.value
    }
    return try #require(OktaAppUser(okta: .object(object)))
  }

  static func context(
    _ attribute: ObservedAttribute = ObservedAttribute(
      variableName: "startdate", externalName: "startdate", externalNamespace: coreUserNamespace),
    expression: String = "user.startDate", push: Mapping.Push = .onCreateAndUpdate,
    template: String? = "${source.email}", backup: String? = nil
  ) -> ProbeContext {
    var context = ProbeContext(now: now) { "d:\($0)" }
    context.schema = ObservedSchema(base: [], custom: [attribute])
    context.mappings = ObservedMappings([
      attribute.variableName: Mapping(expression: expression, push: push)
    ])
    context.app = ObservedApp(
      id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: [],
      userNameTemplate: template)
    if let backup {
      var reader = BackupIndexReader(backup: "aa", emailColumn: "email")
      Array(backup.utf8).withUnsafeBufferPointer { reader.feed($0) }
      (context.backup, context.backupDigest) = (reader.finish().index, "aa")
    }
    return context
  }

  private func signs(
    _ person: OktaAppUser, _ context: ProbeContext = context()
  ) -> (Set<ObservedPeople.Sign>, ObservedValues?) {
    var tally = PeopleTally(context)
    tally.take(person)
    return (Set(tally.observed.signs.keys), tally.observed.values["startdate"])
  }

  private func valueSigns(
    _ person: OktaAppUser, _ context: ProbeContext = context()
  ) -> Set<ObservedValues.Sign> { Set(signs(person, context).1?.signs.keys.map { $0 } ?? []) }

  @Test("A person with nothing wrong bears no sign")
  func healthy() throws {
    let (people, values) = signs(
      try Self.person(), Self.context(backup: "email,start_date\np1@example.com,2024-01-15\n"))
    #expect(people == [])
    #expect(values == ObservedValues(filled: 1, distinct: 1))
  }

  @Test(
    "How far a person has come",
    arguments: [
      (#""externalId":null,"status":"ACTIVE""#, [ObservedPeople.Sign.activeWithoutExternalID]),
      (#""status":"STAGED""#, [.stagedLong]),
      (#""status":"STAGED","lastUpdated":"2026-11-24T08:45:00.000Z""#, []),
      (#""syncState":"ERROR""#, [.syncError]),
      (#""syncState":"OUT_OF_SYNC""#, []),
    ])
  func standing(changes: String, expected: [ObservedPeople.Sign]) throws {
    #expect(signs(try Self.person(but: changes)).0 == Set(expected))
  }

  @Test(
    "Accounts that can't be used, and those that only need a new password",
    arguments: [
      ("SUSPENDED", true), ("DEPROVISIONED", true), ("STAGED", true), ("PROVISIONED", true),
      ("LOCKED_OUT", false), ("PASSWORD_EXPIRED", false), ("RECOVERY", false), ("ACTIVE", false),
    ])
  func accounts(status: String, isOff: Bool) throws {
    #expect(signs(try Self.person(status: status)).0.contains(.oktaInactive) == isOff)
  }

  @Test("Nothing is sent for who is switched off, so their values tell nothing")
  func inactiveValues() throws {
    let person = try Self.person(profile: #""startdate":null"#, status: "SUSPENDED")
    #expect(valueSigns(person) == [])
  }

  @Test(
    "Whether Okta, the endpoint and DX mean the same person",
    arguments: [
      ("email\nP1@Example.com\n", #""scope":"GROUP""#, [ObservedPeople.Sign.emailCaseDiffers]),
      ("email\nother@example.com\n", #""scope":"GROUP""#, [.notInBackup]),
      (
        "email\np1@example.com\n", #""credentials":{"userName":"octo"}"#,
        [.userNameOutdated, .userNameNotInBackup]
      ),
      ("email\np1@example.com\n", #""credentials":{"userName":"P1@EXAMPLE.com"}"#, []),
    ])
  func identity(backup: String, changes: String, expected: [ObservedPeople.Sign]) throws {
    #expect(signs(try Self.person(but: changes), Self.context(backup: backup)).0 == Set(expected))
  }

  @Test("A template that is no plain attribute tells nothing of user names")
  func template() throws {
    let person = try Self.person(but: #""credentials":{"userName":"octo"}"#)
    for template in ["${fn:toLowerCase(source.email)}", "user.email", "", nil] as [String?] {
      #expect(signs(person, Self.context(template: template)).0 == [])
    }
  }

  @Test(
    "What is wrong with a value",
    arguments: [
      (#""startdate":"01/15/2024""#, [ObservedValues.Sign.badFormat, .overridden]),
      (#""startdate":"""#, [.emptyString, .emptyDespiteSource]),
      (#""startdate":null"#, [.emptyDespiteSource]),
      (#""other":1"#, [.emptyDespiteSource]),
      (#""startdate":["2024-01-15"]"#, [.typeMismatch, .overridden]),
      (#""startdate":20240115"#, [.typeMismatch, .overridden]),
      (#""startdate":"2024-01-15\u200b""#, [.invisible, .overridden]),
    ])
  func values(profile: String, expected: [ObservedValues.Sign]) throws {
    let person = try Self.person(profile: profile, but: #""scope":"USER""#)
    #expect(valueSigns(person) == Set(expected))
  }

  @Test("A value that differs on a group's assignment, or on create only, wasn't typed in")
  func notTyped() throws {
    let profile = #""startdate":"2020-02-02""#
    #expect(valueSigns(try Self.person(profile: profile)) == [])
    let personal = try Self.person(profile: profile, but: #""scope":"USER""#)
    #expect(valueSigns(personal) == [.overridden])
    #expect(valueSigns(personal, Self.context(push: .onCreate)) == [])
    #expect(valueSigns(personal, Self.context(expression: "user.a + user.b")) == [])
  }

  @Test("An empty source, and what the next push blanks")
  func blanks() throws {
    let person = try Self.person(profile: #""startdate":null"#, account: #""startDate":null"#)
    let backup = "email,start_date\np1@example.com,2024-01-15\n"
    #expect(valueSigns(person) == [.sourceMissing])
    #expect(valueSigns(person, Self.context(backup: backup)) == [.sourceMissing, .blanksBackup])
  }

  @Test("A value that the attribute doesn't allow")
  func allowed() throws {
    let attribute = ObservedAttribute(
      variableName: "startdate", externalName: "tag_x", externalNamespace: coreUserNamespace,
      allowed: ["Red", "Blue"])
    let context = Self.context(attribute, expression: "\"x\"")
    #expect(valueSigns(try Self.person(profile: #""startdate":"Green""#), context) == [.notAllowed])
    #expect(valueSigns(try Self.person(profile: #""startdate":"Red""#), context) == [])
  }

  @Test("Shapes, code points and types are kept, values are not")
  func kept() throws {
    var tally = PeopleTally(Self.context())
    tally.take(try Self.person(1, profile: #""startdate":"Jan 5, 2024""#))
    tally.take(try Self.person(2, profile: #""startdate":"2024-01-15\u0007""#))
    tally.take(try Self.person(3, profile: #""startdate":true"#))
    let observed = try #require(tally.observed.values["startdate"])
    #expect(observed.shapes == ["AAA 9, 9999"])
    #expect(observed.codePoints == [7])
    #expect(observed.types == ["boolean"])
    #expect(observed.filled == 3 && observed.distinct == 3)
    #expect(observed.signs[.badFormat]?.digests == ["d:p1@example.com"])
  }

  @Test("Of many people the same twenty digests are kept, in whatever order they come")
  func digests() throws {
    let people = try (1...60).map { try Self.person($0, but: #""syncState":"ERROR""#) }
    var one = PeopleTally(Self.context())
    for person in people { one.take(person) }
    var other = PeopleTally(Self.context())
    for person in people.reversed() { other.take(person) }
    let pattern = try #require(one.observed.signs[.syncError])
    #expect(pattern.count == 60 && pattern.digests.count == 20)
    #expect(pattern == other.observed.signs[.syncError])
    #expect(one.observed.newestChange == Self.now + -4 * Span.day)
  }
}
