import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Marks where only plain characters can be shown")
struct MarksTests {
  private func frame(_ screen: String, _ size: Size = Size(width: 80, height: 24)) -> Surface {
    let driver = Driver(GoldenTests.halfWay, size: size)
    driver.model.about.marks = Marks(isASCII: true)
    driver.model.screen = screen
    return driver.frame.ascii
  }

  @Test("Each verdict has its own, and the path")
  func verdicts() {
    let text = frame("3-check").text
    #expect(text.contains("x Enable - x Back up - * Okta app - . Attributes - . Finish"))
    #expect(text.contains("[x] app created   [~] connection enabled"))
    #expect(text.contains("[?] provisioning enabled"))
    let kinds: [Verdict.Kind] = [.met, .unmet, .stale, .unknown, .waived]
    #expect(kinds.map { Marks(isASCII: true).verdict($0) } == ["[x]", "[ ]", "[!]", "[?]", "[~]"])
    #expect(kinds.map { Marks().verdict($0) } == ["✓", "✗", "!", "?", "~"])
  }

  @Test("A step that is open again is marked so")
  func openAgain() {
    let driver = Driver(
      GoldenTests.halfWay + [.stepLeft(step: .createApp), .stepLeft(step: .mapAttributes)])
    driver.model.about.marks = Marks(isASCII: true)
    driver.model.screen = "5-assign"
    #expect(
      driver.frame.ascii.text.contains(
        "x Enable - x Back up - ! Okta app - ! Attributes - * Finish"))
  }

  @Test("> begins no line but that of the focus", arguments: Catalogue.embedded.screens.map(\.id))
  func focusAlone(screen: String) throws {
    for size in FrameInvariantsTests.sizes {
      let frame = frame(screen, size)
      for y in 0..<size.height where y != frame.cursor?.y {
        let line = String(frame.line(y).compactMap(\.grapheme))
        #expect(line.first { $0 != " " && $0 != "|" } != ">", "\(screen) at \(size): \(line)")
      }
    }
  }
}
