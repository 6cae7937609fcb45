import Basics
import Foundation
import Testing

@testable import SetupCore

/// Each user type of an organisation has a mapping of its own to the app.
@Suite("Mappings of several user types")
struct UserTypesTests {
  private static let usual = Healthy().mappings
  private static let now = Healthy.now

  /// A healthy set-up of which people have the types `user` and `contractor`, or as the counts say.
  private static func setup(
    _ counts: [String: Int]?, of people: Int = 20, seenOf read: Int? = nil,
    _ spoil: (inout [String: Mapping]) -> Void = { _ in }
  ) -> [Event.Kind] {
    var contractor = usual
    spoil(&contractor)
    return [
      .observed(
        observation: .mappings(
          ObservedMappings(
            usual, defaultType: "oty1",
            others: [UserTypeMappings(id: "oty2", name: "contractor", properties: contractor)]))),
      .observed(
        observation: .assignments(
          ObservedAssignments(
            people: people, inactive: 0, groups: 0, emptyGroups: 0,
            userTypes: counts.map { ObservedUserTypes(people: read ?? people, counts: $0) }))),
    ]
  }

  private static func judged(
    _ events: [Event.Kind], _ id: PreconditionID = .attributesMapped
  ) -> Verdict {
    Healthy.spoiled { $0.after = events }.judged(id, at: now).verdict
  }

  private static let both = ["oty1": 16, "oty2": 4]
  private static let reading = "Filled on create and update: startdate and branch."

  private static let verdicts: [(events: [Event.Kind], kind: Verdict.Kind, says: String)] = [
    (
      setup(both) { $0["branch"] = nil }, .unmet,
      "branch has no mapping, so it stays empty for everyone of the user type contractor."
    ),
    (
      setup(both) { $0["branch"]?.push = .onCreate }, .unmet,
      "branch gets user.division for the user type contractor, but on create only."
    ),
    (
      setup(both) { $0["branch"]?.expression = "user.team" }, .unmet,
      "branch gets user.team for the user type contractor, and user.division is planned."
    ),
    (
      setup(both), .met,
      reading + " Looked at for the user types user and contractor, which the assigned people have."
    ),
    (
      setup(["oty1": 499, "oty2": 1], of: 2914, seenOf: 500), .met,
      reading + " Looked at for the user types user and contractor, which the first 500 of 2,914 "
        + "people have; the others may have more."
    ),
    // Of people of the default type alone, the others' mapping says nothing.
    (
      setup(["oty1": 20]) { $0["branch"] = nil }, .met,
      reading + " Looked at for the user type user, which the assigned people have."
    ),
    // Of nobody assigned, or people not read, the default type's.
    (
      setup(nil) { $0["branch"] = nil }, .met,
      reading + " Looked at for the default user type alone: no assigned person's type was read."
    ),
    (
      setup(["oty2": 20]) { $0["branch"] = nil }, .unmet,
      "branch has no mapping, so it stays empty for everyone of the user type contractor."
    ),
    (
      setup(["oty1": 19, "oty9": 1]), .unmet,
      "startdate has no mapping, so it stays empty for everyone of the user type oty9. "
        + "branch has no mapping, so it stays empty for everyone of the user type oty9."
    ),
  ]

  @Test("The row speaks of each type that an assigned person has, by name", arguments: verdicts)
  func row(_ events: [Event.Kind], _ kind: Verdict.Kind, _ says: String) {
    let verdict = Self.judged(events)
    #expect(verdict.kind == kind)
    #expect(verdict.reason == says)
  }

  /// The mapping of the user types of these ids could not be read.
  private static func unread(
    _ ids: [String], _ counts: [String: Int]?, _ spoil: (inout [String: Mapping]) -> Void = { _ in }
  ) -> [Event.Kind] {
    var read = usual
    spoil(&read)
    let names = ["oty1": "user", "oty2": "contractor"]
    let gaps = ids.map { UnreadMappings(id: $0, name: names[$0] ?? "", reason: "Okta refused it.") }
    let others =
      ids.contains("oty2")
      ? [] : [UserTypeMappings(id: "oty2", name: "contractor", properties: read)]
    let mappings = ObservedMappings(
      ids.contains("oty1") ? [:] : read, defaultType: "oty1", others: others, unread: gaps)
    return [.observed(observation: .mappings(mappings))] + Array(setup(counts).suffix(1))
  }

  private static func gap(_ name: String) -> String {
    "The mapping of the user type \(name) could not be read: Okta refused it."
  }

  private static let halfRead: [(events: [Event.Kind], kind: Verdict.Kind, says: String)] = [
    (unread(["oty2"], both), .unknown, gap("contractor")),
    (unread(["oty1"], both), .unknown, gap("user")),
    // What was read decides where the rest can't change it.
    (
      unread(["oty2"], both) { $0["branch"] = nil }, .unmet,
      "branch has no mapping, so it stays empty for everyone of the user type user."
    ),
    (
      unread(["oty1"], both) { $0["branch"] = nil }, .unmet,
      "branch has no mapping, so it stays empty for everyone of the user type contractor."
    ),
    // Nobody assigned has the type.
    (
      unread(["oty2"], ["oty1": 20]), .met,
      reading + " Looked at for the user type user, which the assigned people have."
    ),
    (
      unread(["oty2"], nil), .met,
      reading + " Looked at for the default user type alone: no assigned person's type was read."
    ), (unread(["oty1"], nil), .unknown, gap("user")),
  ]

