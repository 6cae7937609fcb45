import Basics
import DemoTenant
import OktaAPI
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Writing to Okta, in the wizard")
struct WritingTests {
  /// A driver with what a plan needs written on its screen.
  static func propose(in driver: Driver) throws {
    driver.model.connection = .live(host: "acme.okta.com", last: nil)
    driver.model.screen = "4-write"
    let urn = "urn:ietf:params:scim:schemas:core:2.O:User"
    let members = JSONObject([
      .init("title", "T"), .init("type", "string"), .init("externalName", "githubusername"),
      .init("externalNamespace", .string(urn)),
    ])
    let profile = AppProfile(
      app: "0oa1", base: ["userName"], custom: ["githubusername": AttributeDefinition(members)],
      mappings: [.init(id: "prm1", typeID: "oty1", typeName: "user", properties: [:])])
    let plan = WritePlan.applying(driver.model.setup.plan, to: profile)
    let loss = ValueLoss(
      variableName: "githubusername", people: 12, refilled: 9, otherwise: 2,
      names: ["ada@example.com"], isMapped: true)
    driver.send(
      .answer(
        .writing(
          .proposed(WriteProposal(.apply, host: "acme.okta.com", plan: plan, losses: [loss])))))
  }

  private func sitting(
    _ scenario: String = "fresh", token: String = DemoTenant.oktaManagingToken
  ) throws -> LiveSitting {
    let sitting = try LiveSitting(scenario: scenario, token: token)
    if scenario == "fresh" {
      for click in [
        ConsoleClick.createApp, .enableAPIIntegration, .enableCreateUsers,
        .enableUpdateUserAttributes, .enableDeactivateUsers,
      ] { sitting.host.play(click) }
    }
    sitting.signIn()
    sitting.chooseApp()
    sitting.want(.choose("user-properties"))
    for entry in Scenario.usualPlan {
      sitting.want(.plan(.add(entry.externalName)))
      sitting.want(
        .dialog(
          .fill([entry.externalName, entry.variableName, "string", entry.expression])))
    }
    sitting.model.screen = "4-write"
    return sitting
  }

  @Test("Shown, confirmed, sent, read back, and put back, from the screen")
  func whole() throws {
    let sitting = try sitting()
    sitting.want(.writes(.propose))
    guard case .proposed(let proposal) = sitting.model.writing.phase else {
      Issue.record("\(sitting.model.writing.phase)")
      return
    }
    #expect(proposal.plan.writes.count == 6)
    sitting.want(.writes(.send))
    sitting.want(.dialog(.fill(["send"])))
    #expect(sitting.model.dialog?.problem == "Type APPLY as it stands, in capital letters.")
    #expect(!sitting.written.contains("writeIntended"))
    sitting.want(.dialog(.fill(["APPLY"])))
    guard case .ended(let account) = sitting.model.writing.phase else {
      Issue.record("\(sitting.model.writing.phase)")
      return
    }
    #expect(account.stop == nil && account.done.count == 6)
    #expect(sitting.kind(.attributesCreated) == .met)
    #expect(sitting.kind(.attributesMapped) == .met)
    #expect(sitting.model.hasWritten)
    #expect(!sitting.written.contains(DemoTenant.oktaManagingToken))

    sitting.want(.writes(.undo))
    sitting.want(.writes(.send))
    sitting.want(.dialog(.fill(["UNDO"])))
    #expect(sitting.kind(.attributesCreated) == .unmet)
    #expect(!sitting.model.hasWritten)
  }

