import Basics
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Notices")
struct NoticeTests {
  @Test("A long one is wrapped to as many as four lines, and the body gives way to it")
  func wrapped() {
    let driver = Driver()
    driver.model.notice = Notice(
      .failed, Array(repeating: "seven", count: 30).joined(separator: " "))
    let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[20].hasPrefix(" ✗ seven seven"))
    #expect(lines[21].hasPrefix("   seven"))
    #expect(lines[22].hasPrefix("   seven"))
    driver.model.notice = Notice(
      .failed, Array(repeating: "seven", count: 99).joined(separator: " "))
    #expect(driver.text.contains("N: all of it"))
    driver.press(.character("N"))
    #expect(driver.model.dialog?.title == "What was said last")
    #expect(driver.model.dialog?.body.first?.hasSuffix("seven seven seven") == true)
  }

  @Test("A copied list is shown in lines of its own, as far as there is room")
  func list() {
    let lines = NoticeLines(
      Notice(.info, "Sent.", value: "name,email\r\na,b\nc,d\n\ne,f\ng,h\n"), width: 40)
    #expect(lines.value == ["name,email", "a,b", "c,d", "e,f"])
    #expect(
      NoticeLines(Notice(.info, "Sent.", value: "abcdef\nx"), width: 4).value == [
        "abcd", "ef", "x",
      ])
  }

  @Test("A copied value is shown whole, cut only where the window ends")
  func value() {
    let driver = Driver(size: Size(width: 60, height: 20))
    let value = String(repeating: "0123456789", count: 7)
    driver.model.notice = Notice(.info, "Sent.", value: value)
    let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[16] + lines[17] == value)
  }

  @Test("The last twenty are kept")
  func kept() {
    let driver = Driver()
    for number in 1...25 { driver.model.notice = Notice(.info, "Number \(number).") }
    driver.press(.character("N"))
    #expect(driver.model.dialog?.body.first == "· Number 25.")
    #expect(driver.model.dialog?.body.last == "· Number 6.")
  }

  @Test("Of what counts on, only what came of it is kept")
  func progress() {
    var model = Driver().model
    for count in 1...6 { model.notice = .progress("\(count) of 6") }
    #expect(model.window.notices == [.progress("6 of 6")])
    model.notice = Notice(.done, "Signed in.")
    #expect(model.window.notices == [Notice(.done, "Signed in.")])
  }

  @Test("While one watches, a row that turns is told by name")
  func turned() {
    let driver = Driver([.appBound(id: "0oa1", label: "DX"), .useCasesChosen(useCases: [.roles])])
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.model.watching.next = driver.model.now + 10
    driver.answer(.observed(.appMissing(id: "0oa1")))
    #expect(driver.model.notice?.text == "app created: unknown → not met.")
  }
}
