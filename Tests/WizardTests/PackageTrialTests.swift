import Foundation
import Testing

@testable import Wizard

@Suite("The package's trial")
struct PackageTrialTests {
  @Test("What it waits for on the first screen and in its help is there")
  func words() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let script = try String(
      contentsOf: root.appendingPathComponent(".ci/try-package"), encoding: .utf8)
    let words = script.split(separator: "\n").filter { $0.hasPrefix("seen \"") }
      .map { String($0.dropFirst(6).dropLast()) }
    try #require(words.count == 2)
    let driver = Driver([])
    #expect(driver.text.contains(words[0]))
    driver.press(.character("?"))
    #expect(driver.text.contains(words[1]))
  }
}
