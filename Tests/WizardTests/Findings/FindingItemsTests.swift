import Basics
import DemoTenant
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// Troubleshooting with a sign-in: what is seen leads to causes, and a mend shows.
@Suite("Findings on the screen", .serialized)
struct FindingItemsTests {
  private func sitting(_ scenario: String) throws -> LiveSitting {
    let sitting = try LiveSitting(scenario: scenario)
    for plan in Scenario.named(scenario)?.plan ?? [] {
      let entry = PlannedAttribute(
        externalName: plan.externalName, variableName: plan.variableName, type: .string,
        expression: plan.expression)
      let event = Event(.attributePlanned(attribute: entry), at: sitting.model.now)
      _ = sitting.runner.run(.append([event]))
      sitting.answer(.journalWrote([event]))
    }
    sitting.signIn()
    sitting.chooseApp()
    return sitting
  }

  private func choose(_ symptom: Symptom, _ sitting: LiveSitting) {
    sitting.press(.character("t"))
    sitting.want(.causes(.diagnose(symptom)))
  }

  private func lines(_ sitting: LiveSitting) -> [String] {
    view(sitting.model).text.split(separator: "\n").map(String.init)
  }

  @Test("What someone sees leads to the cause, with what was seen and what to do")
  func found() throws {
    let sitting = try sitting("wrong-namespace")
    choose(.fieldNotSyncing, sitting)
    #expect(sitting.model.screen == "trouble-findings")
    #expect(sitting.model.foundCauses.map(\.id) == [.namespaceWrong])
    let text = lines(sitting).joined(separator: "\n")
    #expect(text.contains("Trouble · A field is not syncing"))
    #expect(text.contains("▸ ✗ namespace-wrong   An attribute has another External namespace"))
    #expect(text.contains("What was seen   startdate: its External namespace is that of the"))
    #expect(sitting.model.setup.symptom?.value == .fieldNotSyncing)
  }

  @Test("Once it is mended in the console, a new look turns it green")
  func mended() throws {
    let sitting = try sitting("wrong-namespace")
    choose(.fieldNotSyncing, sitting)
    let plan = DemoAttributePlan(externalName: "startdate")
    sitting.host.play(.deleteAttribute(variableName: "startdate"))
    sitting.host.play(.addAttribute(plan))
    sitting.host.play(.mapAttribute(variableName: "startdate", expression: plan.expression))
    sitting.press(.character("r"))
    #expect(sitting.model.foundCauses.map(\.id) == [.nightlyRunNotDue])
    let when = sitting.model.now.clock(offset: 0)
    #expect(lines(sitting).contains("   ✓ namespace-wrong   no longer seen, \(when)"))
  }

  @Test("The details are those of the finding with the focus")
  func details() throws {
    let sitting = try sitting("half-way")
    choose(.unknown, sitting)
    let ids = sitting.model.foundCauses.map(\.id)
    #expect(ids.count > 1)
    sitting.press(.down)
    let title = try #require(sitting.model.foundCauses.dropFirst().first?.id.rawValue)
    #expect(sitting.model.findings.focused?.rawValue == title)
    #expect(lines(sitting).contains(" \(title)"))
    // Behind the last finding the focus is on a button, and the details stay.
    sitting.press(.down, .down, .down)
    #expect(sitting.model.findings.focused == sitting.model.foundCauses.last?.id)
  }

