import Basics
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("A bundle made in the wizard")
struct BundleDialogTests {
  @Test("It is shown what will be in it before a path is taken")
  func asked() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.want(.createBundle)

    #expect(driver.model.dialog?.purpose == .bundle)
    #expect(driver.text.contains("It leaves out:"))
    #expect(driver.text.contains("dirsync-setup-bundle-20261124-0900.jsonl"))
    driver.want(.dialog(.fill(["b.jsonl"])))
    #expect(
      driver.effects.contains(
        .writeBundle(path: "b.jsonl", at: Driver.start, offset: 0, without: [])))
  }

  @Test("Each part that can be left out is a line with a box; Space and Enter empty it")
  func toggled() {
    let driver = Driver([
      .attested(id: .featureEnabled, role: .dxSupport, words: "on"),
      .observed(observation: .appMissing(id: "0oa1")),
    ])
    driver.press(.resized(Size(width: 80, height: 40)))
    driver.want(.createBundle)
    #expect(driver.text.contains("[x] Observed: the app."))
    driver.press(.character(" "))
    #expect(driver.text.contains("▸ [ ] Observed: the app."))
    driver.press(.down, .enter, .down, .character(" "), .character(" "), .tab)
    #expect(driver.text.contains("[ ] Your words and reasons (1), without e-mail addresses."))
    #expect(driver.text.contains("[x] The terminal's kind and the locale."))
    driver.press(.enter)
    #expect(
      driver.effects.contains(
        .writeBundle(
          path: "dirsync-setup-bundle-20261124-0900.jsonl", at: Driver.start, offset: 0,
          without: [.words, .observation(.app)])))
  }

  @Test("A click empties a box; at 80×24 all boxes can be reached")
  func clicked() throws {
    let driver = Driver([.attested(id: .featureEnabled, role: .dxSupport, words: "on")])
    driver.want(.createBundle)
    let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)
    let y = try #require(lines.firstIndex { $0.contains("[x] Your words") })
    driver.press(.click(Point(x: 10, y: y)))
    #expect(driver.model.dialog?.toggles.map(\.isOn) == [false, true])
    for _ in 0..<3 { driver.press(.down) }
    #expect(driver.text.contains("[ Write it ]"))
  }

  @Test("The line dialogue asks for the numbers to leave out")
  func dialogue() throws {
    let driver = Driver([.attested(id: .featureEnabled, role: .dxSupport, words: "on")])
    driver.want(.open("trouble"))
    let choices = try #require(driver.model.page).items.filter { $0.choiceLabel != nil }
    let number = try #require(choices.firstIndex { $0.target?.intent == .createBundle }) + 1
    var answers = ["\(number)", "2, 1", "1", "", "b.jsonl", "q"]
    var effects: [Effect] = []
    var said = ""
    var dialogue = LineDialogue(
      driver.model,
      LineDialogue.SideEffects(
        read: { _ in answers.isEmpty ? nil : answers.removeFirst() }, print: { said += $0 },
        perform: {
          effects.append($0)
          return []
        }, now: { Driver.start }))

    let ended = dialogue.run()
    #expect(ended)
    #expect(said.contains("  3 in: The terminal's kind and the locale.\nNumbers to leave out"))
    #expect(said.contains("  1 left out: Your words and reasons (1), without e-mail addresses."))
    #expect(
      effects.contains(
        .writeBundle(path: "b.jsonl", at: Driver.start, offset: 0, without: [.screens])))
  }

  @Test("b asks for it from any screen, but not in what if or of a bundle")
  func key() {
    let driver = Driver([.syncRan])
    driver.press(.character("b"))
    #expect(driver.model.dialog?.purpose == .bundle)
    #expect(Keymap.help(driver.model).contains { $0.key == "b" })
    #expect(!Keymap.help(Driver(recording: [.syncRan]).model).contains { $0.key == "b" })
  }

  @Test("Of a bundle no bundle is made")
  func refused() {
    let driver = Driver(access: .readOnly(since: Driver.start))
    driver.model.about.openedAt = Driver.start + 3 * Span.day
    driver.want(.createBundle)

    #expect(driver.model.dialog == nil)
    #expect(
      driver.model.notice
        == Notice(.refused, "This is a bundle already. Copy the file to hand it on."))
    #expect(driver.model.connectionLabel == "read only, of 3 days ago")
    #expect(
      BundleWriter.none.write("b", Driver.start, 0, [])
        .failureText
        == "This is a bundle already. Copy the file to hand it on.")
  }
}

extension Result where Failure == Storage.Refusal {
  fileprivate var failureText: String? {
    if case .failure(let refusal) = self { refusal.sentence } else { nil }
  }
}
