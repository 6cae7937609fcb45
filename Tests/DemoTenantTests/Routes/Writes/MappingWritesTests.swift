import Testing

@testable import DemoTenant

@Suite("Mappings changed through the API")
struct MappingWritesTests {
  private func post(
    _ client: inout DemoClient, _ properties: String
  ) throws -> (status: Int, body: Value) {
    try client.send(
      .post, client.filled("/api/v1/mappings/PRM"), "{\"properties\":{\(properties)}}")
  }

  @Test("One is set, read back, and fills nobody's profile by itself")
  func sets() throws {
    var client = try DemoClient("finished")
    let before = try client.get("\(client.app)/users").items
    let (status, body) = try post(
      &client, "\"tag_team\":{\"expression\":\"user.title\",\"pushStatus\":\"DONT_PUSH\"}")
    #expect(status == 200)
    #expect(
      body["properties"]["tag_team"] == ["expression": "user.title", "pushStatus": "DONT_PUSH"])
    #expect(body == (try client.get(client.filled("/api/v1/mappings/PRM"))))
    #expect(try client.get("\(client.app)/users").items == before)
  }

  @Test("One is taken away by null, for one user type alone")
  func removes() throws {
    var client = try DemoClient("user-types")
    let none = "\"startdate\":{\"expression\":null,\"pushStatus\":null}"
    #expect(try post(&client, none).status == 200)
    let app = try #require(client.tenant.okta.directory)
    #expect(app.mapping(of: "startdate", for: 1) == nil)
    #expect(app.mapping(of: "startdate", for: 2) != nil)
  }

  @Test(
    "What Okta can't take is refused in its words, and nothing of it is done",
    arguments: [
      (
        "\"none\":{\"expression\":\"user.a\",\"pushStatus\":\"PUSH\"}",
        "Invalid target field none"
      ),
      (
        "\"title\":{\"expression\":\"user.a +\",\"pushStatus\":\"PUSH\"}",
        "title: A value is missing after + at character 8."
      ),
      ("\"title\":{\"expression\":\"user.a\"}", "pushStatus of title is missing."),
    ])
  func refuses(_ property: String, _ cause: String) throws {
    var client = try DemoClient("finished")
    let before = client.tenant.okta.apps
    let good = "\"email\":{\"expression\":\"user.login\",\"pushStatus\":\"PUSH\"}"
    let (status, error) = try post(&client, "\(good),\(property)")
    #expect(status == 400)
    #expect(error["errorSummary"].text == "Api validation failed: updateMapping")
    #expect(error["errorCauses"][0]["errorSummary"].text == cause)
    #expect(client.tenant.okta.apps == before)
  }
}
