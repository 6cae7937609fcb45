import Basics
import Screens
import Terminal

@testable import SetupCore
@testable import Wizard

/// What is read for tonight's sync, made up, and sittings that stand before it.
enum TonightSamples {
  /// 2,914 people assigned, 312 of whom would be blanked.
  static var reading: PreviewReading {
    var preview = Preview(against: .kept)
    (preview.users, preview.matched, preview.assigned) = (2_914, 2_871, 2_914)
    (preview.compared, preview.unchanged) = (2_871, 1_543)
    preview.changed = [
      change("startdate", filled: 812, changed: 157, invalid: 4),
      change("githubusername", filled: 31, changed: 12, blanked: 312),
      change("tag_team"),
    ]
    preview.defaults = [
      change("familyName", changed: 8), Preview.Change(attribute: "email", respelt: 1),
    ]
    (preview.aliases, preview.unmatched, preview.suspended) = (1, 1, 1)
    preview.concerned = [
      concerned(.alias, "al+x@example.com", "", "al@example.com"),
      concerned(.created, "new@example.com"), concerned(.unmatched, "left@example.com"),
      concerned(.suspended, "su@example.com", "Su", "su@example.com"),
    ]
    preview.examples = [
      example("githubusername", "changed", "bo", "bo-2", "bo@example.com", "Bo"),
      example("githubusername", "blanked", "ada-l", "", "ada@example.com", "Ada"),
      example("githubusername", "filled", "", "cy", "cy@example.com", ""),
      example("startdate", "invalid", "2024-01-02", "02.01.2024", "bo@example.com", "Bo"),
      example("familyName", "changed", "=1+1", "-2", "bo@example.com", "Bo"),
      example("email", "respelt", "di@example.com", "Di@example.com", "Di@example.com", "Di"),
    ]
    return PreviewReading(preview: preview, notices: [])
  }

  static func change(
    _ name: String, filled: Int = 0, changed: Int = 0, blanked: Int = 0, invalid: Int = 0
  ) -> Preview.Change {
    Preview.Change(
      attribute: name, count: filled + changed + blanked, filled: filled, blanked: blanked,
      invalid: invalid)
  }

  private static func example(
    _ attribute: String, _ kind: String, _ before: String, _ after: String, _ email: String,
    _ name: String
  ) -> Preview.Example {
    Preview.Example(
      attribute: attribute, kind: kind, before: before, after: after, email: email, name: name)
  }

  private static func concerned(
    _ reason: Preview.Concerned.Reason, _ email: String, _ name: String = "",
    _ inBackup: String = ""
  ) -> Preview.Concerned {
    Preview.Concerned(reason: reason, email: email, name: name, inBackup: inBackup)
  }

  /// A sitting signed in to Okta, with a kept backup, on a screen.
  static func driver(
    on screen: String, size: Size = Size(width: 80, height: 24)
  ) -> Driver {
    let driver = Driver(GoldenTests.halfWay, size: size)
    driver.model.connection = .live(host: "acme.okta.com", last: Driver.start)
    driver.model.screen = screen
    driver.press(.resized(size))
    return driver
  }

  /// A person whose GitHub user name is about to be blanked.
  static var blanked: Trace {
    let now = Driver.start
    var person = TracedPerson(name: "ada@example.com", read: now)
    person.account = TracedPerson.Account(
      id: "00u1", email: "ada@example.com", login: "ada@example.com", status: "ACTIVE",
      profile: JSONObject())
    person.assignment = TracedPerson.Assignment(
      person: AssignedPerson(email: "ada@example.com", profile: JSONObject()),
      status: "PROVISIONED", at: now + -12 * Span.day, isPersonal: false,
      group: .init(name: "Engineering", profile: JSONObject()))
    person.attributes = [
      SyncedAttribute(variableName: "githubusername", externalName: "githubusername")
    ]
    person.mappings = [
      "githubusername": Mapping(expression: "user.githubUser", push: .onCreateAndUpdate)
    ]
    person.pushes = [.init(at: now + -2 * Span.minute)]
    person.before = .init(
      against: .kept, at: now + -Span.day, values: ["githubusername": "ada-l"])
    return Trace(person)
  }
}
