import Screens
import SetupCore
import Terminal
import Support
import Testing

@testable import Wizard

/// What holds for every screen, at every size, after every key.
@Suite("Every screen at three sizes")
struct FrameInvariantsTests {
  static let sizes = [(60, 20), (80, 24), (120, 40)].map { Size(width: $0.0, height: $0.1) }

  static let keys: [Key] = [
    .down, .down, .down, .pageDown, .end, .up, .up, .home, .pageUp, .tab, .end, .down, .pageUp,
    .wheel(up: false), .wheel(up: true), .backTab,
  ]

  private func driver(_ screen: String, _ size: Size) -> Driver {
    let driver = Driver(GoldenTests.halfWay, size: size)
    driver.model.screen = screen
    driver.press(.resized(size))
    return driver
  }

  @Test("The focus is drawn and the cursor stands on it")
  func focus() async throws {
    try await twoAtATime(Catalogue.embedded.screens) { screen in try expectFocus(screen) }
  }

  private func expectFocus(_ screen: Screen) throws {
    for size in Self.sizes {
      let driver = driver(screen.id, size)
      for key in Self.keys {
        guard driver.model.page?.targets.isEmpty == false else { continue }
        let frame = driver.frame
        let cursor = try #require(frame.cursor, "\(screen.id) at \(size)")
        let line = String(frame.line(cursor.y).compactMap(\.grapheme))
        #expect(line.contains("▸"), "\(screen.id) at \(size) before \(key): \(line)")
        driver.press(key)
      }
    }
  }

  @Test("Help and the end of the program never fall off")
  func footer() async throws {
    try await twoAtATime(Catalogue.embedded.screens) { screen in expectFooter(screen) }
  }

  private func expectFooter(_ screen: Screen) {
    for size in Self.sizes {
      let text = driver(screen.id, size).text
      let isTyping = text.contains("F1 help   Ctrl-C quit")
      #expect(isTyping || text.contains("? help   q quit"), "\(screen.id) at \(size)")
    }
  }

  @Test("What keeps a step from being left is in sight wherever one scrolls")
  func gate() {
    for screen in Catalogue.embedded.screens where screen.part == .step {
      for size in Self.sizes {
        let driver = driver(screen.id, size)
        let label = screen.step?.next.map { "Before step \($0.rawValue):" } ?? "Before the end:"
        for key: Key in [.home, .pageDown, .end] {
          driver.press(key)
          #expect(driver.text.contains(label), "\(screen.id) at \(size)")
        }
      }
    }
  }

  @Test("Enter acts on nothing that is out of view: the text goes on first")
  func unseen() throws {
    let drivers = Catalogue.embedded.screens.map { screen in
      driver(screen.id, Size(width: 60, height: 20))
    }
    for driver in drivers { driver.press(.home) }
    let reading = drivers.filter { driver in
      driver.model.focused == nil && driver.model.page?.targets.isEmpty == false
    }
    try #require(!reading.isEmpty)
    for driver in reading {
      let effects = driver.effects
      driver.press(.enter)
      #expect(driver.effects == effects, "\(driver.model.screen)")
      #expect(driver.model.dialog == nil)
      #expect(driver.model.window.scroll > 0)
    }
  }
}
