import Support
import Testing

@testable import Screens

@Suite("Screen files damaged at random")
struct ScreenFuzzTests {
  @Test("Each is read or refused with its line, and says nothing raw", arguments: Fuzzing.seeds)
  func damaged(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<60 {
      let file = chance.one(of: Catalogue.embeddedFiles)
      let text = String(decoding: chance.damaged(Array(file.text.utf8)), as: UTF8.self)
      let (screen, problems) = ScreenReader.read(file: file.name, text: text)
      #expect((screen == nil) != problems.isEmpty)
      for problem in problems {
        let said = problem.description
        #expect(said.hasPrefix(file.name + ":"))
        #expect(said.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }

  @Test(
    "Placeholders are filled in, whatever stands around them and in them", arguments: Fuzzing.seeds)
  func placeholders(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<300 {
      let text = chance.text(atMost: 8)
      let values = Placeholder.allCases.map { ($0, chance.text(atMost: 3)) }
      let filled = Placeholder.expand(
        text.filter { !$0.isNewline }, values: Dictionary(uniqueKeysWithValues: values))
      #expect(!filled.contains("${org}"))
    }
  }
}
