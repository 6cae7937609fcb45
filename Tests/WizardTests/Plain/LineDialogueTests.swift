import Foundation
import Screens
import SetupCore
import Testing

@testable import Wizard

@Suite("The line dialogue")
struct LineDialogueTests {
  /// What was printed in answer to some lines, and whether nothing was left half-way.
  private func talk(_ lines: String..., wanting intent: Intent? = nil) -> (String, Bool) {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.model.screen = "1-waiting"
    if let intent { driver.want(intent) }
    var rest = lines[...]
    var printed = ""
    var dialogue = LineDialogue(
      driver.model,
      .init(
        read: { _ in rest.popFirst() }, print: { printed += $0 },
        perform: { effect in
          if case .append(let events) = effect { [.journalWrote(events)] } else { [] }
        }, now: { Driver.start }))
    let isWhole = dialogue.run()
    return (printed, isWhole)
  }

  @Test("It prints the page, asks for a line, and ends where the input does")
  func page() {
    let (text, isWhole) = talk()
    #expect(
      text.hasPrefix("Step 1 of 5: Enable directory sync, screen 2 of 2. Signed out.\nWait for"))
    #expect(text.contains("feature enabled"))
    #expect(text.hasSuffix("\n> "))
    #expect(isWhole)
  }

  @Test("Of a long list the beginning is printed; a number still chooses any of it")
  func longList() {
    let driver = Driver([])
    _ = driver.model.show(
      PeopleList("Would be new", people: (1...120).map { .init(email: "p\($0)@example.com") }))
    driver.model.buildPage()
    let text = plainText(driver.model)
    #expect(text.contains("p50@example.com") && !text.contains("p51@example.com"))
    #expect(text.contains("\n70 more are not listed: / and a text narrows the list.\n"))
    #expect(text.contains("52 p50@example.com") && text.contains("/ and a text to filter"))
    #expect(text.contains("Note: Shown while this page is open"))
  }

  @Test("What is no choice is refused with what would be one, without what could move a cursor")
  func refused() {
    let (text, _) = talk("99\u{1B}[2J")
    #expect(text.contains("“99[2J” is not a choice here. Type a number from 1 to "))
  }

  @Test("An empty line shows the same page again, the help doesn't")
  func again() {
    func pages(_ line: String?) -> Int {
      (line.map { talk($0) } ?? talk()).0.components(separatedBy: "\nChoose: ").count - 1
    }
    #expect(pages(nil) == 1)
    #expect(pages("") == 2)
    #expect(pages("?") == 1)
  }

  @Test("The help says what each letter of this screen does")
  func help() {
    #expect(
      talk("?").0.contains(
        """
        > Type a number to press what it names. Or type:
          n: Go on. A step can be left once nothing is open that it needs.
          b: Go back. Nothing that was done is undone by it.
          g: See the steps with what is open in each, and go to one.
          t: Be led from what goes wrong to its cause.
          s: Sign in to Okta or DX, so that rows are read and need no word of yours.
          q: End the program. All is kept, and the next start goes on from here.
        Everything is saved when it ends. An empty line shows the screen again.

        """))
  }

  @Test("A waiver that the input leaves without a reason was not given")
  func halfWay() {
    let (text, isWhole) = talk("5")
    #expect(text.contains(" 5 Go on without the activation,"))
    #expect(text.hasSuffix("or . to leave: "))
    #expect(!isWhole)
  }
}
