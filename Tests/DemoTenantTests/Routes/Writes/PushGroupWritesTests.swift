import Testing

@testable import DemoTenant

@Suite("Pushes of groups changed through the API")
struct PushGroupWritesTests {
  private func path(_ client: DemoClient, _ rest: String = "") -> String {
    client.filled("/api/v1/apps/APP/group-push/mappings\(rest)")
  }

  @Test("One is made, switched off, and deleted only then")
  func life() throws {
    var client = try DemoClient("no-group-pushed")
    let group = OpaqueID.make("00g", 3)
    let made = try client.send(
      .post, path(client), "{\"sourceGroupId\":\"\(group)\",\"targetGroupName\":\"DX admins\"}")
    #expect(made.status == 201)
    #expect(made.body["status"].text == "ACTIVE")
    #expect(made.body["sourceGroupId"].text == group)
    #expect(made.body == (try client.get(path(client, "/PUSH"))))
    #expect(try client.get(path(client)).items == [made.body])

    let gone = "/PUSH?deleteTargetGroup=false"
    #expect(try client.send(.delete, path(client, gone)).status == 400)
    let off = try client.send(.patch, path(client, "/PUSH"), "{\"status\":\"INACTIVE\"}")
    #expect(off.body["status"].text == "INACTIVE")
    #expect(try client.send(.delete, path(client, "/PUSH")).status == 400)
    #expect(try client.send(.delete, path(client, gone)).status == 204)
    #expect(try client.get(path(client)).items == [])
    #expect(client.ask(path(client, "/PUSH")).status == 404)
  }

  @Test(
    "What Okta can't take is refused",
    arguments: [
      ("{}", 404), ("{\"sourceGroupId\":\"00gnone\",\"targetGroupName\":\"a\"}", 404),
      ("{\"sourceGroupId\":\"GROUP4\"}", 400),
      ("{\"sourceGroupId\":\"GROUP4\",\"targetGroupName\":\"a\",\"targetGroupId\":\"b\"}", 400),
      ("{\"sourceGroupId\":\"GROUP3\",\"targetGroupName\":\"a\"}", 400),
    ])
  func refuses(_ body: String, _ status: Int) throws {
    var client = try DemoClient("finished")
    let filled = [3, 4].reduce(body) { body, number in
      body.split(separator: "GROUP\(number)", omittingEmptySubsequences: false)
        .joined(separator: OpaqueID.make("00g", number))
    }
    let before = client.tenant.okta.apps
    #expect(try client.send(.post, path(client), filled).status == status)
    #expect(client.tenant.okta.apps == before)
  }
}
