import Basics
import SetupCore
import Testing

@testable import dirsync_setup

@Suite("What check --watch says and journals")
struct WatchLogTests {
  private let app = Observation.app(
    ObservedApp(id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: []))

  private func round(_ setup: SetupState, _ kinds: [Event.Kind], at now: Int)
    -> HeadlessProbes.Round
  {
    var round = HeadlessProbes.Round(setup: setup)
    round.events = kinds.map { Event($0, at: Instant(now)) }
    for event in round.events { round.setup.apply(event) }
    return round
  }

  @Test("Each observation has the time of its round; what is unchanged is no news")
  func times() {
    var log = WatchLog(SetupState())
    let first = log.take(round(log.setup, [.observed(observation: app)], at: 100), at: Instant(100))
    #expect(first.events.map(\.at) == [Instant(100)])
    #expect(first.report != nil)
    let second = log.take(
      round(log.setup, [.observed(observation: app)], at: 160), at: Instant(160))
    #expect(second.events.map(\.at) == [Instant(160)])
    #expect(second.report == nil)
    #expect(log.setup.observations[.app]?.at == Instant(160))
    var other = ObservedApp(
      id: "0oa1", name: "scim2testapp", label: "DX", status: "INACTIVE", features: [])
    other.label = "DX"
    let third = log.take(
      round(log.setup, [.observed(observation: .app(other))], at: 220), at: Instant(220))
    #expect(third.events.map(\.at) == [Instant(220)])
    #expect(third.report != nil)
  }

  @Test("A token that was revoked is said once, and so is that nothing could be read")
  func revoked() {
    let sentence = "Okta does not accept the API token (E0000011)."
    let failed = Event.Kind.lookFailed(kind: .app, reason: sentence, remedy: "Make a token.")
    var log = WatchLog(SetupState())
    let first = log.take(round(log.setup, [failed], at: 100), at: Instant(100))
    #expect(first.events.count == 1)
    #expect(first.report != nil)
    #expect(log.newNotices([sentence]) == [sentence])
    for now in [170, 240, 4_000] {
      let next = log.take(round(log.setup, [failed], at: now), at: Instant(now))
      #expect(next.events.isEmpty)
      #expect(next.report == nil)
      #expect(log.newNotices([sentence]) == [])
    }
    #expect(log.newNotices([]) == [])
    #expect(log.newNotices([sentence]) == [sentence], "it was mended in between")
  }
}
