import Testing

@testable import DemoTenant

@Suite("The nights at DX")
struct NightTests {
  private func dx(_ client: inout DemoClient, _ name: String, _ number: Int) -> String? {
    client.tenant.dx.value(name, of: client.tenant.okta.people[number])
  }

  private func play(_ client: inout DemoClient, _ clicks: ConsoleClick...) {
    for click in clicks {
      client.seconds += 60
      client.tenant.play(click, at: client.seconds)
    }
  }

  @Test("What leaves the app's profile stays in DX")
  func deletedAttribute() throws {
    var client = try DemoClient("finished")
    // The even ones had none before the first night.
    #expect(dx(&client, "githubusername", 2) == "person000002")
    play(&client, .deleteAttribute(variableName: "githubusername"), .runNightlySync)
    #expect(dx(&client, "githubusername", 2) == "person000002")
    #expect(dx(&client, "startdate", 2) == "2019-03-22")
  }

  @Test("Of people who leave the app, too")
  func unassigned() throws {
    var client = try DemoClient("finished")
    play(&client, .unassignEverybody, .runNightlySync)
    #expect(dx(&client, "startdate", 2) == "2019-03-22")
  }

  @Test("An attribute that is in the profile with no value empties DX's")
  func wholeProfile() throws {
    var client = try DemoClient("finished")
    let plan = DemoAttributePlan(externalName: "githubusername2")
    client.tenant.dx.before["githubusername2"] = .everybody
    #expect(dx(&client, "githubusername2", 3) == "Team 4")
    play(&client, .addAttribute(plan), .runNightlySync)
    #expect(dx(&client, "githubusername2", 3) == nil)
    #expect(dx(&client, "githubusername2", 21) == "Team 2")
  }

  @Test("Nothing is sent while the integration, or updating, is off")
  func off() throws {
    for click in [ConsoleClick.disableAPIIntegration, .disableUpdateUserAttributes] {
      var client = try DemoClient("finished")
      play(
        &client, click, .mapAttribute(variableName: "tag_team", expression: "user.email"),
        .runNightlySync)
      #expect(dx(&client, "tag_team", 3) == "Team 4")
    }
  }

  @Test("New people arrive also while updating is off, by what the mappings were then")
  func newPeople() throws {
    var client = try DemoClient("no-assignments")
    play(&client, .disableUpdateUserAttributes, .assignPeople, .runNightlySync)
    #expect(dx(&client, "tag_team", 19) == "Team 5")
    #expect(dx(&client, "tag_team", 1) == nil)
    play(
      &client, .mapAttribute(variableName: "tag_team", expression: "user.email"), .assignGroup,
      .runNightlySync)
    #expect(dx(&client, "tag_team", 19) == "Team 5")
    #expect(dx(&client, "tag_team", 1) == "person000001@example.com")
  }

  @Test("People whose account is deactivated are deleted, if Deactivate Users is on")
  func inactive() throws {
    var client = try DemoClient("okta-user-inactive")
    #expect(try client.dxUsers()["total"].number == 22)
    var kept = client
    play(&client, .runNightlySync)
    let emails = try client.dxUsers()["users"].items.compactMap { $0["email"].text }
    #expect(emails.count == 21)
    #expect(!emails.contains("person000009@example.com"))
    #expect(emails.contains("person000004@example.com"))
    kept.tenant.okta.edit { $0.deactivates = false }
    play(&kept, .runNightlySync)
    #expect(try kept.dxUsers()["total"].number == 22)
  }

  @Test(
    "What DX doesn't understand is no value",
    arguments: [
      ("startdate", "2024-02-29", "2024-02-29"), ("startdate", "2024/02/28", "2024/02/28"),
      ("startdate", "2023-02-29", nil), ("startdate", "02/28/2024", nil),
      ("protected", "TRUE", "TRUE"), ("protected", "yes", nil), ("protected", "FALSE", nil),
      ("tag_x", "yes", "yes"), ("tag_x", "", nil),
    ] as [(String, String, String?)])
  func formats(_ name: String, _ value: String, _ read: String?) {
    #expect(DemoDXFormat.of(name)?.read(.string(value)) == read)
  }

  @Test("DX reads its own names alone, and true as TRUE")
  func names() {
    #expect(DemoDXFormat.of("startDate") == nil)
    #expect(DemoDXFormat.of("protected")?.read(true) == "TRUE")
    #expect(DemoDXFormat.of("protected")?.read(nil) == nil)
  }
}
