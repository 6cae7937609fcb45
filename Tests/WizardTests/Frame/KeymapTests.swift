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
    #expect(driver.model.dialog?.title == "Keys")
  }

  @Test("Help has a sentence for each key, no two the same, and the footer a word or two")
  func sentences() {
    let bindings = Keymap.all + Keymap.inField + Keymap.inFilter + Keymap.inDialog
    for binding in bindings {
      #expect(binding.sentence.first?.isUppercase == true, "\(binding.name)")
      #expect(binding.sentence.hasSuffix("."), "\(binding.name)")
      #expect(binding.sentence.split(separator: " ").count > 1, "\(binding.name)")
      #expect(binding.label.split(separator: " ").count <= 4, "\(binding.label)")
    }
    #expect(Set(Keymap.all.map(\.sentence)).count == Keymap.all.count)
  }

  @Test("In a small window help is scrolled; a long sentence goes on under its beginning")
  func help() {
    let driver = Driver(GoldenTests.halfWay, size: Size(width: 60, height: 20))
    driver.press(.function(1))
    #expect(driver.text.contains("│ →             Go on. A step can be left once nothing │"))
    #expect(driver.text.contains("│               is open that it needs.                 │"))
    #expect(driver.text.contains("Enter press   Esc close   / filter   PgDn scroll"))
    driver.press(.pageDown, .pageDown, .pageDown)
    #expect(!driver.text.contains("│ →  "))
    #expect(driver.text.contains("▸ [ Close ]"))
    driver.press(.pageUp, .pageUp, .pageUp)
    #expect(driver.text.contains("│ →  "))
  }

  @Test("In a field help names the keys of the field, and no letter")
  func inField() {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.open("sign-in"))
    driver.model.focus = driver.model.page?.targets.first { target in
      if case .edit = target.intent { true } else { false }
    }
    driver.press(.function(1))
    let keys = driver.model.dialog?.body.map { String($0.prefix { $0 != " " }) }
    #expect(
      keys == ["Enter", "Tab", "Esc", "F1", "Ctrl-C", "↑", "PgDn", "PgUp", "Ctrl-L", "Ctrl-Z"])
  }
}
