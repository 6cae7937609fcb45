import Basics
import SetupCore
import Testing

@testable import Screens

@Suite("Linting a set of screen files")
struct ScreenValidatorTests {
  private typealias Files = [(name: String, text: String)]

  /// The screens of the binary after a change, linted.
  private func problems(_ change: (inout Files) -> Void) -> [String] {
    var files = Catalogue.embeddedFiles
    change(&files)
    return ScreenValidator.lint(files).map(\.description)
  }

  private func screen(
    _ id: String, part: String = "side", step: Int? = nil, order: Int = 90, blocks: String
  ) -> (name: String, text: String) {
    let step = step.map { "\"step\": \($0), " } ?? ""
    return (
      id + ".json",
      """
      {"id": "\(id)", "part": "\(part)", \(step)"order": \(order), "title": "T",
      "blocks": [\(blocks)]}
      """
    )
  }

  @Test("One id in two folders is reported at the second")
  func repeatedID() {
    let extra = screen("calls", order: 91, blocks: #"{"table": "calls"}"#)
    #expect(
      problems { $0.append(("more/" + extra.name, extra.text)) } == [
        #"more/calls.json:1:8: the id "calls" is that of calls.json too"#
      ])
  }

  @Test("Two screens of one part and step can't have one order")
  func repeatedOrder() {
    #expect(
      problems { $0.append(screen("4-zz", step: 4, order: 1, blocks: #"{"table": "plan"}"#)) } == [
        "4-zz.json:1:52: the order 1 is that of 4-note.json too"
      ])
  }

  @Test("Going to a screen that isn't there is reported, with the nearest that is")
  func deadEnd() {
    let near = #"{"action": "go", "label": "G", "screen": "4-valus"}"#
    let far = #"{"action": "go", "label": "G", "screen": "nowhere-at-all"}"#
    #expect(
      problems { $0.append(screen("aside", blocks: "\(near),\n\(far)")) } == [
        #"aside.json:2:53: there is no screen "4-valus"; did you mean "4-values"?"#,
        #"aside.json:3:42: there is no screen "nowhere-at-all""#,
      ])
  }

  @Test("A draft has one home, and its actions stand on the same screen")
  func drafts() {
    let again = #"{"draft": "stop-request", "to": "T", "lines": ["L"]}"#
    let elsewhere = #"{"action": "copy-draft", "label": "C", "draft": "note-1-dx"}"#
    let found = problems { $0.append(screen("aside", blocks: "\(again),\n\(elsewhere)")) }
    #expect(found.count == 2)
    #expect(found.first == #"aside.json:3:49: there is no draft "note-1-dx" on this screen"#)
    #expect(found.last?.hasPrefix("trouble-stop-before-tonight.json:") == true)
    #expect(found.last?.hasSuffix(#": the draft "stop-request" is in aside.json too"#) == true)
  }

  @Test("The screens that the program opens by itself must be there")
  func wellKnown() {
    #expect(
      problems { files in files.removeAll { $0.name == "calls.json" } }.first
        == "calls.json: missing: the program opens this screen")
  }

  @Test("A step needs screens")
  func stepWithoutScreens() {
    let found = problems { files in files.removeAll { $0.name.hasPrefix("2-back-up") } }
    #expect(found.contains("2-….json: missing: step 2 has no screen"))
  }

  @Test("Each precondition is on a screen of its step, and what blocks on the last one")
  func coverage() {
    let bare = screen(
      "2-back-up", part: "step", step: 2, blocks: #"{"preconditions": ["backup-complete"]}"#)
    #expect(
      problems { files in
        files.removeAll { $0.name == "2-back-up.json" }
        files.append(bare)
      } == [#"2-back-up.json:2:11: no screen of step 2 shows "backup-taken""#])

    let later = screen("2-later", part: "step", step: 2, blocks: #"{"table": "plan"}"#)
    #expect(
      problems { $0.append(later) } == [
        #"2-later.json:2:11: the last screen of step 2 must show "backup-taken""#,
        #"2-later.json:2:11: the last screen of step 2 must show "backup-complete""#,
      ])
  }

  @Test("What never blocks may stand on an earlier screen of its step, but must stand on one")
  func valuesArrived() {
    let last = #"{"preconditions": ["assignments-present", "groups-pushed", "sync-connected"]}"#
    let extra = screen("5-zz", part: "step", step: 5, blocks: last)
    #expect(problems { $0.append(extra) } == [])
    let found = problems { files in
      files.removeAll { ["5-next.json", "5-finish.json"].contains($0.name) }
      files.append(extra)
      for index in files.indices where files[index].name.hasPrefix("trouble-") {
        files[index].text = files[index].text.replacing("5-next", with: "5-zz")
      }
    }
    #expect(found == [#"5-zz.json:2:11: no screen of step 5 shows "values-arrived""#])
  }

  @Test("The last screen of a step is always walked through")
  func lastIsUnconditional() {
    let rows = #"{"preconditions": ["backup-taken", "backup-complete"]}"#
    let extra = screen("2-zz", part: "step", step: 2, blocks: rows)
    #expect(
      problems { files in
        files.append(
          (extra.name, extra.text.replacing("\"T\",", with: "\"T\", \"when\": \"demo\",")))
      } == ["2-zz.json:1:8: the last screen of a step must not have a \"when\""])
  }

  @Test("While a file is wrong by itself, rules about the set are not judged")
  func oneThingAtATime() {
    #expect(problems { $0[0].text = "{" }.count == 1)
  }

  @Test("Problems come by file and place")
  func sorted() {
    let found = ScreenValidator.lint([("b.json", "[]"), ("a.json", "{\n1"), ("c.json", "7")])
    #expect(
      found.map(\.description) == [
        "a.json:2:1: expected a key in quotation marks, found \"1\"",
        "b.json:1:1: expected a screen, found a list",
        "c.json:1:1: expected a screen, found a number",
      ])
  }
}
