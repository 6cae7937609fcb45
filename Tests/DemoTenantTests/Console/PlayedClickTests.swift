import Basics
import Testing

@testable import DemoTenant

@Suite("Clicks in the consoles")
struct PlayedClickTests {
  private let plan = DemoAttributePlan(externalName: "startdate")

  private func attribute(_ client: inout DemoClient) throws -> Value {
    let id = try #require(client.tenant.appID)
    let schema = try client.get("/api/v1/meta/schemas/apps/\(id)/default")
    return schema["definitions"]["custom"]["properties"]["startdate"]
  }

  @Test("An attribute is added rightly, or wrongly in each of the usual ways")
  func attributes() throws {
    let core = "urn:ietf:params:scim:schemas:core:2.0:User"
    let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    for (click, name, namespace) in [
      (ConsoleClick.addAttribute(plan), "startdate", core),
      (.addAttributeWithWrongNamespace(plan), "startdate", enterprise),
      (.addAttributeWithoutNamespace(plan), "startdate", nil),
      (.addAttributeWithWrongExternalName(plan), "startdate_field", core),
    ] {
      var client = try DemoClient("fresh")
      client.tenant.play(.createApp, at: client.seconds)
      client.tenant.play(click, at: client.seconds)
      let attribute = try attribute(&client)
      #expect(attribute["externalName"].text == name)
      #expect(attribute["externalNamespace"].text == namespace)
      client.tenant.play(.deleteAttribute(variableName: "startdate"), at: client.seconds)
      #expect(try self.attribute(&client).isNull)
    }
  }

