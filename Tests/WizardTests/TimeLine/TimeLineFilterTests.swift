import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The time line is searched, narrowed and jumped in")
struct TimeLineFilterTests {
  private func opened(_ events: [Event.Kind] = ComingBackTests.atStep4) -> Driver {
    let driver = Driver(events)
    driver.press(.character("T"))
    if driver.model.timeLine == nil { driver.want(.openTimeLine) }
    return driver
  }

  private func shown(_ driver: Driver) -> [String] {
    driver.model.timeLine?.shownEntries(from: 0, atMost: 100).map(\.text) ?? []
  }

  @Test("f shows one kind after the other")
  func kinds() {
    let driver = opened()
    let all = shown(driver).count
    driver.press(.character("f"))
    #expect(driver.text.contains("Time line · what people did: "))
    driver.press(.character("f"))
    #expect(shown(driver) == ["seen: the attributes", "seen: the app"])
    #expect(driver.model.timeLine?.entry?.text == "seen: the app")
    driver.press(.up)
    #expect(driver.model.timeLine?.entry?.text == "seen: the attributes")
    driver.press(.escape)
    #expect(shown(driver).count == all)
  }

  @Test("/ searches in words and dates")
  func search() {
    let driver = opened()
    driver.press(.character("/"))
    driver.type("PLANNED: git")
    #expect(shown(driver) == ["planned: githubusername"])
    #expect(driver.text.contains("/PLANNED: git"))
    driver.press(.enter)
    driver.press(.character("q"))
    #expect(driver.model.window.isClosed)
  }

  @Test("d jumps to a day")
  func day() {
    let driver = Driver(recording: GoldenTests.halfWay)
    driver.want(.openTimeLine)
    driver.press(.character("d"))
    driver.type("24 nov")
    driver.press(.enter)
    #expect(driver.model.timeLine?.index == 0)
    driver.press(.end, .character("d"))
    driver.type("3 Mar")
    driver.press(.enter)
    #expect(driver.model.notice?.text == "No event is of 3 Mar.")
  }

  @Test("A refusal is found whatever is shown")
  func refusal() {
    let driver = opened(
      ComingBackTests.atStep4 + [
        .advanceRefused(step: .mapAttributes, reasons: [.attributesCreated]),
        .screenShown(screen: "4-check"),
      ])
    driver.press(.character("f"), .character("r"))
    #expect(driver.model.timeLine?.entry?.isRefused == true)
  }

  @Test("What was read tells what changed since")
  func changes() {
    let driver = opened(
      ComingBackTests.atStep4 + [.observed(observation: ComingBackTests.app(updates: false))])
    #expect(shown(driver).contains("seen: the app: Update User Attributes on → off"))
  }
}
