import SetupCore
import Testing

@testable import Screens

@Suite("Reading the actions of a screen")
struct ActionReaderTests {
  @Test("Every action of the closed list can be written")
  func everyAction() {
    for id in ActionID.allCases {
      let keys =
        switch id {
        case .attest: #", "precondition": "app-created", "role": "okta-admin""#
        case .waive: #", "precondition": "app-created""#
        case .go: #", "screen": "x""#
        case .copyDraft, .saveDraft: #", "draft": "d""#
        default: ""
        }
      let json = #"{"action": "\#(id.rawValue)", "label": "L"\#(keys)}"#
      let read = ScreenReader.read(file: "4-x.json", text: ScreenFile.with(block: json))
      guard case .action(let action) = read.screen?.screen.blocks.first?.content else {
        Issue.record("\(id): \(read.problems)")
        continue
      }
      #expect(action.id == id)
    }
  }
}