  @Test("The features follow the switches, which need the integration")
  func switches() throws {
    var client = try DemoClient("fresh")
    func play(_ click: ConsoleClick) throws -> [String?] {
      client.tenant.play(click, at: client.seconds)
      return try client.get(client.app)["features"].items.map(\.text)
    }
    #expect(try play(.createApp) == [])
    #expect(try play(.enableCreateUsers) == [])
    #expect(try play(.enableAPIIntegration) == ["SCIM_PROVISIONING", "GROUP_PUSH"])
    #expect(
      try play(.enableCreateUsers) == ["SCIM_PROVISIONING", "GROUP_PUSH", "PUSH_NEW_USERS"])
    #expect(try play(.enableUpdateUserAttributes).last == "PUSH_PROFILE_UPDATES")
    #expect(try play(.enableDeactivateUsers).last == "PUSH_USER_DEACTIVATION")
    #expect(try !play(.disableUpdateUserAttributes).contains("PUSH_PROFILE_UPDATES"))
    let feature = try client.get("\(client.app)/features/USER_PROVISIONING")["capabilities"]
    #expect(feature["create"]["lifecycleCreate"]["status"].text == "ENABLED")
    #expect(feature["update"]["profile"]["status"].text == "DISABLED")
    #expect(feature["update"]["lifecycleDeactivate"]["status"].text == "ENABLED")
  }

  @Test("A mapping on create alone leaves those assigned as they are, Force Sync included")
  func createOnly() throws {
    var client = try DemoClient("no-assignments")
    let map = ConsoleClick.mapAttributeOnCreateOnly(
      variableName: "startdate", expression: "\"2030-01-01\"")
    func startDate() throws -> String? {
      try client.get("\(client.app)/users").items.first?["profile"]["startdate"].text
    }
    client.tenant.play(.assignGroup, at: client.seconds)
    #expect(try startDate() == "2019-02-13")
    client.tenant.play(map, at: client.seconds)
    client.tenant.play(.forceSync, at: client.seconds)
    #expect(try startDate() == "2019-02-13")
    client.tenant.play(.unassignEverybody, at: client.seconds)
    client.tenant.play(.assignGroup, at: client.seconds)
    #expect(try startDate() == "2030-01-01")
  }

  @Test("With updates off, new values stay in Okta until they are on")
  func updatesOff() throws {
    var client = try DemoClient("update-users-off")
    func play(_ clicks: ConsoleClick...) throws -> String? {
      for click in clicks { client.tenant.play(click, at: client.seconds) }
      client.tenant.play(.runNightlySync, at: client.seconds)
      return try client.dxUsers()["users"][1]["github_username"].text
    }
    let map = ConsoleClick.mapAttribute(
      variableName: "githubusername", expression: "user.email")
    #expect(try play(map) == "person000002")
    #expect(
      try client.get("\(client.app)/users").items[1]["profile"]["githubusername"].text
        == "person000002@example.com")
    #expect(try play(.enableUpdateUserAttributes) == "person000002@example.com")
  }

  @Test("An unmapped attribute empties DX's value at the next push and run")
  func blanks() throws {
    var client = try DemoClient("dx-value-would-be-blanked")
    func gitLab() throws -> String? { try client.dxUsers()["users"][1]["gitlab_username"].text }
    #expect(try gitLab() == "person000002")
    client.tenant.play(.runNightlySync, at: client.seconds)
    #expect(try gitLab() == nil)
  }

  @Test("Pressed again, or without an app, a click changes nothing")
  func harmless() throws {
    var client = try DemoClient("fresh")
    let clicks: [ConsoleClick] = [
      .enableAPIIntegration, .assignGroup, .assignPeople, .pushGroup, .forceSync,
      .runNightlySync, .deleteAttribute(variableName: "startdate"), .addAttribute(plan),
    ]
    let before = client.tenant.okta
    for click in clicks { client.tenant.play(click, at: client.seconds) }
    #expect(client.tenant.okta == before)

    var finished = try DemoClient("finished")
    let app = finished.tenant.okta.directory
    for click in clicks.dropLast(2) + [.createApp] where click != .enableAPIIntegration {
      finished.tenant.play(click, at: finished.seconds)
    }
    #expect(finished.tenant.okta.directory == app)
  }

  @Test("What an administrator did stands in the log")
  func logged() throws {
    var client = try DemoClient("fresh")
    for click in [ConsoleClick.createApp, .enableAPIIntegration, .enableCreateUsers, .assignGroup] {
      client.seconds += 60
      client.tenant.play(click, at: client.seconds)
    }
    let events = try client.get("/api/v1/logs").items.map { $0["eventType"].text }
    #expect(
      events.prefix(3)
        == [
          "application.lifecycle.create", "application.lifecycle.update",
          "application.lifecycle.update",
        ])
    #expect(events.filter { $0 == "application.provision.user.push" }.count == 18)
    #expect(events.last == "group.application_assignment.add")
  }

  @Test("Mappings, people and the app's status are logged as Okta logs them, a force sync not")
  func loggedByKind() throws {
    var client = try DemoClient("finished")
    func types(_ click: ConsoleClick) throws -> [String] {
      client.seconds += 60
      client.tenant.play(click, at: client.seconds)
      let since = Instant(client.seconds).oktaTime
      return try client.get("/api/v1/logs?since=\(since)").items
        .filter { $0["actor"]["displayName"].text == "Administrator" }
        .map { $0["eventType"].text ?? "" }
    }
    #expect(
      try types(.mapAttribute(variableName: "startdate", expression: "user.startDate"))
        == ["directory.mapping.update"])
    #expect(try types(.unmapAttribute(variableName: "startdate")) == ["directory.mapping.update"])
    #expect(try types(.forceSync) == [])
    #expect(
      try types(.unassignEverybody) == [
        "group.application_assignment.remove", "application.user_membership.remove",
        "application.user_membership.remove",
      ])
    #expect(
      try types(.assignPeople) == [
        "application.user_membership.add", "application.user_membership.add",
      ])
    #expect(try types(.deactivateApp) == ["application.lifecycle.deactivate"])
    #expect(try types(.activateApp) == ["application.lifecycle.activate"])
  }

  @Test("The side menu offers the next sensible click first, nothing twice, all with a label")
  func menu() throws {
    for name in ["fresh", "half-way", "finished", "wrong-namespace"] {
      let tenant = try DemoClient(name).tenant
      let clicks = tenant.clicks(tenant.scenario.plan, roles: true)
      #expect(
        clicks.first == tenant.nextClick(tenant.scenario.plan, roles: true) || name == "finished")
      #expect(Set(clicks.map(\.label)).count == clicks.count)
      #expect(clicks.allSatisfy { !$0.label.isEmpty })
    }
    let fresh = try DemoClient("fresh").tenant
    #expect(fresh.clicks(fresh.scenario.plan) == [.createApp])
  }
}