  @Test("What was read of the mappings is kept where the rest was refused", arguments: halfRead)
  func kept(_ events: [Event.Kind], _ kind: Verdict.Kind, _ says: String) {
    let verdict = Self.judged(events)
    #expect(verdict.kind == kind)
    #expect(verdict.reason == says)
    let setup = Healthy.spoiled { $0.after = events }
    let defaults = setup.judged(.defaultAttributesKept, at: Self.now).verdict
    let isOpen = !setup.unreadMappings.isEmpty
    #expect(defaults.kind == (isOpen ? .unknown : .met), "\(defaults.reason)")
    // Whatever was not read and counts is told with the findings.
    let gaps = DiagnosisReport(setup, at: Self.now).notRead.filter { $0.kind == .mappings }
    #expect(gaps.map(\.reason) == setup.unreadMappings.map { Self.gap($0.name) })
  }

  @Test("What all types lack is said once, and the remedy names the types")
  func sameForAll() {
    var usual = Self.usual
    usual["branch"] = nil
    let events: [Event.Kind] = [
      .observed(
        observation: .mappings(
          ObservedMappings(
            usual, defaultType: "oty1",
            others: [UserTypeMappings(id: "oty2", name: "contractor", properties: usual)])))
    ]
    let verdict = Self.judged(Array(Self.setup(Self.both).suffix(1)) + events)
    #expect(verdict.reason == "branch has no mapping, so it stays empty for everyone.")
    #expect(
      verdict.remedy
        == "Go to Profile Editor > Mappings > each of the user types user and contractor > Okta User "
        + "to app: map branch, applied on create and update, then Save Mappings.")
  }

  @Test("The default attributes are asked of each type too")
  func defaults() {
    let events = Self.setup(Self.both) { $0["email"] = nil }
    #expect(
      Self.judged(events, .defaultAttributesKept).reason
        == "email is no longer mapped for the user type contractor.")
  }

  @Test("A type that turns up after someone vouched re-opens the row")
  func turnsUp() {
    let later = Self.setup(Self.both) { $0["branch"] = nil }
    let word = Event.Kind.attested(id: .attributesMapped, role: .oktaAdmin, words: "")
    func kind(_ events: [Event.Kind]) -> Verdict.Kind {
      // Late enough for a word to count against what was seen before it.
      Healthy.spoiled { $0.after = events }.judged(.attributesMapped, at: Self.now + Span.hour)
        .verdict.kind
    }
    #expect(kind([later[0], word]) == .met)
    #expect(kind([later[0], word, later[1]]) == .unmet)
    #expect(kind([later[0], later[1], word]) == .met)
  }

  @Test("The finding names type and page; supposing that all is mapped mends every type")
  func findingAndHypothesis() throws {
    let setup = Healthy.spoiled { $0.after = Self.setup(Self.both) { $0["branch"] = nil } }
    let found = try #require(Diagnosis.findings(in: setup, at: Self.now).first)
    #expect(found.id == .attributeNotMapped)
    #expect(
      found.evidence.hasPrefix(
        "branch has no mapping, so it stays empty for everyone of the user type contractor."))
    #expect(
      found.fix == [
        "Provisioning > To App > Go to Profile Editor > Mappings > the user type contractor > Okta "
          + "User to app", "At branch: user.division, try Preview",
        "At the arrow: Apply mapping on user create and update", "Save Mappings",
      ])
    let hypothesis = try #require(
      setup.hypotheses(at: Self.now).first { $0.row == .attributesMapped })
    let after = setup.supposing(hypothesis, at: Self.now)
    #expect(after.judged(.attributesMapped, at: Self.now).verdict.kind == .met)
  }

  @Test("Events of programs that knew no user types are read")
  func oldEvents() throws {
    let decoder = JSONDecoder()
    let mappings = #"{"properties":{"a":{"expression":"user.a","push":{"onCreateAndUpdate":{}}}}}"#
    #expect(
      try decoder.decode(ObservedMappings.self, from: Data(mappings.utf8))
        == ObservedMappings(["a": Mapping(expression: "user.a", push: .onCreateAndUpdate)]))
    let assignments = #"{"people":2,"inactive":1,"groups":1,"emptyGroups":0}"#
    #expect(
      try decoder.decode(ObservedAssignments.self, from: Data(assignments.utf8))
        == ObservedAssignments(people: 2, inactive: 1, groups: 1, emptyGroups: 0))
    let plain = try JSONEncoder().encode(ObservedMappings([:]))
    #expect(String(decoding: plain, as: UTF8.self) == #"{"properties":{}}"#)
  }
}
