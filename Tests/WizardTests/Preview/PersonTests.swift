import Basics
import Screens
import Terminal
import Testing

@testable import SetupCore
@testable import Wizard

@Suite("One person on the screen, putting back, and Force Sync")
struct PersonTests {
  @Test("/ asks for somebody, and shows their way station by station")
  func trace() {
    let driver = TonightSamples.driver(on: "5-preview")
    driver.answers = { effect in
      if case .preview(.trace("ada@example.com", _)) = effect {
        return [.preview(.traced(TonightSamples.blanked))]
      }
      return []
    }
    driver.press(.character("/"))
    driver.type("ada@example.com")
    driver.press(.enter)
    #expect(driver.model.screen == "person")
    let text = driver.text
    #expect(text.contains("Trace · ada@example.com"))
    #expect(text.contains("✓ Okta       active"))
    #expect(text.contains("✗ Profile    githubusername is empty: user.githubUser has no value in"))
    #expect(text.contains("Tonight    githubusername: ada-l → (blank)"))
    #expect(text.contains("Mend it"))
    driver.press(.escape)
    #expect(driver.model.screen == "5-preview")
    #expect(!driver.journal.contains { "\($0)".contains("ada@") })
  }

  @Test("A near miss can be followed at once")
  func near() {
    let driver = TonightSamples.driver(on: "person")
    var person = TracedPerson(name: "adda@example.com", read: Driver.start)
    person.near = ["ada@example.com"]
    driver.model.preview.trace.name = "adda@example.com"
    driver.answer(.preview(.traced(Trace(person))))
    #expect(driver.text.contains("[ Follow ada@example.com ]"))
  }

  @Test("A token that is typed for a person is refused; an id is not")
  func token() {
    let driver = TonightSamples.driver(on: "person")
    driver.want(.preview(.find))
    driver.want(.dialog(.fill(["00aBcD3fGh1JkLm2NoPq4RsTu5VwXy6Z"])))
    #expect(driver.model.dialog?.problem == tokenSentence)
    driver.want(.dialog(.fill(["00u1aBcD3fGh1JkLm697"])))
    #expect(driver.model.dialog == nil)
  }

  @Test("Putting back is compared, counted and written to the file that is named")
  func restore() throws {
    let driver = TonightSamples.driver(on: "restore")
    driver.want(.preview(.compare))
    #expect(
      driver.model.notice?.text
        == "Nobody is signed in to DX: sign in with a token of its Web API, or name a fresh export."
    )
    driver.want(.preview(.compareFile))
    driver.want(.dialog(.fill(["~/now.csv"])))
    guard case .preview(.compare(let request)) = driver.effects.last else {
      Issue.record("\(String(describing: driver.effects.last))")
      return
    }
    #expect(request.now == .file("~/now.csv"))
    #expect(request.synced == ["startdate", "startdate", "githubusername"])
    var counts = RestoreTally.Counts()
    (counts.people, counts.values, counts.blankInBackup, counts.gone) = (312, 330, 18, 2)
    driver.answer(
      .preview(.compared(RestoreSummary(counts: counts, notices: [], isLive: false))))
    #expect(driver.text.contains("330 values of 312 people differ from the backup."))
    #expect(driver.text.contains("18 of them were blank in the backup; an upload may keep what"))
    #expect(driver.text.contains("2 people of the backup are gone from DX; an upload may not"))
    driver.want(.preview(.writeRestore))
    driver.press(.enter)
    #expect(driver.effects.last == .preview(.writeRestore(path: "restore.csv")))
  }

  @Test("Force Sync is noted before, and told after")
  func forceSync() {
    let driver = TonightSamples.driver(on: "force-sync")
    driver.want(.preview(.seeForceSync))
    #expect(
      driver.model.notice?.text == "Note how it stands first, then press Force Sync in Okta.")
    driver.want(.preview(.noteForceSync))
    driver.answer(.preview(.forceSyncNoted(people: 412)))
    #expect(driver.text.contains("Noted for 412 people. Now press Force Sync in Okta."))
    driver.want(.preview(.seeForceSync))
    driver.answer(
      .preview(.forceSyncSeen(ForceSyncResult(people: 412, pushed: 37, hasLog: true))))
    #expect(
      driver.text.contains(
        "Mappings re-applied to 412 people, 37 pushed, 375 had nothing new (normal)."))
  }
}