  @Test("What would be put back is read from the top, though the button for it stands below")
  func readFromTop() throws {
    let sitting = try sitting()
    sitting.want(.writes(.propose))
    sitting.want(.writes(.send))
    sitting.model.comingBack = ComingBack(
      last: sitting.model.now, rows: sitting.model.setup.judged(at: sitting.model.now))
    sitting.want(.dialog(.fill(["APPLY"])))
    #expect(sitting.kind(.attributesCreated) == .met)
    #expect(sitting.model.dialog == nil)
    #expect(sitting.model.window.scroll == 0)
    let undo = try #require(
      sitting.model.page?.targets.first { $0.intent == .writes(.undo) })
    (sitting.model.focus, sitting.model.window.reveals) = (undo, .focus)
    sitting.want(.focus(.press))
    guard case .proposed(let proposal) = sitting.model.writing.phase else {
      Issue.record("\(sitting.model.writing.phase)")
      return
    }
    #expect(proposal.purpose == .undo)
    #expect(sitting.model.window.scroll == 0)
    #expect(sitting.model.focused?.intent == .writes(.propose))
  }

  @Test("A sign-in that may not write is told what is missing, and shown the values to type")
  func forbidden() throws {
    let sitting = try sitting(token: DemoTenant.oktaToken)
    sitting.want(.writes(.propose))
    sitting.want(.writes(.send))
    sitting.want(.dialog(.fill(["APPLY"])))
    guard case .ended(let account) = sitting.model.writing.phase else {
      Issue.record("\(sitting.model.writing.phase)")
      return
    }
    #expect(account.stop?.isForbidden == true)
    let texts = WriteItems(sitting.model).items.compactMap { item in
      if case .paragraph(let text) = item.content { text } else { nil }
    }
    #expect(texts.count == 3)
    #expect(texts.allSatisfy { $0.hasPrefix("Type by hand: Data type string, ") })
  }

  @Test("A group is chosen from a list, and pushed")
  func groups() throws {
    let sitting = try sitting()
    sitting.want(.writes(.listGroups))
    let names = sitting.model.dialog?.choices.map(\.label) ?? []
    #expect(names.contains("Contractors") && names.last == "Cancel")
    sitting.want(.writes(.push("Contractors")))
    guard case .proposed(let proposal) = sitting.model.writing.phase else {
      Issue.record("\(sitting.model.writing.phase)")
      return
    }
    #expect(proposal.plan.writes.last?.title == "Push the group Contractors")

    let pushed = { (sitting: LiveSitting) -> [String] in
      guard case .proposed(let proposal) = sitting.model.writing.phase else { return [] }
      return proposal.plan.writes.map(\.title).filter { $0.hasPrefix("Push the group") }
    }
    let other = try #require(names.first { $0 != "Contractors" })
    sitting.want(.writes(.push(other)))
    #expect(pushed(sitting) == ["Push the group Contractors", "Push the group \(other)"])
    sitting.want(.writes(.listGroups))
    #expect(sitting.model.dialog?.choices.count { !$0.detail.isEmpty } == 2)
    sitting.want(.writes(.push("Contractors")))
    #expect(pushed(sitting) == ["Push the group \(other)"])
  }

  @Test("Read-only sittings, past moments and what if send nothing to Okta")
  func readers() throws {
    let all: [Intent.Writes] = [
      .propose, .listGroups, .push("A"), .send, .undo, .revokeToken,
    ]
    let recording = Driver(recording: WhatIfTests.stuck)
    recording.model.connection = .live(host: "acme.okta.com", last: nil)
    for intent in all { recording.want(.writes(intent)) }
    #expect(recording.effects == [] && recording.model.dialog == nil)

    for keys in [[Key.character("!"), .enter], [.character("T"), .character("r"), .enter]] {
      let driver = Driver(WhatIfTests.stuck)
      try Self.propose(in: driver)
      for key in keys { driver.press(key) }
      try #require(driver.model.suspended != nil)
      driver.model.connection = .live(host: "acme.okta.com", last: nil)
      for intent in all {
        driver.want(.writes(intent))
        driver.want(.dialog(.fill(["APPLY"])))
        driver.want(.dialog(.fill(["REVOKE"])))
      }
      let written = driver.effects.filter { effect in
        switch effect {
        case .proposeWrites, .findGroups, .sendWrites, .revokeToken: true
        default: false
        }
      }
      #expect(written.isEmpty, "\(keys)")
    }
  }

  @Test("The token in use is revoked as the last act, by a typed word")
  func revoke() throws {
    let sitting = try sitting()
    sitting.want(.writes(.revokeToken))
    #expect(
      sitting.model.dialog?.body.first?.contains("other tools that use this token stop") == true)
    sitting.want(.dialog(.fill(["revoke"])))
    #expect(sitting.model.dialog?.problem == "Type REVOKE as it stands, in capital letters.")
    sitting.want(.dialog(.fill(["REVOKE"])))
    #expect(sitting.model.connection == .signedOut)
    #expect(sitting.model.setup.tokenRevoked != nil)
  }
}
