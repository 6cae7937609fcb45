import Basics
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Tonight's sync on the screen")
struct TonightTests {
  private func counted() -> Driver {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.answers = { effect in
      guard case .preview(.read) = effect else { return [] }
      return [
        .preview(.advanced(people: 500, minutesLeft: 3)), .preview(.read(TonightSamples.reading)),
      ]
    }
    driver.press(.character("r"))
    return driver
  }

  @Test("What was counted stands in a table, and in the journal as counts")
  func table() {
    let driver = counted()
    #expect(driver.text.contains("2,914 people are assigned. 2,871 are in the backup, 43 would be"))
    let line = driver.text.split(separator: "\n").first { $0.contains("githubusername") }
    #expect(line?.split(separator: " ").suffix(6) == ["2,516", "31", "12", "312", "!", "0"])
    let recorded = driver.journal.contains { event in
      if case .previewRecorded(let preview) = event.kind { return preview.matched == 2_871 }
      return false
    }
    #expect(recorded)
    #expect(!driver.journal.contains { "\($0)".contains("ada@example.com") })
  }

  @Test("f shows only what changes, and all again")
  func onlyChanges() {
    let driver = counted()
    #expect(driver.text.contains("tag_team"))
    driver.press(.character("f"))
    #expect(!driver.text.contains("tag_team"))
    driver.press(.character("f"))
    #expect(driver.text.contains("tag_team"))
  }

  @Test("e asks where to write those behind all counts, fit for a spreadsheet")
  func export() throws {
    let driver = counted()
    driver.press(.character("e"))
    guard case .save(let text) = driver.model.dialog?.purpose else {
      Issue.record("no dialog")
      return
    }
    #expect(text.hasPrefix("name,email,Attribute,Change,Before,After\r\n"))
    #expect(text.contains("Ada,ada@example.com,githubusername,blanked,ada-l,\r\n"))
    #expect(text.contains("Bo,bo@example.com,familyName,changed,'=1+1,'-2\r\n"))
  }

  @Test("Over the threshold connected can't be vouched for until the words are typed")
  func threshold() {
    let driver = counted()
    #expect(
      driver.model.page?.items.contains { item in
        if case .entry(.error, let text, _) = item.content {
          return text.hasPrefix(
            "312 people would lose the githubusername that DX has now: 10.9 %. It is empty in Okta")
        }
        return false
      } == true)
    driver.want(.attest(.syncConnected, .dxAdmin))
    #expect(
      driver.model.notice?.text
        == "The newest preview is over the threshold, and nobody confirmed it. Look at Tonight's "
        + "sync in step 5 and confirm it there, if that is meant; or run dirsync-setup preview "
        + "--record --confirm \"blank 312\".")
    driver.want(.preview(.confirm))
    driver.type("blank 31")
    driver.press(.enter)
    #expect(
      driver.model.dialog?.problem
        == "That is not it. Type blank 312, or press Esc and change nothing.")
    driver.type("2")
    driver.press(.enter)
    #expect(driver.journal.last?.kind == .previewConfirmed(words: "blank 312"))
    #expect(driver.model.setup.unconfirmedExcess.isEmpty)
    driver.want(.attest(.syncConnected, .dxAdmin))
    #expect(driver.model.dialog != nil)
  }

  @Test("Esc stops reading, and r goes on there")
  func paused() {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.press(.character("r"))
    driver.answer(.preview(.advanced(people: 1_000, minutesLeft: 3)))
    #expect(driver.text.contains("Read 1,000 people, about 3 minutes left …   Esc cancels"))
    driver.press(.escape)
    #expect(driver.effects.last == .cancelProbes)
    driver.answer(.preview(.paused(after: 1_000)))
    #expect(driver.text.contains("1,000 people were read. r goes on there."))
    driver.press(.character("r"))
    #expect(driver.model.preview.running?.people == 1_000)
  }

  @Test("What could be read in part claims no totals")
  func partly() {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.press(.character("r"))
    var reading = TonightSamples.reading
    reading.preview?.complete = false
    reading.notices = ["Okta refuses to tell the people assigned to the app."]
    driver.answer(.preview(.read(reading)))
    driver.press(.home)
    #expect(driver.text.contains("Not everything could be read, so nothing is counted."))
    #expect(!driver.text.contains("2,914"))
    #expect(!driver.journal.contains { if case .previewRecorded = $0.kind { true } else { false } })
  }

  @Test("What is missing is said, with the way to get it")
  func missing() {
    let signedOut = Driver(GoldenTests.halfWay)
    signedOut.model.screen = "5-preview"
    #expect(
      signedOut.text.contains(
        "! Nobody is signed in to Okta: press s, and sign in with a read-only token."))
    let bare = Driver([.organisationBound(host: "acme.okta.com")])
    bare.model.connection = .offline
    bare.model.screen = "5-preview"
    let words = bare.model.missingForPreview
    #expect(
      words == [
        "Offline: nothing is read. Start without --offline, and sign in to Okta.",
        "No Okta app is chosen yet: step 3 asks for it.",
        "There is nothing to compare with: keep a user export in step 2, or sign in to DX with a "
          + "token of its Web API.",
      ])
  }

  @Test("A bundle shows the counts that were journalled")
  func recorded() {
    let driver = counted()
    let shown = Driver(recording: driver.journal.map(\.kind))
    shown.model.screen = "5-preview"
    shown.press(.home)
    #expect(shown.text.contains("2,914 people were assigned, 2,871 of them in what it"))
    #expect(shown.text.contains("This sitting is read-only"))
  }

  @Test("The line dialogue shows the same, and takes f and /")
  func plain() {
    let driver = counted()
    let text = plainText(driver.model)
    #expect(text.contains("  githubusername | 2,516 |     31 |      12 |   312 ! |       0"))
    #expect(text.contains("f only what changes, a sort, e export, q quit"))
    #expect(Keymap.intent(typed: "f", driver.model) == .preview(.toggleChanges))
  }
}
