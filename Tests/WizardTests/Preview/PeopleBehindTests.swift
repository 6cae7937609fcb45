import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The people behind tonight's counts and warnings")
struct PeopleBehindTests {
  private func counted() -> Driver {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.press(.character("r"))
    driver.answer(.preview(.read(TonightSamples.reading)))
    return driver
  }

  private func rows(_ driver: Driver) -> [[String]] {
    driver.model.page?.items.compactMap { item in
      if case .tableRow(let cells, _) = item.content { cells } else { nil }
    } ?? []
  }

  @Test("Behind an attribute, blanked first; Enter follows one of them, and back is where one was")
  func attribute() throws {
    let driver = counted()
    #expect(driver.focus(.preview(.who(.attribute("githubusername")))))
    #expect(driver.text.contains("Enter who"))
    driver.press(.enter)
    #expect(driver.model.screen == "people")
    #expect(driver.text.contains("githubusername: 355 values. The first 3 are listed."))
    #expect(
      rows(driver) == [
        ["Ada", "ada@example.com", "blanked", "ada-l", ""],
        ["Bo", "bo@example.com", "changed", "bo", "bo-2"],
        ["", "cy@example.com", "filled", "", "cy"],
      ])
    #expect(driver.focus(.preview(.trace("bo@example.com"))))
    #expect(driver.text.contains("Enter follow"))
    driver.press(.enter)
    #expect(driver.model.screen == "person")
    guard case .preview(.trace("bo@example.com", _)) = driver.effects.last else {
      Issue.record("\(String(describing: driver.effects.last))")
      return
    }
    driver.press(.escape)
    #expect(driver.model.screen == "people")
    #expect(driver.model.focused?.intent == .preview(.trace("bo@example.com")))
    driver.press(.escape)
    #expect(driver.model.screen == "5-preview")
    #expect(driver.model.people == nil)
  }

  @Test("All of them in one list, sorted by person, attribute and kind of change")
  func everybody() {
    let driver = counted()
    driver.want(.preview(.who(.all)))
    func column(_ place: Int) -> [String] { rows(driver).map { $0[place] } }
    #expect(column(3) == ["blanked", "changed", "changed", "filled", "invalid", "respelt"])
    driver.press(.character("a"))
    #expect(column(0) == ["Ada", "Bo", "Bo", "Bo", "", "Di"])
    driver.press(.character("a"))
    #expect(
      column(2) == ["email", "familyName"] + Array(repeating: "githubusername", count: 3)
        + ["startdate"])
    #expect(driver.text.contains("by attribute."))
    driver.press(.character("a"))
    #expect(column(3) == ["blanked", "changed", "changed", "filled", "invalid", "respelt"])
    #expect(driver.text.contains("by change."))
    driver.press(.character("a"))
    #expect(driver.model.people?.order == nil)
  }

  static let reasons: [(Preview.Concerned.Reason, String, [String])] = [
    (.alias, "Known under another alias: 1 person.", ["", "al+x@example.com", "al@example.com"]),
    (.created, "Would be new: 43 people. The first 1 are listed.", ["", "new@example.com"]),
    (.unmatched, "Not assigned: 1 person.", ["", "left@example.com"]),
    (.suspended, "Suspended in Okta: 1 person.", ["Su", "su@example.com"]),
  ]

  @Test("Behind a warning and behind each count", arguments: reasons)
  func concerned(_ reason: Preview.Concerned.Reason, _ head: String, _ row: [String]) {
    let driver = counted()
    #expect(driver.focus(.preview(.who(.concerned(reason)))), "it can be pressed")
    driver.press(.enter)
    #expect(driver.text.contains(head))
    #expect(rows(driver) == [row])
    driver.want(.people(.export))
    #expect(driver.model.dialog != nil)
  }

  @Test("Whose e-mail is spelt otherwise, and whom an empty attribute takes a value from")
  func respelt() {
    let driver = counted()
    #expect(driver.focus(.preview(.who(.attribute("email")))))
    driver.press(.enter)
    #expect(
      rows(driver) == [["Di", "Di@example.com", "respelt", "di@example.com", "Di@example.com"]])
    driver.press(.escape)
    driver.want(.preview(.who(.attribute("ssoemail"))))
    #expect(driver.model.screen == "5-preview")
    #expect(driver.model.notice?.text == "ssoemail: nobody's value changes.")
  }

  @Test("What was read in part is listed as that, without totals")
  func partly() {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.press(.character("r"))
    var reading = TonightSamples.reading
    reading.preview?.complete = false
    driver.answer(.preview(.read(reading)))
    #expect(driver.focus(.preview(.who(.all))))
    driver.press(.enter)
    #expect(driver.text.contains("Values that differ or are invalid: 6 values."))
  }

  @Test("The attributes are sorted by name and by what DX loses, filtered or not")
  func table() {
    let driver = counted()
    func names() -> [String] { rows(driver).map { $0[0] } }
    #expect(driver.text.contains("f changes   a sort   e export"))
    #expect(Keymap.help(driver.model).contains { $0 == ("a", "Sort the list by attribute.") })
    #expect(names() == ["startdate", "githubusername", "tag_team", "familyName", "email"])
    driver.press(.character("a"))
    #expect(names() == ["email", "familyName", "githubusername", "startdate", "tag_team"])
    driver.press(.character("a"), .character("f"))
    #expect(names() == ["githubusername", "startdate", "familyName"])
    driver.press(.character("a"), .character("f"))
    #expect(names() == ["startdate", "githubusername", "tag_team", "familyName", "email"])
  }
}
