import Basics
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("Finding the app")
struct AppFinderTests {
  private static let now = Instant(1_767_322_800)  // 2026-01-02T03:00:00Z

  private func listed(
    _ label: String, name: String = "acme_link", features: [String] = [],
    status: String = "ACTIVE", created: String = "2025-06-01T00:00:00.000Z"
  ) -> ObservedApp {
    ObservedApp(
      id: "0oa" + label.filter(\.isLetter), name: name, label: label, status: status,
      features: features, created: created)
  }

  private static let signs: [(String, String, [String], String, String, Int, [String])] = [
    (
      "DX Directory Sync", "scim2testapp", ["PUSH_NEW_USERS"], "ACTIVE",
      "2026-01-01T03:00:00.000Z", 130,
      [
        "made from the catalogue's SCIM 2.0 test app", "provisions people", "“DX” in its label",
        "created 1 day ago",
      ]
    ),
    (
      "SCIM", "scim2headerauth", [], "INACTIVE", "2025-12-01T03:00:00.000Z", 30,
      [
        "made from the catalogue's SCIM 2.0 test app", "created 32 days ago", "not active",
      ]
    ),
    ("Team dirsync", "acme", [], "ACTIVE", "never", 40, ["“dirsync” in its label"]),
    ("Dxpert wiki", "acme", [], "ACTIVE", "2026-01-01T03:00:00.000Z", 0, []),
  ]

  @Test("Each sign has its weight and its words", arguments: signs)
  func ranks(
    _ label: String, _ name: String, _ features: [String], _ status: String, _ created: String,
    _ score: Int, _ reasons: [String]
  ) {
    let app = listed(label, name: name, features: features, status: status, created: created)
    let ranked = AppFinder.rank(app, now: Self.now)
    #expect(ranked.score == score)
    #expect(ranked.reasons == reasons)
  }

  @Test("The likeliest comes first, over all pages, and only so many are held")
  func find() async throws {
    func json(_ app: ObservedApp) -> String {
      #"{"id":"\#(app.id)","name":"\#(app.name)","label":"\#(app.label)","status":"ACTIVE","#
        + #""created":"\#(app.created)"}"#
    }
    let next = #"<https://acme.okta.com/api/v1/apps?after=a>; rel="next""#
    let first = [listed("Wiki"), listed("SCIM old", name: "scim2testapp")]
    let second = [
      listed("SCIM new", name: "scim2testapp", created: "2025-07-01T00:00:00.000Z"),
      listed("DX", name: "scim2testapp_basic"), listed("Mail"),
    ]
    let server = Scripted([
      "GET /api/v1/apps": [
        .success(.json("[\(first.map(json).joined(separator: ","))]", ["link": next])),
        .success(.json("[\(second.map(json).joined(separator: ","))]")),
      ]
    ])
    let found = try await AppFinder(Fixture.client(server)).find(now: Self.now, most: 4)
    #expect(found.map(\.app.label) == ["DX", "SCIM new", "SCIM old", "Mail"])
  }
}
