import Basics
import DemoTenant
import HTTPTransport
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

// One at a time: each waits for answers on its thread, and the answers need one of their own.
@Suite("Looking at the demo tenant", .serialized)
struct LiveProbesTests {
  private func sitting(
    _ scenario: String, time: Timekeeper = .system
  ) throws -> LiveSitting {
    let sitting = try LiveSitting(scenario: scenario, time: time)
    for plan in Scenario.named(scenario)?.plan ?? [] {
      let entry = PlannedAttribute(
        externalName: plan.externalName, variableName: plan.variableName,
        type: PlannedAttribute.Kind(rawValue: plan.type) ?? .string, expression: plan.expression)
      let event = Event(.attributePlanned(attribute: entry), at: sitting.model.now)
      _ = sitting.runner.run(.append([event]))
      sitting.answer(.journalWrote([event]))
    }
    let chosen = Event(.useCasesChosen(useCases: [.userProperties, .roles]), at: sitting.model.now)
    _ = sitting.runner.run(.append([chosen]))
    sitting.answer(.journalWrote([chosen]))
    sitting.signIn()
    sitting.chooseApp()
    sitting.probeEverything()
    return sitting
  }

  static let oktaRows: [PreconditionID] = [
    .appCreated, .connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
    .attributesCreated, .attributesMapped, .assignmentsPresent, .groupsPushed,
  ]

  @Test("A finished organisation holds in every row that Okta can tell")
  func finished() throws {
    let sitting = try sitting("finished")
    for id in Self.oktaRows {
      #expect(sitting.kind(id) == .met, "\(id): \(sitting.judged(id).reason)")
    }
    #expect(sitting.model.connectionLabel.contains("live"))
  }

  @Test("Where others have spent the rate limit, all is read in the end, by waiting")
  func rateLimited() throws {
    let clock = TurnedClock()
    let sitting = try sitting("rate-limited", time: clock.time)
    for id in Self.oktaRows {
      #expect(sitting.kind(id) == .met, "\(id): \(sitting.judged(id).reason)")
    }
    #expect(clock.waits > 0)
  }

  @Test(
    "What is wrong shows in its row, with the names seen",
    arguments: [
      ("no-assignments", PreconditionID.assignmentsPresent, "No people and no groups"),
      ("wrong-namespace", .attributesCreated, "but its External namespace is"),
      ("create-only-mapping", .attributesMapped, "but on create only"),
      ("attribute-not-mapped", .attributesMapped, "has no mapping"),
      ("default-attributes-changed", .defaultAttributesKept, ""),
      ("update-users-off", .provisioningEnabled, "Update User Attributes is off."),
      ("app-inactive-or-new", .appCreated, "is INACTIVE in Okta."),
    ])
  func wrong(scenario: String, id: PreconditionID, words: String) throws {
    let sitting = try sitting(scenario)
    #expect(sitting.kind(id) == .unmet, "\(sitting.judged(id))")
    #expect(
      words.isEmpty || sitting.judged(id).reason.contains(words), "\(sitting.judged(id).reason)")
  }

  @Test("What may not be read is unknown, with the reason, and a word decides")
  func missingPermission() throws {
    let sitting = try sitting("missing-permission")
    #expect(sitting.kind(.attributesMapped) == .unknown)
    #expect(sitting.judged(.attributesMapped).reason.contains("Could not be looked at"))
    #expect(sitting.kind(.appCreated) == .met)
    sitting.model.screen = "4-check"
    sitting.want(.attest(.attributesMapped, .oktaAdmin))
    sitting.press(.enter)
    #expect(sitting.kind(.attributesMapped) == .met)
  }

  @Test("Clicks in the console show at the next look, from a fresh organisation to a finished one")
  func clicks() throws {
    // So many probes in a row use up the share of the rate limit, and would wait for real.
    let sitting = try LiveSitting(scenario: "fresh", time: TurnedClock().time)
    sitting.model.access = .demo
    sitting.signIn()
    #expect(sitting.kind(.appCreated) == .unknown)
    for _ in 0..<60 {
      sitting.model.screen = "3-check"
      let answers = sitting.runner.run(.demo(.playOn(reached: 9), []))
      for answer in answers { sitting.answer(answer) }
      if answers == [.playedOn(.done)] { break }
    }
    sitting.probeEverything()
    for id in Self.oktaRows where id != .attributesCreated && id != .attributesMapped {
      #expect(sitting.kind(id) == .met, "\(id): \(sitting.judged(id))")
    }
  }

  @Test("Reading everyone from DX makes a backup of what DX tells, and the comparison is clean")
  func liveBackup() throws {
    let sitting = try sitting("finished")
    sitting.model.screen = "2-live"
    sitting.want(.readEveryone)
    // DX tells no start dates, and one is planned.
    #expect(sitting.kind(.backupTaken) == .unmet)
    #expect(sitting.judged(.backupTaken).reason.contains("startdate"))
    #expect(sitting.kind(.backupComplete) == .met, "\(sitting.judged(.backupComplete))")
    #expect(sitting.model.setup.backup?.value.source == .usersList)
  }

  @Test("No token and no name of a person is in anything that was written but the vault")
  func nothingLeaks() throws {
    let sitting = try sitting("finished")
    #expect(!sitting.written.contains(DemoTenant.oktaToken))
    #expect(!sitting.written.contains(DemoTenant.dxToken))
    #expect(!sitting.written.contains("@example.com"))
    #expect(sitting.model.setup.observations.kinds.count >= 7)
  }

  @Test("A look that brings the same soon after writes no new line")
  func sameAgain() throws {
    let sitting = try sitting("finished")
    let events = sitting.model.setup.events
    sitting.model.screen = "3-check"
    sitting.press(.character("r"))
    #expect(sitting.model.setup.events == events)
  }

  @Test("Watching looks when its moment comes, and stops when asked")
  func watching() throws {
    let sitting = try sitting("finished")
    sitting.model.screen = "3-check"
    sitting.press(.character("w"))
    #expect(sitting.model.watching.next != nil)
    #expect(sitting.model.millisecondsToChange != nil)
    sitting.model.now = sitting.model.now + 11
    let last = sitting.model.watching.next
    sitting.send(.timePassed)
    #expect(sitting.model.watching.next != last)
    sitting.press(.character("w"))
    #expect(sitting.model.watching.next == nil)
    #expect(sitting.model.millisecondsToChange == nil)
  }

  @Test("Coming back after days, what changed meanwhile is said where it matters")
  func changedMeanwhile() throws {
    let sitting = try sitting("finished")
    #expect(sitting.model.watching.changes.isEmpty)
    sitting.host.play(.unassignEverybody)
    let last = try #require(sitting.model.setup.observations[.assignments]?.at)
    sitting.model.now = sitting.model.now + 3 * Span.day
    let observed = last.short(at: sitting.model.now, offset: sitting.model.setup.offset)
    sitting.model.screen = "5-assign"
    sitting.press(.character("r"))
    #expect(sitting.kind(.assignmentsPresent) == .unmet)
    let text = plainText(sitting.model)
    #expect(text.contains("Important: Since \(observed), the assignments changed in Okta or DX.\n"))
    #expect(text.contains(" by Administrator: Remove assigned application from group.\n"))
    #expect(
      text.contains(" by Administrator: Remove user's application membership (2 times).\n"))
    #expect(!sitting.written.contains("by Administrator"))
    #expect(!sitting.written.contains("\"Administrator\""))
  }
}
