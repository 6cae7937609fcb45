import Foundation
import SetupCore
import Testing

@testable import Screens

@Suite("The catalogue of screens")
struct CatalogueTests {
  private let catalogue = Catalogue.embedded

  @Test("The screens in the binary have nothing for the linter to report")
  func embeddedIsClean() {
    #expect(ScreenValidator.lint(Catalogue.embeddedFiles).map(\.description) == [])
    #expect(catalogue.screens.count == Catalogue.embeddedFiles.count)
  }

  @Test("The screens in the binary are those of the folder")
  func embeddedIsCurrent() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "Screens")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    #expect(Catalogue.embeddedFiles.map(\.name) == names)
    for file in Catalogue.embeddedFiles {
      let text = try String(contentsOf: folder.appending(path: file.name), encoding: .utf8)
      #expect(file.text == text, "\(file.name) was changed after the build")
    }
  }

  @Test("What the program starts with is what the files say, block by block")
  func embeddedParts() throws {
    let whole = try Catalogue(files: Catalogue.embeddedFiles)
    #expect(catalogue.screens == whole.screens)
    #expect(catalogue.screens.allSatisfy { !$0.blocks.isEmpty })
  }

  @Test(
    "The walk goes by the facts",
    arguments: [
      (
        [.userProperties, .planSet, .nightPassed],
        "0-introduction 0-needed 1-ask 1-waiting 2-back-up 3-portal 3-app 3-integration 3-to-app "
          + "3-check 4-plan 4-attributes 4-mappings 4-check 5-assign 5-preview 5-connected 5-next "
          + "5-clean-up 5-finish"
      ),
      (
        [.roles, .planEmpty],
        "0-introduction 0-needed 1-ask 1-waiting 2-back-up 3-portal 3-app 3-integration 3-to-app "
          + "3-check 4-plan 4-check 5-assign 5-push-groups 5-preview 5-connected 5-next 5-finish"
      ),
      (
        [.neither, .planEmpty],
        "0-introduction 0-neither"
      ),
    ] as [(Set<Fact>, String)])
  func walk(facts: Set<Fact>, ids: String) {
    #expect(catalogue.visible(given: facts).map(\.id).joined(separator: " ") == ids)
  }

  @Test("Screens are found by id, by step and by part")
  func lookUp() {
    #expect(catalogue.screen("4-plan")?.title == "Plan the attributes")
    #expect(catalogue.screen("4-plans") == nil)
    #expect(catalogue.screens(of: .backUp).map(\.id) == ["2-back-up"])
    #expect(catalogue.screens(of: .trouble).first?.id == "trouble")
    for known in WellKnownScreen.allCases { #expect(catalogue.screen(known) != nil) }
  }

  @Test("Edited files make a catalogue, or say all that is wrong with them")
  func files() throws {
    var files = Catalogue.embeddedFiles
    #expect(try Catalogue(files: files).screens == catalogue.screens)
    files[0].text = #"{"id": "0-introduction"}"#
    #expect(
      throws: ScreenProblems(
        ["part", "order", "title", "blocks"].map {
          ScreenProblem(file: files[0].name, at: .start, message: "missing \"\($0)\"")
        })
    ) { try Catalogue(files: files) }
  }

  @Test(
    "What has to be typed exactly is offered to copy",
    arguments: [
      ("3-app", "SCIM 2.0 Test App (OAuth Bearer Token)"), ("4-attributes", "${namespace}"),
      ("trouble-field-not-syncing", "${namespace}"),
    ])
  func copies(id: String, value: String) throws {
    let blocks = try #require(catalogue.screen(id)).blocks
    #expect(
      blocks.contains { block in
        guard case .copy(_, value) = block.content else { return false }
        return block.when.isEmpty
      })
  }

  @Test("Each step has a note for a colleague, opened from one of its screens")
  func notes() {
    for step in Step.allCases {
      let notes = catalogue.screens(of: .side)
        .filter { $0.step == step && $0.id.contains("note") }.map(\.id)
      let opened = catalogue.screens(of: step).flatMap(\.blocks).compactMap { block -> String? in
        guard case .action(let action) = block.content, case .open(let id) = action.intent else {
          return nil
        }
        return id
      }
      #expect(!notes.isEmpty)
      #expect(Set(notes).isSubset(of: opened), "step \(step.rawValue)")
    }
  }

  @Test("Blocks are shown by the facts")
  func blocks() {
    let screen = Screen(
      id: "x", part: .side, order: 1, title: "T",
      blocks: [
        Block(.paragraph("a"), when: [Condition(.roles), Condition(.demo, negated: true)]),
        Block(.paragraph("b"), when: [Condition(.demo)]), Block(.paragraph("c")),
      ])
    func shown(_ facts: Set<Fact>) -> [Block.Content] { screen.blocks(given: facts).map(\.content) }
    #expect(shown([]) == [.paragraph("c")])
    #expect(shown([.roles]) == [.paragraph("a"), .paragraph("c")])
    #expect(shown([.roles, .demo]) == [.paragraph("b"), .paragraph("c")])
  }
}

@Suite("The reference for those who write screens")
struct ScreensReadmeTests {
  @Test("It names every word that a screen file can hold")
  func isComplete() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Screens/README.md"), encoding: .utf8)
    let words =
      Fact.allCases.map(\.rawValue) + Placeholder.allCases.map(\.rawValue)
      + ActionID.allCases.map(\.rawValue) + TableID.allCases.map(\.rawValue)
      + FieldID.allCases.map(\.rawValue) + SignInWay.allCases.map(\.rawValue)
      + CalloutKind.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue)
      + Screen.Part.allCases.map(\.rawValue)
    #expect(words.filter { !text.contains("`\($0)`") } == [])
    #expect(Block.Kind.allCases.filter { !text.contains("{\"\($0.rawValue)\": ") } == [])
  }
}
