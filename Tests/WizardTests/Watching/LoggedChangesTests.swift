import Basics
import OktaAPI
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Who changed what meanwhile")
struct LoggedChangesTests {
  private let inactive = Observation.app(
    ObservedApp(id: "0oa1", name: "scim2testapp", label: "DX", status: "INACTIVE", features: []))

  /// A sitting three days after the last probe of the app and its connection.
  private func back(_ more: [Event.Kind] = []) -> Driver {
    let app = ObservedApp(
      id: "0oa1", name: "scim2testapp", label: "DX", status: "ACTIVE", features: [])
    let driver = Driver(
      [
        .useCasesChosen(useCases: [.userProperties]), .organisationBound(host: "acme.okta.com"),
        .appBound(id: "0oa1", label: "DX"), .observed(observation: .app(app)),
      ] + more)
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.model.screen = "3-check"
    driver.model.now = Driver.start + 3 * Span.day
    return driver
  }

  private func asked(_ driver: Driver) -> [Effect] {
    driver.effects.filter { if case .readChanges = $0 { true } else { false } }
  }

  private func texts(_ driver: Driver) -> [String] {
    (driver.model.page?.items ?? []).compactMap { item in
      switch item.content {
      case .callout(_, let text) where text.hasPrefix("Since "): text
      case .paragraph(let text) where text.hasPrefix("On ") || text.hasPrefix("Today "): text
      default: nil
      }
    }
  }

  @Test("The log is asked for the span since the last look, once for all that changed at once")
  func asks() {
    let driver = back([
      .observed(
        observation: .connection(
          ObservedConnection(status: .notReported(reason: "Okta does not tell."), baseURL: nil)))
    ])
    driver.answer(.observed(inactive))
    driver.answer(
      .observed(
        .connection(ObservedConnection(status: .read("ENABLED"), baseURL: nil))))
    #expect(
      asked(driver) == [
        .readChanges(app: "0oa1", since: Driver.start, until: Driver.start + 3 * Span.day)
      ])
  }

  @Test("Below the sentence stands who did it and when, the newest three, and only of that kind")
  func says() {
    let driver = back()
    driver.answer(.observed(inactive))
    let sentence = "Since 24 Nov 09:00, the app changed in Okta or DX."
    #expect(texts(driver) == [sentence])
    let words = "Update application"
    driver.answer(
      .changesRead([
        OktaLogChange(
          subject: .app, at: Driver.start + 3 * Span.day + -60, actor: "An administrator",
          words: "Deactivate application"),
        OktaLogChange(subject: .mappings, at: Driver.start, actor: "Bo", words: "Other"),
        OktaLogChange(
          subject: .app, at: Driver.start + Span.day, actor: "Bo", words: words, count: 1200),
        OktaLogChange(subject: .app, at: Driver.start + 60, actor: nil, words: words),
        OktaLogChange(subject: .app, at: Driver.start, actor: "Old", words: words),
      ]))
    #expect(
      texts(driver) == [
        sentence, "Today 08:59 by An administrator: Deactivate application.",
        "On 25 Nov 09:00 by Bo: Update application (1,200 times).",
        "On 24 Nov 09:01: Update application.",
      ])
  }

  @Test("A log that can't be read leaves the sentence as it is, and is no failure")
  func unreadable() {
    let driver = back()
    driver.answer(.observed(inactive))
    driver.model.notice = nil
    driver.answer(.changesRead([]))
    #expect(texts(driver) == ["Since 24 Nov 09:00, the app changed in Okta or DX."])
    #expect(driver.model.notice == nil)
  }

  @Test("Nobody's name is journalled")
  func notJournalled() {
    let driver = back()
    driver.answer(.observed(inactive))
    let events = driver.journal
    driver.answer(
      .changesRead([
        OktaLogChange(subject: .app, at: Driver.start, actor: "An administrator", words: "Update")
      ]))
    #expect(driver.journal == events)
  }

  @Test("Without the permission, soon after a look, or where nothing changed, nothing is asked")
  func notAsked() {
    let refused = Shortfall(reason: "Okta refuses.", remedy: "Grant it.")
    let without = back()
    without.answer(.permissionProved(.init(permission: .logs, status: .missing(refused))))
    without.answer(.observed(inactive))
    #expect(texts(without).count == 1)

    let soon = back()
    soon.model.now = Driver.start + Span.minute
    soon.answer(.observed(inactive))

    let same = back()
    if let observed = same.model.setup.observations[.app]?.value {
      same.answer(.observed(observed))
    }
    for driver in [without, soon, same] { #expect(asked(driver) == []) }
  }
}
