import Basics
import Testing

@testable import SetupCore

@Suite("One person, from Okta to DX")
struct TraceTests {
  static let now = Instant.parse("2026-11-24T14:00:00Z")?.moment ?? Instant(0)

  /// Somebody in whom all is as it should be.
  static var healthy: TracedPerson {
    var person = TracedPerson(name: "ada@example.com", read: now)
    person.account = TracedPerson.Account(
      id: "00u1", email: "ada@example.com", login: "ada@example.com", status: "ACTIVE",
      profile: JSONObject([.init("githubUser", .string("ada-l"))]))
    person.assignment = TracedPerson.Assignment(
      person: AssignedPerson(
        email: "ada@example.com",
        profile: JSONObject([.init("githubusername", .string("ada-l"))])),
      status: "PROVISIONED", at: now + -12 * Span.day, isPersonal: false,
      group: .init(name: "Engineering", profile: JSONObject()))
    person.attributes = [
      SyncedAttribute(variableName: "githubusername", externalName: "githubusername")
    ]
    person.mappings = [
      "githubusername": Mapping(expression: "user.githubUser", push: .onCreateAndUpdate)
    ]
    person.pushes = [.init(at: now + -2 * Span.minute)]
    person.before = .init(
      against: .kept, at: now + -Span.day, values: ["githubusername": "ada-l"])
    person.planned = ["githubusername"]
    return person
  }

  private func text(_ person: TracedPerson) -> [String] {
    Trace(person).lines(offset: 0).map { line in
      "\(line.mark.glyph) \(line.label)|\(line.text)"
    }
  }

