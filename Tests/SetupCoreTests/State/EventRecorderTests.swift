import Basics
import Testing

@testable import SetupCore

@Suite("What of probes is journalled")
struct EventRecorderTests {
  private static let start = Instant(1_700_000_000)
  private static let seen = Event.Kind.observed(observation: .appMissing(id: "0oa1"))
  private static let other = Event.Kind.observed(observation: .appMissing(id: "0oa2"))
  private static let again = Event.Kind.observedUnchanged(kind: .app)

  /// What is journalled of events, each so many seconds after the start.
  private func journalled(_ events: [(seconds: Int, kind: Event.Kind)]) -> [Event.Kind] {
    var recorder = EventRecorder(after: [])
    return events.compactMap {
      recorder.journalled(Event($0.kind, at: Self.start + $0.seconds))?.kind
    }
  }

  @Test("A change is journalled whole, an unchanged one every ten minutes and small")
  func unchanged() {
    #expect(
      journalled([
        (0, Self.seen), (60, Self.seen), (600, Self.seen), (601, Self.seen), (700, Self.seen),
        (701, Self.other), (702, Self.other),
      ]) == [Self.seen, Self.again, Self.other])
  }

  @Test(
    "After a word, a waiver, a withdrawal or another app it is noted at once",
    arguments: [
      Event.Kind.attested(id: .appCreated, role: .oktaAdmin, words: ""),
      .attestationWithdrawn(id: .appCreated), .waived(id: .appCreated, reason: "r"),
      .waiverWithdrawn(id: .appCreated), .organisationBound(host: "a.okta.example"),
    ])
  func due(_ kind: Event.Kind) {
    #expect(
      journalled([(0, Self.seen), (1, kind), (2, Self.seen), (3, Self.seen)])
        == [Self.seen, kind, Self.again])
  }

  @Test("Another row's word makes it not due")
  func otherRow() {
    let word = Event.Kind.attested(id: .syncConnected, role: .dxAdmin, words: "")
    #expect(journalled([(0, Self.seen), (1, word), (2, Self.seen)]) == [Self.seen, word])
  }

  @Test("After a failure the same observation is noted; the same failure is not repeated")
  func failures() {
    let failed = Event.Kind.lookFailed(kind: .app, reason: "No answer.")
    let other = Event.Kind.lookFailed(kind: .app, reason: "Refused.")
    #expect(
      journalled([
        (0, Self.seen), (1, failed), (2, failed), (3, other), (4, Self.seen), (5, failed),
        (700, failed),
      ]) == [Self.seen, failed, other, Self.again, failed, failed])
  }

  @Test("A small event makes the observation newer, and clears a failure")
  func fold() {
    let failed = Event.Kind.lookFailed(kind: .app, reason: "No answer.")
    let setup = SetupState(
      folding: [Self.seen, failed, Self.again].enumerated().map {
        Event($0.element, at: Self.start + $0.offset)
      })
    #expect(setup.observations[.app]?.at == Self.start + 2)
    #expect(setup.observations[.app]?.order == 3)
    #expect(setup.failedProbes == [:])
    #expect(SetupState(folding: [Event(Self.again, at: Self.start)]).observations.kinds == [])
  }

  @Test("A night of watching stays small")
  func night() {
    let looks = (0..<2_880).map { (seconds: $0 * 10, kind: Self.seen) }
    #expect(journalled(looks).count < 50)
  }
}
