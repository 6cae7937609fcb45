import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("Bundles without some words, and without what is old")
struct RedactedWordsTests {
  private static let environment = SupportBundle.Environment(
    program: "1.0.0", terminal: "xterm", locale: "C.UTF-8")

  @Test(
    "A word has the same stand-in everywhere, whatever its letter case",
    arguments: [
      ("Acme's app for ACME", "[word 1]'s app for [word 1]"),
      ("acme.okta.com", "[word 1].okta.com"), ("Project Falcon of acme", "[word 2] of [word 1]"),
      ("falcon alone", "falcon alone"), ("word 1", "word 1"), ("", ""),
      ("ask one@acme.example", "ask [e-mail]"),
    ])
  func stands(text: String, expected: String) {
    let filter = TextFilter(["Acme", "project falcon"])
    #expect(filter(text) == expected)
    #expect(filter(expected) == expected)
  }

  @Test("They are replaced in every text that comes from outside, and ids of the program stay")
  func everywhere() throws {
    let kinds: [Event.Kind] = [
      .organisationBound(host: "acme.okta.com"), .appBound(id: "0oa1", label: "DX at Acme"),
      .attested(id: .featureEnabled, role: .dxSupport, words: "says Acme"),
      .attributePlanned(
        attribute: PlannedAttribute(
          externalName: "tag_acme", variableName: "acmeTeam", type: .string,
          expression: "user.acmeTeam")),
      .observed(
        observation: .groups(
          ObservedGroups(
            shared: GroupPattern(["Acme all"]),
            values: ["acmeTeam": .init(groups: GroupPattern(["Acme 1"]), distinct: 1)]))),
      .lookFailed(kind: .schema, reason: "acme.okta.com is silent.", remedy: "Ask Acme."),
      .screenShown(screen: "2-back-up"),
    ]
    let bundle = SupportBundle(
      kinds.map { Event($0, at: Instant(1)) }, Self.environment, created: Instant(2),
      redacting: ["acme", "back"])
    let text = String(decoding: try bundle.bytes(), as: UTF8.self)
    #expect(!text.lowercased().contains("acme"))
    #expect(text.contains("[word 1].okta.com"))
    #expect(text.contains("2-back-up"))
    #expect(
      try SupportBundle(bundle.events, Self.environment, created: Instant(2)).bytes()
        == bundle.bytes())
    #expect(
      BundleContents(of: bundle.events, words: 2).leavesOut.last
        == "As you asked: 2 words, which stand as [word 1] to [word 2].")
    #expect(
      BundleContents(of: bundle.events, words: 1).leavesOut.last
        == "As you asked: 1 word, which stands as [word 1].")
  }

  @Test("Of a journal that is longer than a bundle may be, it is known since when it fits")
  func fits() throws {
    let failure = Event.Kind.lookFailed(kind: .app, reason: "No answer.")
    let count = 60
    let events = (0..<count).map { Event(failure, at: Instant($0)) }
    let since = try #require(SupportBundle.sinceThatFits(events, lines: 50))
    // The first event stays, and eight lines are the bundle's own.
    #expect(since == Instant(19))
    #expect(events.condensed(before: since).count + 8 == 50)
    #expect(SupportBundle.sinceThatFits([]) == nil)
  }

  @Test("Of what is older only that stays on which the state rests")
  func condensed() {
    func app(_ label: String) -> Event.Kind {
      .observed(
        observation: .app(
          ObservedApp(
            id: "0oa1", name: "scim2testapp", label: label, status: "ACTIVE", features: [])))
    }
    let kinds: [Event.Kind] = [
      .useCasesChosen(useCases: [.userProperties]), .organisationBound(host: "acme.okta.com"),
      .appBound(id: "0oa1", label: "DX"), .screenShown(screen: "1-a"), app("one"), app("two"),
      .lookFailed(kind: .schema, reason: "No answer."), .screenShown(screen: "1-b"),
      .lookFailed(kind: .schema, reason: "No answer again."), app("three"),
      .attested(id: .featureEnabled, role: .dxSupport, words: ""), app("four"), app("five"),
    ]
    let events = kinds.enumerated().map { Event($0.element, at: Instant($0.offset * 100)) }
    for since in stride(from: -50, to: 1400, by: 100) {
      let kept = events.condensed(before: Instant(since))
      #expect(kept.filter { $0.at >= Instant(since) } == events.filter { $0.at >= Instant(since) })
      let (all, few) = (SetupState(folding: events), SetupState(folding: kept))
      #expect(few.judged(at: Instant(2000)) == all.judged(at: Instant(2000)))
      #expect(few.failedProbes == all.failedProbes)
      #expect((few.app, few.position, few.began) == (all.app, all.position, all.began))
    }
    #expect(events.condensed(before: Instant(5000)).count == 7)
  }
}
