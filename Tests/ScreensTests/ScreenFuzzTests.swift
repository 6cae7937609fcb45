import Support
import Testing

@testable import Screens

@Suite("Screen files damaged at random")
struct ScreenFuzzTests {
  @Test("Each is read, or refused with its line", arguments: Fuzzing.seeds)
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
      let plain = text.filter { $0 != "$" }
      let filled = Dictionary(uniqueKeysWithValues: values)
      #expect(Placeholder.expand(plain, values: filled) == plain)
      _ = Placeholder.expand(text, values: filled)
      #expect(Placeholder.expand("a ${org}", values: [.org: "${app}"]) == "a ${app}")
    }
  }
}
