import Basics
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("A bundle opened by support")
struct BundleFrontTests {
  private func opened() -> Driver {
    let driver = Driver(recording: GoldenTests.halfWay)
    driver.model.about.terminal = "xterm-256color"
    driver.model.showBundleFront()
    return driver
  }

  @Test("Whose, where it stands, when and by what it was made, what was read")
  func front() throws {
    let dialog = try #require(opened().model.dialog)
    #expect(dialog.title == "acme.okta.com · DX directory sync")
    #expect(
      dialog.body == [
        "Stands at step 3 of 5, Create the Okta app. 1 finding, 7 open rows.",
        "Made 24 Nov 10:12 by version 1.0, xterm-256color.",
        "Read: the attributes. Not read: the app, the connection, the provisioning switches, the "
          + "mappings, the assignments, the push groups, the comparison with the backup, the values "
          + "that arrived, the assigned people, the groups, the provisioning log, other apps that look "
          + "alike.",
      ])
    #expect(
      dialog.choices.suffix(4).map(\.label) == [
        "Time line", "What if something were mended", "Compare with another bundle",
        "As the customer saw it",
      ])
    #expect(dialog.choices.contains { $0.label == "✗ namespace-wrong" })
  }

  @Test("A finding is one key away, and Esc leads to the customer's screen")
  func ways() {
    let driver = opened()
    driver.press(.enter)
    #expect(driver.model.screen == "trouble-findings")
    let other = opened()
    other.press(.escape)
    #expect(other.model.dialog == nil)
    #expect(other.model.setup.position.step == .createApp)
  }

  @Test("The header names the organisation, and a long one never cuts the step")
  func header() throws {
    let driver = Driver(recording: GoldenTests.halfWay)
    #expect(driver.text.contains("acme.okta.com · read only, of 3 days ago"))
    let long = String(repeating: "a", count: 56) + ".okta.com"
    let other = Driver(recording: GoldenTests.halfWay + [.organisationBound(host: long)])
    for width in [60, 80] {
      other.press(.resized(Size(width: width, height: 24)))
      let line = try #require(other.text.split(separator: "\n").first)
      #expect(line.contains("Step 3 of 5 · Create the Okta app"), "\(line)")
      #expect(line.hasSuffix("read only, of 3 days ago"), "\(line)")
    }
  }

  @Test("A finding offers what if it were mended")
  func mended() throws {
    let driver = opened()
    driver.press(.enter)
    driver.press(.resized(Size(width: 80, height: 60)))
    let item = driver.model.page?.items.first { item in
      if case .action("What if this were mended") = item.content { true } else { false }
    }
    driver.want(try #require(item?.target?.intent))
    #expect(driver.model.access == .hypothetical)
    let found = Diagnosis.findings(
      in: driver.model.setup, at: driver.model.now, explaining: nil)
    #expect(!found.contains { $0.id == .namespaceWrong })
  }
}

@Suite("A set-up compared with a bundle")
struct CompareWithBundleTests {
  private func bundle(_ events: [Event.Kind], day: Int) -> OtherSetUp {
    let at = Driver.start + day * Span.day
    return OtherSetUp(
      name: "the bundle of 24 Nov 09:00",
      side: .init(SetupState(folding: events.map { Event($0, at: at) }), at: at))
  }

  private func compared(_ driver: Driver, with other: OtherSetUp) -> [String]? {
    driver.want(.compareBundle)
    driver.type("b.jsonl")
    driver.press(.enter)
    #expect(driver.effects.last == .readBundle(path: "b.jsonl"))
    driver.answer(.bundleRead(other))
    #expect(driver.model.dialog?.title == "Compared with the bundle of 24 Nov 09:00")
    return driver.model.dialog?.body
  }

  @Test("A bundle is named by its path, read, and told line by line; nothing is said as such")
  func same() {
    let driver = Driver(ComingBackTests.atStep4)
    #expect(compared(driver, with: bundle(ComingBackTests.atStep4, day: 0)) == ["Nothing differs."])
  }

  @Test("The older one comes first, whichever is the bundle")
  func order() {
    let off =
      ComingBackTests.atStep4 + [
        .observed(observation: ComingBackTests.app(updates: false))
      ]
    let driver = Driver(ComingBackTests.atStep4)
    #expect(
      compared(driver, with: bundle(off, day: 1)) == [
        "The older one first.", "provisioning enabled: met → not met.",
        "the app, 25 Nov 09:00: Update User Attributes on → off.",
      ])
    #expect(
      compared(driver, with: bundle(off, day: -1)) == [
        "The older one first.", "provisioning enabled: not met → met.",
        "the app, 24 Nov 09:00: Update User Attributes off → on.",
      ])
  }
}
