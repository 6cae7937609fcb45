import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The people behind a count")
struct PeopleListTests {
  @Test("Who is assigned, with what is planned, and nothing of it on disk")
  func assigned() throws {
    let sitting = try LiveSitting(scenario: "finished")
    sitting.signIn()
    sitting.chooseApp()
    for name in ["startdate", "githubusername"] {
      sitting.want(.plan(.add(name)))
      sitting.press(.enter, .enter, .enter, .enter)
    }
    sitting.model.screen = "5-assign"
    sitting.press(.character("r"))
    sitting.want(.showRow(.assignmentsPresent))
    let who = try #require(sitting.model.dialog?.choices.firstIndex { $0.label == "See who" })
    sitting.want(.dialog(.press(who)))
    let list = try #require(sitting.model.people)
    #expect(sitting.model.screen == "people")
    #expect(list.labels == ["startdate", "githubusername"])
    #expect(list.total == list.people.count)
    #expect(list.failure == nil)
    let first = try #require(list.people.first)
    #expect(first.email.contains("@") && !first.values[0].isEmpty)
    #expect(view(sitting.model).text.contains(first.email))
    #expect(!sitting.written.contains(first.email))
    sitting.press(.escape)
    #expect(sitting.model.people == nil)
  }

  @Test("As a file, quoted, and no value of it is a formula")
  func csv() {
    let list = PeopleList(
      "Assigned", labels: ["team"],
      people: [.init(name: "A \"B\"", email: "a@example.com", values: ["=1+1"])])
    #expect(list.csv == "name,email,team\r\n\"A \"\"B\"\"\",a@example.com,'=1+1\r\n")
  }

  private func listing() -> Driver {
    let driver = Driver(GoldenTests.halfWay)
    driver.model.screen = "people"
    driver.model.people = PeopleList(
      "Assigned", labels: ["startdate", "tag_Team"],
      people: [
        .init(name: "Cy", email: "cy@example.com", values: ["2026-01-02", "b"]),
        .init(name: "bo", email: "bo@example.com", values: ["", "b"]),
        .init(email: "ada@example.com", values: ["2025-01-02", "a"]),
        .init(name: "Di", email: "di@example.com", values: ["2024-01-02", "b"]),
        .init(name: "Ed", email: "ed@example.com", values: ["2023-01-02", "c"]),
      ])
    return driver
  }

  private func emails(_ driver: Driver) -> [String] {
    driver.model.page?.items.compactMap { item in
      if case .tableRow(let cells, _) = item.content { String(cells[1].prefix(2)) } else { nil }
    } ?? []
  }

  @Test("a sorts by person, then by each value, then as read; what it is narrowed to stays")
  func sorted() {
    let driver = listing()
    #expect(driver.text.contains("a sort   / find"))
    func next() -> String? { Keymap.help(driver.model).first { $0.key == "a" }?.sentence }
    #expect(next() == "Sort the list by person.")
    driver.press(.character("a"))
    #expect(emails(driver) == ["ad", "bo", "cy", "di", "ed"])
    #expect(driver.text.contains("Assigned: 5 people, by person."))
    #expect(next() == "Sort the list by startdate.")
    driver.press(.character("/"))
    driver.type("@example")
    driver.press(.backspace, .enter, .character("a"))
    #expect(driver.text.contains("/@exampl: 5 of 5 shown."))
    #expect(emails(driver) == ["bo", "ed", "di", "ad", "cy"])
    driver.press(.character("a"))
    #expect(driver.text.contains("by tag_Team"))
    #expect(emails(driver) == ["ad", "cy", "bo", "di", "ed"], "and equal ones as they were read")
    #expect(next() == "Sort the list as read.")
    driver.press(.character("a"))
    #expect(emails(driver) == ["cy", "bo", "ad", "di", "ed"])
    #expect(driver.model.people?.csv.hasPrefix("name,email,startdate,tag_Team\r\nCy,") == true)
  }

  @Test("In the help, in the line dialogue, and nowhere where there is nothing to sort")
  func offered() {
    let driver = listing()
    #expect(Keymap.help(driver.model).contains { $0 == ("a", "Sort the list by person.") })
    #expect(plainText(driver.model).contains("a sort,"))
    #expect(Keymap.intent(typed: "a", driver.model) == .window(.sort))
    driver.want(.open("trouble"))
    #expect(!Keymap.help(driver.model).contains { $0.key == "a" })
    #expect(Keymap.intent(typed: "a", driver.model) == nil)
    driver.press(.character("a"))
    #expect(driver.model.notice?.text == "There is no list here to sort.")
  }

  @Test("Without a sign-in nobody is listed")
  func signedOut() {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.people(.listAssigned))
    #expect(
      driver.model.notice?.text
        == "Sign in to Okta and choose the app first; then they can be listed.")
  }
}
