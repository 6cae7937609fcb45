import Testing

@testable import DemoTenant

@Suite("Scenarios")
struct ScenarioTests {
  @Test("Each has a name of its own and a line that says what it shows")
  func names() {
    let names = Scenario.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.first == "fresh")
    for scenario in Scenario.all {
      #expect(scenario.name.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil, "\(scenario.name)")
      #expect(scenario.summary.hasSuffix(".") && scenario.summary.count <= 76, "\(scenario.name)")
      #expect(!scenario.summary.contains("\n"))
    }
  }

  @Test(
    "Those that were asked for are there",
    arguments: [
      "fresh", "half-way", "finished", "no-assignments", "wrong-namespace", "old-external-names",
      "create-only-mapping", "missing-permission", "rate-limited", "slow", "flaky",
      "ten-thousand", "one-million",
    ])
  func known(_ name: String) { #expect(Scenario.named(name)?.name == name) }

  @Test("An unknown name is none")
  func unknown() { #expect(Scenario.named("made-up") == nil) }

  @Test("The plan names what DX knows, and the use cases are those that can be chosen")
  func plan() throws {
    let scenario = try #require(Scenario.named("fresh"))
    #expect(scenario.plan.map(\.externalName) == ["startdate", "githubusername", "tag_team"])
    #expect(
      scenario.plan.map(\.expression)
        == ["user.startDate", "user.githubUsername", "user.department"])
    #expect(scenario.useCases == ["user-properties", "roles"])
    #expect(Scenario.named("no-assignments")?.useCases == ["user-properties"])
  }

  @Test("On the way, each state has what it says")
  func journey() throws {
    var fresh = try DemoClient("fresh")
    #expect(fresh.tenant.appID == nil)
    #expect(try fresh.get("/api/v1/logs").items.isEmpty)

    var halfWay = try DemoClient("half-way")
    let id = try #require(halfWay.tenant.appID)
    let schema = try halfWay.get("/api/v1/meta/schemas/apps/\(id)/default")
    #expect(
      schema["definitions"]["custom"]["properties"].members.keys.sorted()
        == ["githubusername", "startdate"])
    #expect(try halfWay.get("\(halfWay.app)/users").items.isEmpty)
    #expect(try halfWay.get(halfWay.app)["features"].items.count == 5)

    var finished = try DemoClient("finished")
    let users = try finished.get("\(finished.app)/users?expand=user").items
    #expect(users.count == 20)
    #expect(users.filter { $0["scope"].text == "USER" }.count == 2)
    #expect(try finished.get("\(finished.app)/groups").items.count == 1)
    #expect(
      users[4]["profile"]
        == [
          "givenName": "Person", "familyName": "5", "middleName": .null, "title": .null,
          "email": "person000005@example.com", "displayName": "Person 5",
          "startdate": "2019-07-11", "githubusername": "person000005", "tag_team": "Team 1",
        ])
  }

  @Test("Flaky fails two of ten requests, never two in a row; others never fail")
  func flaky() throws {
    let failures = (1...40).map { DemoConditions(isFlaky: true).failure(ofRequest: $0) }
    #expect(failures.filter { $0 == .serverError }.count == 4)
    #expect(failures.filter { $0 == .dropped }.count == 4)
    #expect(zip(failures, failures.dropFirst()).allSatisfy { $0 == nil || $1 == nil })
    #expect((1...40).allSatisfy { DemoConditions().failure(ofRequest: $0) == nil })
  }

  @Test("No person has an invented name, and all addresses are of example.com")
  func people() throws {
    for scenario in Scenario.all {
      let tenant = DemoTenant(scenario, at: DemoClient.now)
      for number in 1...20 {
        let person = tenant.okta.people[number]
        #expect(person.email.lowercased().hasSuffix("@example.com"))
        #expect(tenant.dx.email(of: person).lowercased().hasSuffix("@example.com"))
        #expect(person.lastName == String(number))
      }
    }
  }
}
