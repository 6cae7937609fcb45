import Basics
import Testing

@testable import SetupCore

@Suite("What turned between two runs of check --changed-since-last")
struct VerdictChangesTests {
  private static let active = ObservedApp(
    id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: [])
  private static var inactive: ObservedApp {
    var app = active
    app.status = "INACTIVE"
    return app
  }

  private func report(_ kinds: Event.Kind..., at now: Int = 0) -> SetupReport {
    let events = kinds.map { Event($0, at: Instant(0)) }
    return SetupReport(SetupState(folding: events), at: Instant(now))
  }

  private let met = Event.Kind.observed(observation: .app(active))
  private let unmet = Event.Kind.observed(observation: .app(inactive))

  @Test("The first run takes all in silently; the next one tells what turned, and then no more")
  func turned() {
    let first = VerdictChanges(report(met), since: nil, failed: [])
    #expect(first.turned.isEmpty)
    #expect(first.next.verdicts[.appCreated] == .met)
    let second = VerdictChanges(report(unmet), since: first.next, failed: [])
    #expect(second.turned.map(\.row.id) == [.appCreated])
    #expect(second.turned.map(\.before) == [.met])
    #expect(second.turned.map(\.row.verdict) == [.unmet])
    let third = VerdictChanges(report(unmet), since: second.next, failed: [])
    #expect(third.turned.isEmpty)
    #expect(third.next == second.next)
  }

  @Test("Age is no turn: what is only old counts as it did")
  func age() {
    let fresh = VerdictChanges(
      report(.stepLeft(step: .enable), .stepLeft(step: .backUp), met), since: nil, failed: [])
    let old = report(
      .stepLeft(step: .enable), .stepLeft(step: .backUp), met, at: 2 * Age.observation)
    #expect(old.preconditions.first { $0.id == .appCreated }?.verdict == .stale)
    let later = VerdictChanges(old, since: fresh.next, failed: [])
    #expect(later.turned.isEmpty)
    #expect(later.next == fresh.next)
  }

  @Test("A failed read keeps the verdict; the second one in a row is told, the third is not")
  func failures() {
    var last = VerdictChanges(report(met), since: nil, failed: []).next
    var told: [Bool] = []
    for _ in 0..<4 {
      let changes = VerdictChanges(report(unmet), since: last, failed: [.app])
      #expect(changes.turned.isEmpty)
      #expect(changes.next.verdicts[.appCreated] == .met)
      told.append(changes.isSecondFailure)
      last = changes.next
    }
    #expect(told == [false, true, false, false])
    // What could be read again counts again.
    let back = VerdictChanges(report(unmet), since: last, failed: [])
    #expect(back.turned.map(\.row.id) == [.appCreated])
    #expect(back.next.failedRuns == 0)
  }

  @Test("A row that could not be read at first is taken in silently when it is")
  func late() {
    let first = VerdictChanges(report(), since: nil, failed: [.app])
    #expect(first.next.verdicts[.appCreated] == nil)
    #expect(!first.isSecondFailure)
    let second = VerdictChanges(report(unmet), since: first.next, failed: [])
    #expect(second.turned.isEmpty)
    #expect(second.next.verdicts[.appCreated] == .unmet)
  }

  @Test("The event brings the next run the same")
  func journalled() {
    let next = VerdictChanges(report(met), since: nil, failed: [.schema]).next
    let setup = SetupState(folding: [Event(next.event, at: Instant(7))])
    #expect(setup.lastReport == Dated(next, at: Instant(7)))
  }
}
