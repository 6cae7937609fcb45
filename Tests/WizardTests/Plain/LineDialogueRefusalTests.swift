import Basics
import SetupCore
import Testing

@testable import Wizard

@Suite("What the line dialogue says of refusals")
struct LineDialogueRefusalTests {
  /// What is printed when these lines are typed.
  private func printed(_ lines: [String], _ events: [Event.Kind] = []) -> String {
    var (rest, text) = (lines[...], "")
    let driver = Driver(events)
    driver.model.dialog = nil
    var dialogue = LineDialogue(
      driver.model,
      LineDialogue.SideEffects(
        read: { _ in rest.popFirst() }, print: { text += $0 },
        perform: { effect in
          switch effect {
          case .append(let events): [.journalWrote(events)]
          case .note(let event): [.noted(event)]
          default: []
          }
        }, now: { Driver.start }))
    _ = dialogue.run()
    return text
  }

  @Test("A refusal says what is missing, and the page is not said again")
  func refusal() {
    let text = printed(["n", "q"], Array(GoldenTests.halfWay.prefix(4)))
    let parts = text.components(separatedBy: "> ")
    #expect(parts[1].hasPrefix("Not yet: backup taken.\n  not met: backup taken. "), "\(parts[1])")
    #expect(!parts[1].contains("Step 2 of 5"))
  }

  @Test("No key is named that can't be pressed here, and a question keeps its mark")
  func words() {
    let text = printed(["q"])
    #expect(text.contains("Is directory sync the right tool?\n"))
    #expect(text.contains("It does two things. Choose what you need, then go on."))
    #expect(!text.contains("(Space)"))
  }

  @Test("Step 4 is chosen by 4")
  func steps() {
    let text = printed(["g", "4", "q"], GoldenTests.halfWay)
    #expect(text.contains("4 Map attributes ("))
    #expect(text.contains("Step 4 of 5: Map attributes"))
  }

  @Test("What was wrong with an answer is said alone")
  func problem() throws {
    let events = GoldenTests.halfWay + [.screenShown(screen: "3-check")]
    let choices = printed(["q"], events).components(separatedBy: ", ")
    let waive = try #require(choices.first { $0.hasSuffix(" Go on without all three switches") })
    let number = String(waive.prefix { $0.isNumber })
    let text = printed([number, "", "Later.", "q"], events)
    #expect(text.components(separatedBy: "A reason is needed").count == 2)
    #expect(text.components(separatedBy: "will count as waived").count == 2)
    #expect(text.contains("provisioning enabled is waived."))
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    var (parts, rest) = ([String](), self[...])
    while let place = rest.firstRange(of: mark) {
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    return parts + [String(rest)]
  }
}
