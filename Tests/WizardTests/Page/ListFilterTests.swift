import OktaAPI
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Lists on pages are filtered")
struct ListFilterTests {
  private func listing(_ names: [String]) -> Driver {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "people"
    driver.model.people = PeopleList(
      "Assigned", labels: ["startdate"],
      people: names.map { .init(name: $0, email: "\($0)@example.com", values: ["2026-11-30"]) })
    return driver
  }

  private func listed(_ driver: Driver) -> [String] {
    driver.model.page?.items.compactMap { item in
      if case .tableRow(let cells, _) = item.content { cells.first } else { nil }
    } ?? []
  }

  @Test("/ begins, letters narrow, Enter keeps it, Esc shows all")
  func keys() {
    let driver = listing(["one", "two", "three", "four", "five", "six"])
    #expect(driver.text.contains("/ find"))
    driver.press(.character("/"))
    driver.type("TH")
    #expect(listed(driver) == ["three"])
    #expect(driver.text.contains("/TH: 1 of 6 shown."))
    #expect(driver.text.contains("Enter done   Esc show all"))
    #expect(driver.frame.cursor == Point(x: 6, y: 22))
    #expect(driver.text.split(separator: "\n").filter { $0.contains("▸") } == [" ▸ /TH"])
    driver.press(.backspace, .enter)
    #expect(listed(driver) == ["two", "three"])
    driver.press(.character("q"))
    #expect(driver.model.window.isClosed)
  }

  @Test("Beside a field too, the footer names Enter by what it does to the list")
  func besideField() {
    let driver = listing(["one", "two", "three", "four", "five", "six"])
    driver.model.screen = "sign-in"
    driver.press(.down)
    driver.model.window.filter = ListFilter(text: "", isTyping: true)
    driver.type("x")
    #expect(driver.text.contains("▸ /x") && driver.text.contains("Enter done   Esc show all"))
    #expect(driver.text.filter { $0 == "▸" }.count == 1)
  }

  @Test("Esc shows all, and only then leads back")
  func escape() {
    let driver = listing(["one", "two", "three", "four", "five", "six"])
    driver.press(.character("/"))
    driver.type("x")
    driver.press(.enter, .escape)
    #expect(listed(driver).count == 6)
    #expect(driver.model.window.filter == nil)
    #expect(driver.model.screen == "people")
  }

  @Test("A short list has no filter")
  func short() {
    let driver = listing(["one", "two"])
    driver.press(.character("/"))
    #expect(driver.model.window.filter == nil)
    #expect(
      driver.model.notice?.text == "There is no list here that is long enough to filter.")
  }

  @Test("Another screen shows all of its own")
  func leaving() {
    let driver = listing(["one", "two", "three", "four", "five", "six"])
    driver.want(.window(.filter("x")))
    driver.want(.open("trouble"))
    #expect(driver.model.window.filter == nil)
    #expect(driver.model.people == nil, "and the people are forgotten")
  }
}
