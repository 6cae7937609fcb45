import Basics
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("Who changed what, by the system log")
struct LogChangesTests {
  private static func event(
    _ type: String, _ words: String, by actor: String? = "An administrator", minute: Int,
    _ result: String = "SUCCESS"
  ) -> String {
    let party = actor.map { #"{"id":"00u1","type":"User","displayName":"\#($0)"}"# } ?? "null"
    return #"""
      {"uuid":"u","published":"2026-01-02T03:\#(minute):00.000Z","eventType":"\#(type)",
      "outcome":{"result":"\#(result)"},"displayMessage":"\#(words)","actor":\#(party),"target":[]}
      """#
  }

  private func changes(_ events: [String], more: String = "") async throws -> (
    [OktaLogChange], [Request]
  ) {
    let body = "[" + events.joined(separator: ",") + "]"
    let server = Scripted(["GET /api/v1/logs": .json(body, more.isEmpty ? [:] : ["link": more])])
    let changes = try await Fixture.client(server).changes(
      of: Fixture.app, since: Instant(1_767_322_800), until: Instant(1_767_326_400))
    return (changes, server.requests)
  }

  private func at(_ minute: Int) -> Instant { Instant(1_767_322_800 + minute * 60) }

  @Test("Each change has who did it, when, and Okta's words for it")
  func each() async throws {
    let (changes, _) = try await changes([
      Self.event("application.lifecycle.update", "Update application", minute: 40),
      Self.event(
        "directory.mapping.update", "Update universal directory mappings", by: "Bo", minute: 30),
      Self.event(
        "directory.app_user_profile.update", "Update application user profile", minute: 20),
      Self.event("group.application_assignment.remove", "", by: nil, minute: 10),
    ])
    #expect(
      changes == [
        OktaLogChange(
          subject: .app, at: at(40), actor: "An administrator", words: "Update application"),
        OktaLogChange(
          subject: .mappings, at: at(30), actor: "Bo", words: "Update universal directory mappings"),
        OktaLogChange(
          subject: .attributes, at: at(20), actor: "An administrator",
          words: "Update application user profile"),
        OktaLogChange(
          subject: .assignments, at: at(10), actor: nil,
          words: "group.application_assignment.remove"),
      ])
  }

  @Test("The same by the same person is one, at its last time; by another it is another")
  func counted() async throws {
    let add = "Add user to application membership"
    let (changes, _) = try await changes([
      Self.event("application.user_membership.add", add, minute: 50),
      Self.event("application.user_membership.add", add, by: "Bo", minute: 40),
      Self.event("application.user_membership.add", add, minute: 30),
    ])
    #expect(
      changes == [
        OktaLogChange(
          subject: .assignments, at: at(50), actor: "An administrator", words: add, count: 2),
        OktaLogChange(subject: .assignments, at: at(40), actor: "Bo", words: add),
      ])
  }

  @Test("What failed changed nothing, and what is of another kind is none")
  func others() async throws {
    let (changes, _) = try await changes([
      Self.event("application.lifecycle.update", "Update application", minute: 50, "FAILURE"),
      Self.event("application.lifecycle.update", "Update application", minute: 40, "SKIPPED"),
      Self.event("application.provision.user.push", "Push new user", minute: 30),
    ])
    #expect(changes == [])
  }

  @Test("A name can't give orders to the terminal")
  func sanitisedName() async throws {
    let (changes, _) = try await changes(
      [
        Self.event(
          "application.lifecycle.update", #"Up\u001b[2Jdate"#, by: #"A\u001b]0;x"#, minute: 9)
      ].map { $0.replacing("T03:9:", with: "T03:09:") })
    #expect(changes.map(\.actor) == ["A]0;x"])
    #expect(changes.map(\.words) == ["Up[2Jdate"])
  }

  @Test("It asks once, for the app and a closed span, the newest first")
  func asked() async throws {
    let (_, requests) = try await changes(
      [Self.event("application.lifecycle.update", "Update application", minute: 40)],
      more: #"<https://acme.okta.com/api/v1/logs?after=1>; rel="next""#)
    #expect(
      requests.map(\.url) == [
        "https://acme.okta.com/api/v1/logs?filter=target.id%20eq%20%220oa1example%22%20and%20%28"
          + "eventType%20sw%20%22application.lifecycle.%22%20or%20"
          + "eventType%20sw%20%22application.user_membership.%22%20or%20"
          + "eventType%20sw%20%22group.application_assignment.%22%20or%20"
          + "eventType%20sw%20%22directory.app_user_profile.%22%20or%20"
          + "eventType%20sw%20%22directory.mapping.%22%29"
          + "&since=2026-01-02T03%3A00%3A00Z&until=2026-01-02T04%3A00%3A00Z&limit=1000"
          + "&sortOrder=DESCENDING"
      ])
  }
}
