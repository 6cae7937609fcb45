import Basics
import OktaAPI
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Coming back after a pause")
struct ComingBackTests {
  /// Step 3 done and left, provisioning seen to be on.
  static let atStep4: [Event.Kind] =
    GoldenTests.halfWay + [
      .observed(observation: app(updates: true)), .stepLeft(step: .createApp),
      .screenShown(screen: "4-plan"),
    ]

  static func app(updates: Bool) -> Observation {
    .app(
      ObservedApp(
        id: "0oa1", name: "scim2testapp", label: "DX directory sync", status: "ACTIVE",
        features: ["PUSH_NEW_USERS", "PUSH_USER_DEACTIVATION"]
          + (updates ? ["PUSH_PROFILE_UPDATES"] : [])))
  }

  private func back(_ events: [Event.Kind], after pause: Int) -> Driver {
    let driver = Driver(events)
    var model = driver.model
    (model.now, model.dialog, model.notice) = (Driver.start + pause, nil, nil)
    _ = model.begin()
    driver.model = model
    return driver
  }

  @Test("After four days: when, what is not known, and what is next")
  func afterDays() throws {
    let driver = back(Self.atStep4, after: 4 * Span.day)
    let dialog = try #require(driver.model.dialog)
    #expect(
      dialog.body == [
        "Last here on Tuesday 24 Nov, 09:00.",
        "What changed in Okta since is not known: nobody is signed in.",
        "Next: default attributes kept, step 4.",
      ])
    #expect(dialog.choices.map(\.label) == ["Go to it", "Go on here"])
  }

  @Test("Soon after nothing is told")
  func soon() {
    #expect(back(Self.atStep4, after: Span.hour).model.dialog == nil)
    #expect(Driver().model.dialog == nil)
  }

  @Test("A row of another step that turned is told, with who did it, and led to")
  func drift() throws {
    let driver = back(Self.atStep4, after: 2 * Span.hour)
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.answer(
      .changesRead([
        OktaLogChange(
          subject: .app, at: Driver.start + Span.hour, actor: "an administrator",
          words: "Update application")
      ]))
    driver.answer(.observed(Self.app(updates: false)))
    let dialog = try #require(driver.model.dialog)
    #expect(dialog.body.first == "Last here on Tuesday 24 Nov, 09:00.")
    #expect(
      dialog.body.dropFirst().first?.hasPrefix("✗ Since then: provisioning enabled: ") == true)
    #expect(dialog.body.dropFirst().first?.hasSuffix(" Step 3 is open again.") == true)
    #expect(
      dialog.body.contains("  Today 10:00 by an administrator: Update application."),
      "\(dialog.body)")
    driver.press(.enter)
    #expect(driver.model.setup.position.step == .createApp)
    #expect(driver.model.screen == "3-check")
    driver.answer(.observed(Self.app(updates: false)))
    #expect(driver.model.dialog == nil, "it is told once")
  }

  @Test("What was journalled meanwhile without anybody at the screen is news too")
  func journalledMeanwhile() {
    let seen = Event.Kind.observed(observation: Self.app(updates: false))
    func body(_ minutes: Int) -> [String]? {
      let driver = Driver(Self.atStep4)
      var model = driver.model
      let event = Event(seen, at: Driver.start + minutes * Span.minute)
      model.events.append(event)
      model.setup.apply(event)
      model.now = Driver.start + 2 * Span.hour
      _ = model.begin()
      return model.dialog?.body
    }
    #expect(body(16)?.contains { $0.contains("Step 3 is open again.") } == true)
    #expect(body(15) == nil, "so soon after, whoever was there saw it turn")
  }

  @Test("After the first night it opens on whether the values arrived, until that is known")
  func firstNight() {
    let connected: [Event.Kind] =
      Self.atStep4 + [
        .stepLeft(step: .mapAttributes), .screenShown(screen: "5-connected"),
        .attested(id: .syncConnected, role: .dxAdmin, words: ""),
      ]
    func screen(_ events: [Event.Kind], after pause: Int) -> String {
      Driver(events, at: Driver.start).model.reopened(after: pause).screen
    }
    #expect(screen(connected, after: 8 * Span.hour) == "5-connected")
    #expect(screen(connected, after: 21 * Span.hour) == "5-next")
    let arrived = connected + [.attested(id: .valuesArrived, role: .dxAdmin, words: "")]
    #expect(screen(arrived, after: 21 * Span.hour) == "5-connected")
  }
}

extension Model {
  /// A new sitting on the same set-up, later.
  fileprivate func reopened(after pause: Int) -> Model {
    Model(
      setup: setup, catalogue: .embedded, now: Driver.start + pause, offset: 0, access: .writable,
      stateFolder: "", version: "1.0")
  }
}
