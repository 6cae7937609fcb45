import Foundation
import Testing

@testable import SetupCore
@testable import SetupStore

@Suite("The one door through which events are made")
struct OneDoorTests {
  /// What must be found nowhere: whole, and in the parts that would still name someone.
  static let secrets: [(text: String, parts: [String])] = [
    (
      "mark one.two@example.com",
      [WithoutSecretsTests.email, "one.two", "example.com"]
    ),
    ("mark \(WithoutSecretsTests.token)", [WithoutSecretsTests.token]),
    ("mark \(WithoutSecretsTests.bearer)", [WithoutSecretsTests.bearer, "eyJhbGciOiJIUzI1NiJ9"]),
    ("\"mark one.two@example.com\"", ["one.two", "example.com"]),
    ("mark Bearer k7Gh2LmQ9zXw", ["k7Gh2LmQ9zXw"]),
  ]

  @Test("Neither journal nor bundle has what was fed into every text field", arguments: secrets)
  func redacted(_ text: String, _ parts: [String]) throws {
    let events = EventsWithTexts.all(text).map { Event($0, at: afternoon) }
    let journal = try JournalFile.bytes(of: events)
    let environment = SupportBundle.Environment(program: "1", terminal: text, locale: text)
    let bundle = try SupportBundle(events, environment, created: afternoon).bytes()
    for bytes in [journal, bundle] {
      let written = String(decoding: bytes, as: UTF8.self)
      #expect(written.contains("mark"))
      for part in parts { #expect(!written.contains(part), "\(part)") }
    }
  }

  @Test("What went through the door goes through it again unchanged")
  func twice() {
    for (text, _) in Self.secrets {
      for kind in EventsWithTexts.all(text) {
        let once = Event(kind, at: afternoon)
        #expect(Event(once.kind, at: afternoon) == once)
      }
    }
  }

  @Test("No kind of event or observation is forgotten, and none of their text fields")
  func whole() throws {
    let all = EventsWithTexts.all("mark")
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/SetupCore/State/Event.swift").standardizedFileURL
    let text = try String(contentsOf: source, encoding: .utf8)
    let kind = text.components(separatedBy: "public enum Kind")[1].components(
      separatedBy: "\n  }\n")
    let cases = kind[0].matches(
      of: #/(?m)^    case ([a-zA-Z]+)/#
    ).map { String($0.output.1) }
    #expect(cases.count > 20)
    #expect(Set(all.map { String("\($0)".prefix { $0 != "(" }) }) == Set(cases))
    let kinds = all.compactMap { kind -> Observation.Kind? in
      if case .observed(let observation) = kind { observation.kind } else { nil }
    }
    #expect(Set(kinds) == Set(Observation.Kind.allCases))
    for kind in all { expectFed(kind, "\(kind)") }
  }

  /// Every text in the value has the mark, and nothing is left out that could hold one.
  private func expectFed(_ value: Any, _ whole: String) {
    let mirror = Mirror(reflecting: value)
    if let text = value as? String {
      #expect(text.contains("mark"), "\(text) in \(whole)")
      return
    }
    switch mirror.displayStyle {
    case .optional, .collection, .dictionary, .set:
      #expect(!mirror.children.isEmpty, "\(mirror.subjectType) in \(whole)")
    default: break
    }
    for child in mirror.children { expectFed(child.value, whole) }
  }
}
