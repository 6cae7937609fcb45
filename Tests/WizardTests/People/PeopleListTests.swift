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
    #expect(
      list.csv
        == "\"name\",\"email\",\"team\"\r\n\"A \"\"B\"\"\",\"a@example.com\",\"'=1+1\"\r\n")
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
