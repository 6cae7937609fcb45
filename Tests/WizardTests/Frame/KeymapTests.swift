import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The keymap")
struct KeymapTests {
  @Test("No key and no typed letter stands for two things")
  func unambiguous() {
    let keys = Keymap.all.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    let letters = Keymap.all.compactMap { $0.typed?.first }
    #expect(Set(letters).count == letters.count)
  }

  @Test("The line dialogue offers what the keys do here, in words of its own")
  func letters() {
    let driver = Driver(GoldenTests.halfWay)
    #expect(
      Keymap.letters(driver.model) == [
        "n go on", "b back", "g go to a step", "t trouble", "s sign in", "q quit",
      ])
    driver.model.connection = .offline
    #expect(!Keymap.letters(driver.model).contains("s sign in"))
    #expect(Keymap.intent(typed: "s", driver.model) == nil)
    #expect(Keymap.intent(typed: "n", driver.model) == .next)
    #expect(Keymap.intent(typed: "next", driver.model) == nil)
  }

  @Test("A click on the footer does what its key does")
  func clicked() throws {
    let driver = Driver()
    let entry = try #require(Keymap.footer(driver.model).last)
    driver.press(.click(Point(x: entry.x, y: 23)))
    #expect(driver.model.window.isClosed == (entry.intent == .window(.quit)))
    let help = try #require(Keymap.footer(driver.model).first { $0.key == "?" })
    driver.press(.click(Point(x: help.x, y: 23)))
    #expect(driver.model.window.showsHelp)
  }
}
