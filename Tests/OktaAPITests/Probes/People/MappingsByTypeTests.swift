import Basics
import HTTPTransport
import SetupCore
import Support
import Testing

@testable import OktaAPI

@Suite("What fills the app's profile of one person")
struct MappingsByTypeTests {
  private static func listed(_ id: String, from name: String) -> String {
    #"{"id":"\#(id)","source":{"id":"oty\#(name)","name":"\#(name)","type":"user"},"#
      + #""target":{"id":"0oa1example","name":"t","type":"appuser"}}"#
  }

  private static func person(_ id: String, type: String?) -> String {
    let type = type.map { #""type":{"id":"\#($0)"},"# } ?? ""
    return #"{"id":"\#(id)","scope":"USER","status":"ACTIVE","_embedded":{"user":{"id":"\#(id)","#
      + #"\#(type)"status":"ACTIVE","profile":{"email":"\#(id)@example.com"}}}}"#
  }

  private static func expression(_ text: String) -> Response {
    .json(#"{"properties":{"b":{"expression":"\#(text)","pushStatus":"PUSH"}}}"#)
  }

  @Test("The mapping of the account's own type, read once; none where that type has none")
  func sample() async throws {
    let people = [
      Self.person("00u1", type: "otyuser"), Self.person("00u2", type: "otycontractor"),
      Self.person("00u3", type: "otypartner"), Self.person("00u4", type: nil),
    ]
    let server = Scripted([
      "GET /api/v1/meta/schemas/apps/0oa1example/default": .json(#"{"definitions":{}}"#),
      "GET /api/v1/mappings": .json(
        "[\(Self.listed("prm1", from: "user")),\(Self.listed("prm2", from: "contractor"))]"),
      "GET /api/v1/mappings/prm1": Self.expression("user.a"),
      "GET /api/v1/mappings/prm2": Self.expression("user.b"),
      "GET /api/v1/apps/0oa1example/groups": .json("[]"),
      "GET /api/v1/apps/0oa1example/users": .json("[\(people.joined(separator: ","))]"),
    ])
    let sample = try await Fixture.probes(server).mappingSample(of: [], now: Instant(0))
    #expect(
      sample.map { $0.mappings?["b"]?.expression ?? "none" }
        == ["user.a", "user.b", "none", "user.a"])
    #expect(sample.map(\.type) == [nil, "contractor", nil, nil])
    #expect(server.requests.filter { $0.url.contains("/mappings/") }.count == 2)
  }
}
