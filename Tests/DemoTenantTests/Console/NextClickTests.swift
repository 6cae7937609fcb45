import Testing

@testable import DemoTenant

@Suite("Playing the clicks by itself")
struct NextClickTests {
  /// Plays until nothing is left to do, at most 60 clicks.
  private func play(_ client: inout DemoClient, roles: Bool = true) -> [ConsoleClick] {
    var played: [ConsoleClick] = []
    let plan = client.tenant.scenario.plan
    while played.count < 60, let click = client.tenant.nextClick(plan, roles: roles) {
      client.seconds += 60
      client.tenant.play(click, at: client.seconds)
      played.append(click)
    }
    return played
  }

  @Test("From a fresh organisation to a finished set-up")
  func fresh() throws {
    var client = try DemoClient("fresh")
    let plan = Scenario.usualPlan
    let maps = plan.map {
      ConsoleClick.mapAttribute(variableName: $0.variableName, expression: $0.expression)
    }
    #expect(
      play(&client) == [
        .createApp, .enableAPIIntegration, .enableCreateUsers, .enableUpdateUserAttributes,
        .enableDeactivateUsers, .addAttribute(plan[0]), .addAttribute(plan[1]),
        .addAttribute(plan[2]), maps[0], maps[1], maps[2], .assignGroup, .pushGroup,
        .runNightlySync,
      ])
    let users = try client.get("\(client.app)/users").items
    #expect(users.count == 18)
    #expect(users.allSatisfy { !$0["externalId"].isNull })
    let dx = try client.dxUsers()["users"]
    #expect(dx[1]["github_username"].text == "person000002")
    #expect(dx[1]["attributes"][0]["value"].text == "Team 3")
  }

  @Test("Without roles, no group is pushed")
  func withoutRoles() throws {
    var client = try DemoClient("fresh")
    #expect(!play(&client, roles: false).contains(.pushGroup))
  }

  @Test("The External names alone are enough")
  func names() throws {
    let client = try DemoClient("half-way")
    #expect(
      client.tenant.nextClick(externalNames: ["startdate", "branch"])
        == .addAttribute(
          DemoAttributePlan(
            externalName: "branch", variableName: "branch", expression: "user.branch")
        ))
  }

  @Test("Finished, nothing is left to do")
  func finished() throws {
    var client = try DemoClient("finished")
    #expect(play(&client) == [])
  }

  @Test(
    "What went wrong is mended",
    arguments: [
      (
        "wrong-namespace",
        [
          "Profile Editor > startdate: X (delete)",
          "Profile Editor > Add Attribute: startdate",
          "Mappings > Okta User to app: user.startDate to startdate, create and update",
          "DX: the nightly run reads from WorkOS",
        ]
      ),
      (
        "create-only-mapping",
        [
          "Mappings > Okta User to app: user.githubUsername to githubusername, create and update",
          "DX: the nightly run reads from WorkOS",
        ]
      ),
      (
        "no-assignments",
        [
          "Assignments > Assign > Assign to Groups: DX users",
          "Push Groups > Find groups by name: DX admins", "DX: the nightly run reads from WorkOS",
        ]
      ),
      (
        "assigned-group-empty",
        [
          "Assignments > Assign > Assign to People: two people",
          "Push Groups > Find groups by name: DX admins", "DX: the nightly run reads from WorkOS",
        ]
      ),
      ("app-inactive-or-new", ["Applications: Activate"]),
      (
        "group-push-error",
        [
          "Push Groups > Errors > Retry All Groups",
          "DX: the nightly run reads from WorkOS",
        ]
      ),
      ("assigned-before-provisioning", ["Assignments > red icon > Provision User: OK"]),
      (
        "default-attributes-changed",
        [
          "Mappings > Okta User to app: user.lastName to familyName, create and update",
          "DX: the nightly run reads from WorkOS",
        ]
      ),
      ("update-users-off", ["Provisioning > To App > Edit: Update User Attributes, Save"]),
    ])
  func mended(_ scenario: String, _ labels: [String]) throws {
    var client = try DemoClient(scenario)
    let played = play(&client).map(\.label)
    #expect(Array(played.prefix(labels.count)) == labels)
  }

  @Test("From every scenario it comes to an end", arguments: Scenario.all.map(\.name))
  func ends(_ name: String) throws {
    var client = try DemoClient(name)
    #expect(play(&client).count < 30)
  }
}
