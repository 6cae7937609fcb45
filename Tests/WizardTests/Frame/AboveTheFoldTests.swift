import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// At 80×24 a step screen shows what is open, and the way on, without scrolling.
@Suite("What decides is above the fold")
struct AboveTheFoldTests {
  static let useCases: [Event.Kind] = [.useCasesChosen(useCases: [.userProperties, .roles])]
  static let states: [(name: String, events: [Event.Kind])] = [
    ("new", useCases), ("half way", GoldenTests.halfWay),
    ("asked", useCases + [.activationRequested, .organisationBound(host: "acme.okta.com")]),
  ]
  static let screens = Catalogue.embedded.screens.filter { $0.part == .step }.map(\.id)

  @Test("Rows and Go on are in the first view", arguments: screens)
  func inView(id: String) throws {
    for state in Self.states {
      for isLive in [false, true] {
        let driver = Driver(state.events)
        if isLive { driver.model.connection = .live(host: "acme.okta.com", last: nil) }
        driver.model.screen = id
        let page = try #require(driver.model.page)
        guard page.visible.contains(where: { $0.id == id }) else { continue }
        let shown = driver.model.viewport(scrolledTo: 0).lines
        // What stands below Go on is read, not needed.
        let deciding = page.targets.prefix { $0.intent != .next } + [Target(.next)]
        guard page.targets.contains(Target(.next)) else { continue }
        for target in deciding {
          let range = try #require(page.layout.range(of: target))
          #expect(
            shown.contains(range.upperBound - 1),
            "\(id), \(state.name), live \(isLive): \(target.intent) ends in line \(range.upperBound) of \(shown.upperBound)"
          )
        }
      }
    }
  }
}
