import Basics
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("What if, in the wizard")
struct WhatIfTests {
  static let namespaces = "The External namespaces were right"

  /// Step 4 with a wrong namespace, asked to be left once, and everything else there.
  static let stuck: [Event.Kind] =
    GoldenTests.halfWay + [
      .attested(id: .appCreated, role: .oktaAdmin, words: ""),
      .attested(id: .provisioningEnabled, role: .oktaAdmin, words: ""),
      .attested(id: .defaultAttributesKept, role: .oktaAdmin, words: ""),
      .attested(id: .attributesMapped, role: .oktaAdmin, words: ""),
      .stepLeft(step: .createApp), .screenShown(screen: "4-check"),
      .advanceRefused(step: .mapAttributes, reasons: [.attributesCreated]),
    ]

  func support(_ size: Size = Size(width: 80, height: 24)) -> Driver {
    Driver(recording: Self.stuck, size: size)
  }

  /// Chooses a hypothesis by its words in the menu.
  func suppose(_ label: String, _ driver: Driver) throws {
    driver.press(.character("!"))
    let choices = try #require(driver.model.dialog).choices
    let index = try #require(choices.firstIndex { $0.label == label }, "\(choices.map(\.label))")
    driver.want(.dialog(.press(index)))
  }

  @Test("A hypothesis shows what would follow, and ending it restores the sitting exactly")
  func shown() throws {
    let driver = support(Size(width: 80, height: 50))
    let before = driver.model
    #expect(driver.text.contains("✗ attributes created"))
    try suppose(Self.namespaces, driver)

    #expect(driver.model.connectionLabel == "what if · 1 assumption")
    #expect(driver.text.contains("what if · 1 assumption"))
    #expect(driver.text.contains("✓ attributes created"))
    #expect(
      driver.model.page?.whatIf?.sentence
        == "What if: The External namespaces were right. "
        + "Then: attributes created: not met → met. Step 4 may be left.")
    #expect(driver.text.contains("─ ✓ Attributes ─ ○ Finish"))
    driver.press(.character("!"))
    #expect(driver.model.dialog?.choices.first?.label == "End what if")
    driver.want(.dialog(.press(0)))
    #expect(driver.model.setup == before.setup)
    #expect(driver.model.events == before.events)
    #expect(driver.model.access == before.access)
    #expect(driver.model.assumptions == [])
    #expect(driver.model.screen == before.screen)
    #expect(driver.text.contains("✗ attributes created"))
    #expect(driver.effects == [])
  }

  @Test("Its events bear the present moment, by the clock of the sitting")
  func moment() throws {
    let driver = support()
    let now = driver.model.now
    try suppose(Self.namespaces, driver)
    #expect(driver.model.events.last?.at == now)
    #expect(driver.model.events.last?.offset == 60)
    #expect(driver.model.setup.observations[.schema]?.at == now)
  }

  @Test("Esc on the menu changes nothing, before and within")
  func escaped() throws {
    let driver = support()
    driver.press(.character("!"), .escape)
    #expect(driver.model.access == .readOnly(since: driver.model.now))
    #expect(driver.model.dialog == nil)
    try suppose(Self.namespaces, driver)
    let setup = driver.model.setup
    driver.press(.character("!"), .escape)
    #expect(driver.model.setup == setup)
    #expect(driver.model.assumptions == [Self.namespaces])
  }

  @Test("Going on, words, waivers and planning count hypothetically, and are assumptions")
  func walked() throws {
    let driver = support()
    try suppose(Self.namespaces, driver)
    driver.want(.open("4-check"))
    driver.want(.next)
    #expect(driver.model.setup.position.step == .finish)
    driver.want(.attest(.assignmentsPresent, .oktaAdmin))
    driver.want(.dialog(.fill(["seen"])))
    driver.want(.waive(.groupsPushed))
    driver.want(.dialog(.fill(["later"])))
    driver.want(.plan(.drop("startdate")))

    #expect(
      driver.model.assumptions == [
        Self.namespaces, "assignments present: word of the Okta admin: “seen”",
        "groups pushed waived: later", "dropped from the plan: startdate",
      ])
    #expect(driver.model.setup.judged(.groupsPushed, at: driver.model.now).verdict.kind == .waived)
    #expect(driver.effects == [])
    driver.want(.whatIf(.end))
    #expect(driver.model.setup.position.step == .mapAttributes)
    #expect(driver.model.setup.plan.count == 2)
  }

  @Test("In a writable sitting nothing is journalled, and what is seen meanwhile is")
  func writable() throws {
    let driver = Driver(Self.stuck)
    let journal = driver.journal
    try suppose(Self.namespaces, driver)
    driver.want(.next)
    driver.want(.chooseBackupFile)
    driver.want(.dialog(.fill(["users.csv"])))
    #expect(
      driver.model.notice
        == Notice(.refused, "What if: nothing is read or written meanwhile."))
    #expect(driver.model.backup.verification == nil)
    driver.want(.forgetVault)
    driver.want(.dialog(.press(0)))
    #expect(driver.journal == journal)
    #expect(driver.effects == [])

    driver.answer(.observed(.appMissing(id: "0oa1")))
    #expect(driver.journal.count == journal.count + 1)
    #expect(driver.model.setup.observations[.app] == nil)
    driver.want(.whatIf(.end))
    #expect(driver.model.setup.observations[.app]?.value == .appMissing(id: "0oa1"))
    #expect(driver.model.access == .writable)
  }

  @Test("At a past moment it supposes of that moment, and ends there")
  func past() throws {
    let driver = support()
    driver.press(.character("T"), .character("r"), .enter)
    let moment = driver.model.now
    try suppose(Self.namespaces, driver)
    driver.model.clockShows(moment + Span.day)
    #expect(driver.model.now == moment)
    driver.press(.character("T"))
    #expect(driver.model.notice == Notice(.refused, "End what if first (!)."))
    driver.want(.whatIf(.end))
    #expect(driver.model.isPast)
    driver.press(.escape, .escape)
    #expect(driver.model.timeLine == nil)
    #expect(driver.model.suspended == nil)
  }

  @Test("Where a supposition changes no verdict, that is said")
  func withoutConsequence() throws {
    let people = ObservedPeople(people: 3, signs: [.syncError: PeoplePattern(count: 1)])
    let driver = Driver(recording: [.observed(observation: .people(people))])
    try suppose("The people and their values had no flaw", driver)
    #expect(
      driver.model.page?.whatIf?.sentence
        == "What if: The people and their values had no flaw. Then: no verdict changes.")
  }

  @Test("The line dialogue has it too, in a read-only sitting")
  func dialogue() {
    let driver = support()
    #expect(plainText(driver.model).contains(", t trouble, ! what if, q quit."))
    driver.model.access = .writable
    #expect(!plainText(driver.model).contains("what if"))
  }

  @Test("Footer and help name it where nothing can be written, and within it")
  func offered() throws {
    let driver = support()
    #expect(driver.text.contains("! what if"))
    try suppose(Self.namespaces, driver)
    #expect(driver.text.contains("! what if"))
    #expect(!Driver(Self.stuck).text.contains("! what if"))
  }
}
