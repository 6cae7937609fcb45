import Screens
import Terminal
import Testing

@testable import SetupCore
@testable import Wizard

/// What is read of tonight's sync and of people, as pictures.
@Suite("Golden frames of tonight's sync")
struct PreviewGoldenTests {
  static let names = ["_tonight", "_tonight-reading", "_tonight-who", "_person", "_restore"]

  @Test("The frame is as the picture", arguments: names)
  func golden(name: String) throws {
    for size in GoldenTests.sizes {
      let driver = TonightSamples.driver(
        on: name == "_person" ? "person" : name == "_restore" ? "restore" : "5-preview", size: size)
      switch name {
      case "_person":
        driver.model.preview.trace.name = "ada@example.com"
        driver.answer(.preview(.traced(TonightSamples.blanked)))
      case "_restore":
        var counts = RestoreTally.Counts()
        (counts.people, counts.values, counts.gone) = (312, 330, 2)
        driver.answer(
          .preview(.compared(RestoreSummary(counts: counts, notices: [], isLive: true))))
      case "_tonight-reading":
        driver.press(.character("r"))
        driver.answer(.preview(.advanced(people: 1_500, minutesLeft: 2)))
      default:
        driver.press(.character("r"))
        driver.answer(.preview(.read(TonightSamples.reading)))
        if name == "_tonight-who" { driver.want(.preview(.who(.attribute("githubusername")))) }
      }
      try GoldenTests.compare(driver.frame, "\(name).\(size.width)x\(size.height).txt")
    }
  }
}
