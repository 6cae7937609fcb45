import HTTPTransport
import Testing

@Suite("Routes")
struct RouteTemplateTests {
  @Test(
    "Ids, names and queries are left out",
    arguments: [
      ("https://a.example.com/api/v1/apps", "GET /api/v1/apps"),
      ("https://a.example.com/api/v1/apps?limit=20&after=0oa1", "GET /api/v1/apps"),
      (
        "https://a.example.com/api/v1/apps/0oa1gjh63g214q0Hq0g4/users",
        "GET /api/v1/apps/{id}/users"
      ),
      (
        "https://a.example.com/api/v1/apps/0oa1gjh63g214q0Hq0g4/features/USER_PROVISIONING",
        "GET /api/v1/apps/{id}/features/USER_PROVISIONING"
      ),
      (
        "https://a.example.com/api/v1/meta/schemas/apps/0oa1gjh63g214q0Hq0g4/default",
        "GET /api/v1/meta/schemas/apps/{id}/default"
      ),
      ("https://a.example.com/api/v1/mappings/prm1k47ghydIQOTBW0g4", "GET /api/v1/mappings/{id}"),
      ("https://a.example.com/api/v1/users/four@example.com", "GET /api/v1/users/{id}"),
      ("https://a.example.com/api/v1/users/four%40example.com", "GET /api/v1/users/{id}"),
      ("https://a.example.com/oauth2/v1/device/authorize", "GET /oauth2/v1/device/authorize"),
      ("https://api.example.com/users.list?page=2", "GET /users.list"),
      ("https://a.example.com", "GET /"), ("https://a.example.com/", "GET /"),
      ("https://a.example.com?x", "GET /"), ("nonsense", "GET ?"),
    ])
  func routes(address: String, route: String) { #expect(Request(.get, address).route == route) }

  @Test("The method is part of it")
  func method() { #expect(Request(.post, "https://a.example.com/a").route == "POST /a") }
}
