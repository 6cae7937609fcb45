import DemoTenant
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The mappings tried on some people", .serialized)
struct MappingSampleTests {
  private func sitting() throws -> LiveSitting {
    let sitting = try LiveSitting(scenario: "finished")
    sitting.signIn()
    sitting.chooseApp()
    sitting.model.screen = "5-preview"
    return sitting
  }

  private func rows(_ sitting: LiveSitting) -> [[String]] {
    sitting.model.people?.people.map { [$0.email] + $0.values + [$0.remark] } ?? []
  }

  @Test(
    "Whom the admin names: what each mapping gives, what Okta has, and what is to be said of it")
  func named() throws {
    let sitting = try sitting()
    sitting.host.play(.mapAttribute(variableName: "githubusername", expression: "user.login"))
    sitting.want(.preview(.tryMappings))
    sitting.want(.dialog(.fill(["PERSON000002@example.com, nobody@example.com"])))
    #expect(sitting.model.screen == "people")
    let rows = rows(sitting)
    #expect(
      rows.first { $0[1] == "githubusername" } == [
        "person000002@example.com", "githubusername", "person000002@example.com",
        "person000002@example.com",
        "Wrong for DX: DX reads a bare user name, no address.",
      ])
    #expect(rows.first { $0[1] == "startdate" }?[4] == "", "what Okta has is what is given")
    #expect(
      rows.last == ["nobody@example.com", "Okta has nobody of this name."])
    #expect(sitting.model.people?.total == rows.count - 1, "who isn't there has no value")
    #expect(!sitting.written.contains("person000002"))
    let lines = view(sitting.model).text.split(separator: "\n").map(String.init)
    let row = "   Person 2  person000002@e…  tag_team        Team 3           Team 3"
    #expect(lines.contains(row), "a row is a line")
    #expect(lines.contains("     ↳ Okta has nobody of this name."), "a remark stands whole")
  }

  @Test("Nobody named: the first twenty who are assigned")
  func first() throws {
    let sitting = try sitting()
    sitting.want(.preview(.tryMappings))
    sitting.want(.dialog(.fill([""])))
    #expect(Set(rows(sitting).map { $0[0] }).count == 20)
    #expect(rows(sitting).allSatisfy { $0[2] == $0[3] && $0[4] == "" })
  }
}
