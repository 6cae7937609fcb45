import Testing

@testable import DemoTenant

@Suite("Attributes of an app's profile changed through the API")
struct SchemaWritesTests {
  private static let core = DemoAttribute.coreNamespace

  private func post(
    _ client: inout DemoClient, _ properties: String
  ) throws -> (status: Int, body: Value) {
    try client.send(
      .post, client.filled("/api/v1/meta/schemas/apps/APP/default"),
      "{\"definitions\":{\"custom\":{\"id\":\"#custom\",\"type\":\"object\","
        + "\"properties\":{\(properties)},\"required\":[]}}}")
  }

  @Test("One is added as it is spelt, and read back")
  func adds() throws {
    var client = try DemoClient("finished")
    let (status, body) = try post(
      &client,
      "\"branch\":{\"title\":\"Branch\",\"type\":\"string\",\"externalName\":\"branch\","
        + "\"externalNamespace\":\"\(Self.core)\",\"scope\":\"SELF\"}")
    #expect(status == 200)
    #expect(
      body["definitions"]["custom"]["properties"]["branch"] == [
        "title": "Branch", "type": "string", "externalName": "branch",
        "externalNamespace": .string(Self.core), "scope": "SELF",
      ])
    #expect(body == (try client.get(client.filled("/api/v1/meta/schemas/apps/APP/default"))))
  }

  @Test("A missing namespace is completed; what is there can't be changed")
  func completes() throws {
    var client = try DemoClient("namespace-missing")
    let right = "\"startdate\":{\"externalNamespace\":\"\(Self.core)\"}"
    #expect(try post(&client, right).status == 200)
    let app = try #require(client.tenant.okta.directory)
    #expect(app.custom(named: "startdate")?.externalNamespace == Self.core)
    for wrong in ["externalNamespace", "externalName", "type", "scope"] {
      let (status, error) = try post(&client, "\"startdate\":{\"\(wrong)\":\"x\"}")
      #expect(status == 400)
      #expect(
        error["errorCauses"][0]["errorSummary"].text == "\(wrong) of startdate can't be changed.")
    }
    #expect(client.tenant.okta.directory == app)
  }

  @Test("An empty External name is a missing one: it can be set, once")
  func completesEmpty() throws {
    var client = try DemoClient("finished")
    let empty =
      "\"branch\":{\"title\":\"Branch\",\"type\":\"string\",\"externalName\":\"\","
      + "\"externalNamespace\":\"\"}"
    #expect(try post(&client, empty).status == 200)
    let named =
      "\"branch\":{\"externalName\":\"branch\",\"externalNamespace\":\"\(Self.core)\"}"
    let (status, body) = try post(&client, named)
    #expect(status == 200)
    let branch = body["definitions"]["custom"]["properties"]["branch"]
    #expect(branch["externalName"] == "branch")
    #expect(branch["externalNamespace"] == .string(Self.core))
    #expect(try post(&client, "\"branch\":{\"externalName\":\"other\"}").status == 400)
  }

  @Test("One is removed with its values, once no mapping fills it")
  func removes() throws {
    var client = try DemoClient("finished")
    let (status, error) = try post(&client, "\"startdate\":null")
    #expect(status == 400)
    #expect(error["errorCauses"][0]["errorSummary"].text == "startdate is used in a mapping.")
    _ = try client.send(
      .post, client.filled("/api/v1/mappings/PRM"),
      "{\"properties\":{\"startdate\":{\"expression\":null,\"pushStatus\":null}}}")
    #expect(try post(&client, "\"startdate\":null").status == 200)
    let user = try client.get("\(client.app)/users").items[0]
    #expect(user["profile"].members.keys.contains("startdate") == false)
  }

  @Test(
    "What Okta can't take is refused, and nothing of it is done",
    arguments: [
      "\"email\":{\"title\":\"E\",\"type\":\"string\"}", "\"a b\":{\"title\":\"E\"}",
      "\"a\":{\"type\":\"string\"}", "\"a\":{\"title\":\"A\",\"type\":\"date\"}", "\"gone\":null",
      "\"1a\":{\"title\":\"A\",\"type\":\"string\"}",
    ])
  func refuses(_ property: String) throws {
    var client = try DemoClient("finished")
    let before = client.tenant.okta.apps
    let good = "\"ok\":{\"title\":\"O\",\"type\":\"string\"}"
    #expect(try post(&client, "\(good),\(property)").status == 400)
    #expect(client.tenant.okta.apps == before)
  }
}