  @Test("Nothing wrong is said as that, and what could not be looked at with the reason")
  func nothing() throws {
    let sitting = try sitting("missing-permission")
    choose(.unknown, sitting)
    let text = plainText(sitting.model)
    #expect(text.contains("“I don't know”: nothing wrong shows in what was read."))
    #expect(
      text.contains(
        "  unknown: Could not be looked at: the mappings. Okta refuses to tell the app's profile "
          + "mappings (E0000006)"), "\(text)")
    #expect(!text.contains("Not read: the mappings"))
  }

  @Test("The log's failures are grouped, with the finding that they speak for")
  func log() throws {
    let sitting = try sitting("duplicate-at-target")
    choose(.peopleMissing, sitting)
    sitting.want(.open("trouble-log"))
    let text = plainText(sitting.model)
    #expect(text.contains("  error: Making a person at the endpoint: 2 events of 2 people, "))
    #expect(
      text.contains(
        "The endpoint has that person already. Okta: “Conflict. Errors reported by remote server: "
          + "409 user already exists” Speaks for duplicate-at-target."), "\(text)")
    sitting.want(.causes(.show(.duplicateAtTarget)))
    #expect(sitting.model.screen == "trouble-findings")
    #expect(sitting.model.findings.focused == .duplicateAtTarget)
  }

  @Test("The note has what was found and what to do, and no names of people")
  func note() throws {
    let sitting = try sitting("okta-user-inactive")
    choose(.peopleMissing, sitting)
    sitting.press(.character("d"))
    #expect(sitting.model.screen == "trouble-note")
    let draft = try #require(sitting.model.page?.draft("what-to-do-next"))
    #expect(draft.contains("What was noticed: Some people are missing\n"))
    #expect(draft.contains("1. Assigned people are not active in Okta. 2 of 20 people assigned"))
    #expect(draft.contains("   - Directory > People > the person > More Actions > Activate"))
    #expect(!draft.contains("person0") && !draft.contains("@"))
  }

  @Test("What was looked at is in the journal, without a person's name or address")
  func journalled() throws {
    let sitting = try sitting("user-not-provisioned")
    choose(.unknown, sitting)
    #expect(sitting.model.setup.observations[.people] != nil)
    let written = sitting.written
    #expect(written.contains("stagedLong"))
    #expect(!written.contains("person0") && !written.contains("@example.com"))
  }
}

/// The same without a sign-in, or in a sitting that may not write.
@Suite("Findings without looking")
struct OfflineFindingsTests {
  @Test("Nothing read is said as that")
  func unread() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.press(.character("t"))
    driver.want(.causes(.diagnose(.peopleMissing)))
    #expect(
      driver.text.contains(
        "“Some people are missing”: nothing was read yet, so no cause can be seen."))
    #expect(driver.journal.map(\.kind).contains(.symptomChosen(symptom: .peopleMissing)))
  }

  @Test("A read-only sitting takes the symptom in, and journals and looks at nothing")
  func readOnly() {
    let driver = Driver(GoldenTests.halfWay, access: .readOnly(since: Driver.start))
    let before = driver.journal
    driver.press(.character("t"))
    driver.want(.causes(.diagnose(.fieldNotSyncing)))
    #expect(driver.model.foundCauses.map(\.id) == [.namespaceWrong])
    #expect(driver.journal == before)
    #expect(!driver.effects.contains { if case .diagnose = $0 { true } else { false } })
  }

  @Test("Signed in, with no app chosen, the app is asked for first, and back leads to the causes")
  func withoutApp() {
    let driver = Driver([.organisationBound(host: "acme.okta.com")])
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.want(.causes(.diagnose(.peopleMissing)))
    #expect(driver.model.screen == "pick-app")
    #expect(driver.effects.contains(.findApps))
    #expect(!driver.effects.contains { if case .diagnose = $0 { true } else { false } })
    driver.want(.chooseApp(id: "0oa1", label: "DX"))
    #expect(driver.model.screen == "trouble-findings")
    driver.press(.character("r"))
    #expect(driver.effects.contains { if case .diagnose = $0 { true } else { false } })
  }

  @Test("A kept backup is looked at without a sign-in")
  func backupAlone() {
    let driver = Driver(GoldenTests.halfWay)
    driver.want(.causes(.diagnose(.stopTonight)))
    let probes = driver.effects.compactMap { effect -> DeepProbes? in
      if case .diagnose(let probes) = effect { probes } else { nil }
    }
    #expect(probes.map(\.kinds) == [[.backupShape]])
    #expect(probes.first?.app == nil)
  }
}
