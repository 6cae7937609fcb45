import Foundation
import Support
import Testing

@Suite("What SECURITY.md promises")
struct SecurityPromisesTests {
  @Test("Each promise names tests, and each of them is there")
  func promises() throws {
    let promises = Self.promises(in: try Self.text(".github/SECURITY.md"))
    #expect(promises.count > 30)
    let known = try Self.testsOfThePackage()
    for promise in promises {
      #expect(!promise.tests.isEmpty, "no test: \(promise.line)")
      for test in promise.tests {
        #expect(known.contains(test), "\(test) is no test: \(promise.line)")
      }
    }
  }

  @Test("A promise without a test is found, and only what stands under the heading is one")
  func parsing() {
    let text = """
      - Before: `A.b`
      ## What is promised
      - No test
      - `--json` prints JSON: `A.b`, `C.d`
      ### A part
      - A test first `A.b`, then words
      ## What is not promised
      - After
      """
    #expect(Self.promises(in: text).map(\.tests) == [[], ["A.b", "C.d"], []])
  }

  /// The list items under “What is promised”, with the tests that stand behind their last colon.
  private static func promises(in text: String) -> [(line: String, tests: [String])] {
    let lines = text.split(separator: "\n").map(String.init)
    let promised = lines.drop { $0 != "## What is promised" }.dropFirst()
      .prefix { !$0.hasPrefix("## ") }
    return promised.filter { $0.hasPrefix("- ") }.map { line in
      let list = line.components(separatedBy: ": ").last ?? ""
      let names = list.components(separatedBy: ", ").map { $0.wholeMatch(of: /`(\w+\.\w+)`/) }
      let isList = names.allSatisfy { $0 != nil }
      return (line, isList ? names.compactMap { $0.map { String($0.1) } } : [])
    }
  }

  /// Every test as `Suite.function`; a suite's functions may stand in extensions of it.
  private static func testsOfThePackage() throws -> Set<String> {
    let folder = package.appending(path: "Tests")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var tests: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      var (suite, isTest) = ("", false)
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let name = name(in: line, after: ["struct ", "final class ", "extension "]) {
          suite = name
        } else if line.hasPrefix("  @Test") {
          isTest = true
        } else if isTest, let name = name(in: line, after: ["  func "]) {
          tests.insert(suite + "." + name)
          isTest = false
        }
      }
    }
    return tests
  }

  private static func name(in line: Substring, after words: [String]) -> String? {
    guard let word = words.first(where: line.hasPrefix) else { return nil }
    return String(line.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber })
  }

  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }
}