  @Test("Where nothing is wrong, five lines say so, and nothing is to be done")
  func allRight() {
    #expect(
      text(Self.healthy) == [
        "✓ Okta|active", "✓ Assigned|through the group Engineering, since 12 Nov",
        "✓ Profile|githubusername ada-l", "✓ Pushed|today 13:58, reached WorkOS",
        "✓ DX|in the backup of 23 Nov: githubusername ada-l", "  Tonight|nothing changes",
      ])
    let trace = Trace(Self.healthy)
    #expect(trace.problems.isEmpty)
    #expect(trace.lines(offset: 0).map(\.remedy).joined().isEmpty)
  }

  @Test("An empty source blanks what DX has, and the way says where to mend it")
  func blanked() {
    var person = Self.healthy
    person.account?.profile = JSONObject()
    person.assignment?.person.profile = JSONObject()
    let trace = Trace(person)
    #expect(
      trace.tonight == [.init(attribute: "githubusername", before: "ada-l", after: "")])
    #expect(
      text(person)[2]
        == "✗ Profile|githubusername is empty: user.githubUser has no value in Okta. DX has a "
        + "value, and the sync takes it away.")
    #expect(text(person).last == "  Tonight|githubusername: ada-l → (blank)")
    #expect(
      trace.lines(offset: 0).map(\.remedy) == [
        "", "", "Mend it at the source: Directory > People > this person > Profile: githubUser.",
        "", "", "",
      ])
  }

  @Test("Each line that fails says what to click, and one click for several lines stands once")
  func clicks() {
    var person = Self.healthy
    person.stops = [.inactive(status: "INACTIVE"), .notConnected, .updatesOff]
    person.planned += ["startdate", "tag_team"]
    let wrong = Trace(person).lines(offset: 0).filter { $0.mark == .wrong }
    #expect(
      wrong.map { "\($0.label)|\($0.text)|\($0.remedy)" } == [
        "Profile|startdate is planned, and the app's profile has no attribute that DX reads under "
          + "that name.|",
        "|tag_team is planned, and the app's profile has no attribute that DX reads under that "
          + "name.|Provisioning tab > Go to Profile Editor, as in step 4.",
        "Pushed|The app is inactive: nothing leaves Okta.|Applications > Applications > the app: "
          + "status menu > Activate.",
        "|The app's API integration is not enabled: nothing leaves Okta.|Provisioning tab > "
          + "Integration > Edit > Enable API integration > Save, as in step 3.",
        "|Update User Attributes is off: changed values stay in Okta.|Provisioning tab > To App > "
          + "Edit > Update User Attributes > Save.",
      ])
  }

  @Test("Each thing that can be wrong is named at its station", arguments: cases)
  func wrong(_ example: Case) {
    var person = Self.healthy
    example.edit(&person)
    let problems = Trace(person).problems
    #expect(problems.map(\.station) == [example.station])
    #expect(problems.first?.shortfall.sentence == example.sentence)
  }

  struct Case: Sendable {
    var station: Trace.Station
    var sentence: String
    var edit: @Sendable (inout TracedPerson) -> Void
  }

  static let cases: [Case] = [
    Case(
      station: .okta,
      sentence: "Okta has nobody of the e-mail, user name or id ada@example.com. Near to it: "
        + "ida@example.com."
    ) {
      ($0.account, $0.assignment, $0.near) = (nil, nil, ["ida@example.com"])
    },
    Case(
      station: .okta,
      sentence: "The Okta account is suspended. Directory > People > this person > More Actions > "
        + "Unsuspend."
    ) { $0.account?.status = "SUSPENDED" },
    Case(
      station: .assigned,
      sentence: "The person is not assigned to the app. In the app: Assignments tab > Assign > "
        + "Assign to People, or to a group of theirs."
    ) { $0.assignment = nil },
    Case(
      station: .profile,
      sentence: "githubusername is “ada-l”, and the mapping gives “ada”: not applied yet. "
        + "Provisioning tab > To App > Force Sync."
    ) { $0.account?.profile["githubUser"] = .string("ada") },
    Case(
      station: .profile,
      sentence: "githubusername is “ada-l”, and the mapping gives “ada”: it is applied on create "
        + "alone. In Mappings, set githubusername to Apply mapping on user create and update."
    ) {
      $0.account?.profile["githubUser"] = .string("ada")
      $0.mappings?["githubusername"]?.push = .onCreate
    },
    Case(
      station: .profile,
      sentence: "githubusername is “ada-l”, typed in on the assignment. The mapping would give "
        + "“ada”. Assignments tab > this person > Edit (pencil) > Reset > Save, if the mapping is "
        + "right."
    ) {
      $0.account?.profile["githubUser"] = .string("ada")
      $0.assignment?.isPersonal = true
    },
    Case(
      station: .profile,
      sentence: "githubusername is “https://x/ada”: DX reads a bare user name, no address. Mend it "
        + "at the source: Directory > People > this person > Profile: githubUser."
    ) {
      $0.account?.profile["githubUser"] = .string("https://x/ada")
      $0.assignment?.person.profile["githubusername"] = .string("https://x/ada")
    },
    Case(
      station: .profile,
      sentence: "githubusername is not mapped and empty. Okta sends it all the same, and the sync "
        + "takes DX's value away. Map it, or remove the attribute from the app's profile: "
        + "Provisioning tab > Go to Profile Editor > X."
    ) {
      $0.mappings = [:]
      $0.assignment?.person.profile = JSONObject()
    },
    Case(
      station: .profile,
      sentence: "startdate is planned, and the app's profile has no attribute that DX reads under "
        + "that name. Provisioning tab > Go to Profile Editor, as in step 4."
    ) { $0.planned.append("startdate") },
    Case(
      station: .pushed,
      sentence: "WorkOS doesn't know the person yet (status ACTIVE). Assignments tab > red icon > "
        + "Provision User > OK."
    ) {
      $0.assignment?.status = "ACTIVE"
      $0.assignment?.person.hasExternalID = false
    },
    Case(
      station: .pushed,
      sentence: "The last push failed. Okta: “conflict” Dashboard > Tasks: choose this person's "
        + "task, and Retry Selected."
    ) {
      $0.assignment?.person.isInError = true
      $0.pushes = [.init(at: now, failure: "conflict")]
    },
    Case(
      station: .dx,
      sentence: "Nobody in the backup has this e-mail. Directory sync makes new people only where "
        + "DX notifies by e-mail alone."
    ) { $0.before?.values = nil },
  ]

  @Test("What an expression is beyond is said, and is no problem")
  func beyond() {
    var person = Self.healthy
    person.mappings?["githubusername"]?.expression = "appuser.something"
    let trace = Trace(person)
    #expect(trace.problems.isEmpty)
    #expect(text(person)[2].contains("(its expression is not worked out here)"))
    #expect(trace.profile.first?.detail.contains("Not worked out here:") == true)
  }

  static let remarks: [(expression: String, push: Mapping.Push, given: String?, remark: String)] = [
    ("user.githubUser", .onCreateAndUpdate, "ada-l", ""),
    ("\"other\"", .onCreateAndUpdate, "other", "Not applied yet."),
    ("\"other\"", .onCreate, "other", "Applied on create alone."),
    ("user.nothing", .onCreateAndUpdate, "", "Not applied yet."),
    (
      "\"a@b\"", .onCreateAndUpdate, "a@b",
      "Wrong for DX: DX reads a bare user name, no address."
    ),
  ]

  @Test("What a mapping gives, beside what Okta holds", arguments: remarks)
  func remark(
    _ example: (expression: String, push: Mapping.Push, given: String?, remark: String)
  ) throws {
    var person = Self.healthy
    person.mappings?["githubusername"] = Mapping(
      expression: example.expression, push: example.push)
    let value = try #require(Trace(person).profile.first)
    #expect(value.isMapped)
    #expect(value.given == example.given)
    #expect(value.remark == example.remark)
  }

  @Test("Beyond the evaluator nothing is claimed, and an attribute without a mapping is none")
  func notWorkedOut() throws {
    var person = Self.healthy
    person.mappings?["githubusername"]?.expression = "appuser.something"
    let value = try #require(Trace(person).profile.first)
    #expect(value.given == nil)
    #expect(value.remark.hasPrefix("Not worked out here. "))
    person.mappings = [:]
    #expect(Trace(person).profile.first?.isMapped == false)
  }

  @Test("What was not read is told apart from what is wrong")
  func failed() {
    var person = Self.healthy
    person.failures[.pushed] = Shortfall(reason: "No permission.", remedy: "")
    person.pushes = nil
    #expect(text(person)[3] == "? Pushed|No permission.")
    #expect(Trace(person).hasFailed)
  }

  @Test("The JSON has its fixed shape")
  func json() {
    let json = Trace(Self.healthy).json
    #expect(
      json.object?.keys == [
        "email", "assigned", "profile", "pushed", "dx", "tonight", "near", "problems",
      ])
    #expect(
      json["assigned"]?.object?.keys == ["at", "read", "status", "through", "group", "type"])
    #expect(json["assigned"]?["through"]?.string == "group")
    #expect(json["pushed"]?.object?.keys == ["at", "read"])
    #expect(
      json["profile"]?.array?.first?.text()
        == #"{"attribute":"githubusername","value":"ada-l","from":"mapping","#
        + #""detail":"user.githubUser"}"#)
  }
}
