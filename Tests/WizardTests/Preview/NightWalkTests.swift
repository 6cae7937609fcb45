import Basics
import DemoTenant
import Foundation
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("From the plan to the night and back, in the demo tenant", .serialized)
struct NightWalkTests {
  private func write(_ sitting: LiveSitting, to name: String) throws -> String {
    let path = sitting.path + "-" + name
    try Data(sitting.host.read { $0.userExport }.joined().utf8)
      .write(to: URL(fileURLWithPath: path))
    return path
  }

  private func say(_ sitting: LiveSitting, _ kinds: [Event.Kind]) {
    let events = kinds.map { Event($0, at: sitting.model.now) }
    _ = sitting.runner.run(.append(events))
    sitting.answer(.journalWrote(events))
  }

  @Test("What the preview counts is what the night does, and putting it back leaves no difference")
  func walk() throws {
    let sitting = try LiveSitting(scenario: "finished", time: TurnedClock().time)
    defer { for name in ["before", "after", "restored"] { remove(sitting, name) } }
    say(sitting, [.useCasesChosen(useCases: [.userProperties])])
    for plan in Scenario.usualPlan {
      say(
        sitting,
        [
          .attributePlanned(
            attribute: PlannedAttribute(
              externalName: plan.externalName, variableName: plan.variableName, type: .string,
              expression: plan.expression))
        ])
    }
    sitting.want(.verify(path: try write(sitting, to: "before")))
    sitting.signIn()
    sitting.chooseApp()
    sitting.host.play(
      .mapAttribute(variableName: "githubusername", expression: "user.secondEmail"))
    sitting.host.play(.forceSync)

    sitting.model.screen = "5-preview"
    sitting.press(.character("r"))
    let preview = try #require(sitting.model.preview.complete)
    let blanked = try #require(preview.changed.first { $0.attribute == "githubusername" }).blanked
    #expect(blanked > 0)
    #expect(sitting.model.setup.unconfirmedExcess.words == "blank \(blanked)")
    sitting.want(.preview(.confirm))
    sitting.want(.dialog(.fill(["blank \(blanked)"])))
    #expect(sitting.model.setup.unconfirmedExcess.isEmpty)
    say(sitting, [.attested(id: .syncConnected, role: .dxAdmin, words: "")])

    sitting.host.play(.runNightlySync)
    sitting.want(.syncRan)
    sitting.model.screen = "5-next"
    sitting.press(.character("r"))
    #expect(sitting.kind(.valuesArrived) == .met, "\(sitting.judged(.valuesArrived).reason)")
    #expect(sitting.model.preview.missing.isEmpty)

    try putBack(sitting, people: blanked)
  }

  private func putBack(_ sitting: LiveSitting, people: Int) throws {
    sitting.want(.open("restore"))
    sitting.want(.preview(.compareFile))
    sitting.want(.dialog(.fill([try write(sitting, to: "after")])))
    let summary = try #require(sitting.model.preview.restore.summary)
    #expect(summary.counts.people == people)
    #expect(summary.counts.gone == 0)
    let file = sitting.path + "-restored"
    sitting.want(.preview(.writeRestore))
    sitting.want(.dialog(.fill([file])))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    #expect(sitting.host.upload(bytes)?.people == people)
    remove(sitting, "after")
    sitting.want(.preview(.compareFile))
    sitting.want(.dialog(.fill([try write(sitting, to: "after")])))
    #expect(sitting.model.preview.restore.summary?.counts.people == 0)
    #expect(
      plainText(sitting.model).contains(
        "Nothing differs from the backup: nothing is to be put back."))
  }

  private func remove(_ sitting: LiveSitting, _ name: String) {
    try? FileManager.default.removeItem(atPath: sitting.path + "-" + name)
  }

  @Test("Values that don't arrive are named, and lead to the person")
  func notArrived() throws {
    let sitting = try LiveSitting(scenario: "nightly-run-not-due", time: TurnedClock().time)
    say(sitting, [.useCasesChosen(useCases: [.userProperties])])
    for plan in Scenario.usualPlan {
      say(
        sitting,
        [
          .attributePlanned(
            attribute: PlannedAttribute(
              externalName: plan.externalName, variableName: plan.variableName, type: .string,
              expression: plan.expression))
        ])
    }
    sitting.signIn()
    sitting.chooseApp()
    sitting.model.screen = "5-next"
    sitting.press(.character("r"))
    let missing = try #require(sitting.model.preview.missing.first)
    #expect(missing.has == "")
    #expect(
      sitting.model.page?.targets.contains { $0.intent == .preview(.trace(missing.email)) } == true)
    sitting.want(.preview(.trace(missing.email)))
    #expect(sitting.model.preview.trace.found?.person.account != nil)
    #expect(!sitting.written.contains(missing.email))
  }

  @Test("Force Sync is told apart from nothing new")
  func forceSync() throws {
    let sitting = try LiveSitting(scenario: "finished", time: TurnedClock().time)
    sitting.signIn()
    sitting.chooseApp()
    sitting.want(.preview(.noteForceSync))
    sitting.host.play(.forceSync)
    sitting.want(.preview(.seeForceSync))
    #expect(sitting.model.preview.forceSync.result?.pushed == 0)
    sitting.host.play(
      .mapAttribute(variableName: "githubusername", expression: "user.secondEmail"))
    sitting.want(.preview(.seeForceSync))
    #expect(sitting.model.preview.forceSync.result?.pushed == 20)
  }
}
