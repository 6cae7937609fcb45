import HTTPTransport
import Synchronization
import Support
import Testing

@testable import DemoTenant

@Suite("Every answer stands in Okta's contract", .enabled(if: Recordings.isThere))
struct ContractTests {
  /// What the specification gets wrong, and why these answers differ from it.
  private static func exceptions(_ route: String) -> [String: Value] {
    let property: Value = ["$ref": "#/components/schemas/ProfileMappingProperty"]
    let attribute: Value = ["$ref": "#/components/schemas/UserSchemaAttribute"]
    return switch route {
    case "/api/v1/mappings/{mappingId}":
      // Typed as a single property; recorded as a map by target property.
      [".properties": ["type": "object", "additionalProperties": property]]
    case "/api/v1/apps/{appId}/connections/default":
      // `profile` is required, but one recorded shape has only its `authScheme` at the top.
      ["": connection]
    case "/api/v1/meta/schemas/apps/{appId}/default":
      // The specification lists the base attributes of Okta's users alone.
      [".definitions.base.properties": ["type": "object", "additionalProperties": attribute]]
    case "/api/v1/apps/{appId}/users":
      // The members of `_embedded` are any objects; `expand=user` is described as the user.
      ["[]._embedded.user": ["$ref": "#/components/schemas/User"]]
    case "/api/v1/apps/{appId}/groups":
      // Likewise, and `expand=group` is the group.
      ["[]._embedded.group": ["$ref": "#/components/schemas/Group"]]
    default: [:]
    }
  }

  private static let connection: Value = {
    let schemas = "#/components/schemas"
    return [
      "type": "object", "required": .array(["status"]),
      "properties": [
        "authScheme": ["$ref": .string("\(schemas)/ProvisioningConnectionTokenAuthScheme")],
        "baseUrl": ["type": "string"],
        "profile": ["$ref": .string("\(schemas)/ProvisioningConnectionResponseProfile")],
        "status": ["$ref": .string("\(schemas)/ProvisioningConnectionStatus")],
        "_links": ["$ref": .string("\(schemas)/LinksSelfLifecycleAndAuthorize")],
      ],
    ]
  }()

  private static let specification = Result { try Recordings.specification() }

  /// The schema of a route's answer; errors that the specification leaves out are Okta's `Error`.
  private static func schema(_ answered: Answered, _ specification: Value) -> Value {
    let responses = specification["paths"][answered.route]["get"]["responses"]
    var response = responses[String(answered.response.status)]
    if let name = response["$ref"].text?.split(separator: "/").last {
      response = specification["components"]["responses"][String(name)]
    }
    let schema = response["content"]["application/json"]["schema"]
    return schema.isNull ? ["$ref": "#/components/schemas/Error"] : schema
  }

  @Test("Of each scenario")
  func conforms() async throws {
    try await twoAtATime(Scenario.all.map(\.name)) { name in try expectConforming(name) }
  }

  private func expectConforming(_ name: String) throws {
    let specification = try Self.specification.get()
    var client = try DemoClient(name)
    var checked = 0
    for answered in try client.crawl() {
      checked += 1
      // Most answers are the same in all scenarios, and are checked once.
      guard RecordedBodies.shared.isNew(answered) else { continue }
      let status = answered.response.status
      let bodies = try RecordedBodies.shared.shape("GET_\(answered.recording)_\(status)")
      let validator = SchemaValidator(
        components: specification["components"], recorded: bodies,
        exceptions: status == 200 ? Self.exceptions(answered.route) : [:])
      let body = try Value(answered.response.body)
      let faults = validator.faults(body, Self.schema(answered, specification))
      #expect(faults.isEmpty, "\(answered.path): \(faults.prefix(5))")
    }
    #expect(checked > 40, "\(name)")
  }

  @Test("The walk over the routes sees each of them succeed in a finished organisation")
  func walksEverything() throws {
    var client = try DemoClient("finished")
    let succeeded = Set(try client.crawl().filter { $0.response.status == 200 }.map(\.route))
    #expect(succeeded.count == 20)
  }

  @Test("Lists and objects have what clients read", arguments: Self.read)
  func hasWhatClientsRead(_ path: String, _ keys: [String]) throws {
    var client = try DemoClient("group-push-error")
    let full = path.split(separator: "APP", omittingEmptySubsequences: false).joined(
      separator: client.tenant.appID ?? "")
    var value = try client.get("/api/v1/\(full)")
    if case .array(let items) = value { value = items.last ?? .null }
    for key in keys {
      let found = key.split(separator: ".").reduce(value) { $0[String($1)] }
      #expect(!found.isNull, "\(full) lacks \(key)")
    }
  }

  private static let read: [(String, [String])] = [
    ("apps?q=dx", ["id", "name", "label", "status", "features", "signOnMode", "created"]),
    (
      "apps/APP",
      ["credentials.userNameTemplate.template", "credentials.userNameTemplate.pushStatus"]
    ),
    ("apps/APP/connections/default", ["status", "authScheme"]),
    (
      "apps/APP/features/USER_PROVISIONING",
      [
        "name", "status", "capabilities.create.lifecycleCreate.status",
        "capabilities.update.profile.status", "capabilities.update.lifecycleDeactivate.status",
      ]
    ),
    (
      "apps/APP/users?expand=user",
      [
        "id", "externalId", "status", "syncState", "scope", "lastUpdated", "credentials.userName",
        "profile.email", "profile.startdate", "_embedded.user.status",
        "_embedded.user.profile.login", "_embedded.user.profile.startDate",
      ]
    ),
    (
      "apps/APP/groups?expand=group",
      ["id", "priority", "profile", "_embedded.group.profile.name"]
    ),
    ("apps/APP/group-push/mappings", ["id", "sourceGroupId", "status", "errorSummary"]),
    (
      "meta/schemas/apps/APP/default",
      [
        "lastUpdated", "definitions.custom.properties.startdate.externalName",
        "definitions.custom.properties.startdate.externalNamespace",
        "definitions.custom.properties.startdate.type",
        "definitions.custom.properties.startdate.scope",
        "definitions.base.properties.email.externalName",
      ]
    ),
    ("mappings?targetId=APP", ["id", "source.type", "target.id", "target.type"]),
    ("logs", ["eventType", "published", "outcome.result", "outcome.reason", "severity"]),
    ("users/me", ["id", "profile.login", "status"]), ("org", ["id", "companyName", "subdomain"]),
  ]

  @Test("The organisation's own address is told to anybody")
  func wellKnown() throws {
    let specification = try Self.specification.get()
    var client = try DemoClient("finished")
    let response = client.ask("/.well-known/okta-organization", authorization: nil)
    let body = try Value(response.body)
    let schema: Value = ["$ref": "#/components/schemas/WellKnownOrgMetadata"]
    let validator = SchemaValidator(
      components: specification["components"], recorded: Recordings.Shape([]))
    #expect(validator.faults(body, schema) == [])
    #expect(body["_links"]["organization"]["href"].text == DemoTenant.oktaURL)
    #expect(body["id"] == (try client.get("/api/v1/org"))["id"])
  }

  @Test("The validator finds what is wrong")
  func validatorFinds() throws {
    let specification = try Self.specification.get()
    let validator = SchemaValidator(
      components: specification["components"], recorded: Recordings.Shape([]))
    let schema: Value = ["$ref": "#/components/schemas/Application"]
    let faults = validator.faults(
      [
        "label": "A", "signOnMode": "BOOKMARK", "features": .array(["PUSH"]), "name": "wiki",
        "created": "yesterday", "status": .number(1), "unheard": "of", "id": .null,
      ], schema)
    let found = Set(faults.compactMap { $0.split(separator: ":").first.map(String.init) })
    #expect(
      found == [".settings", ".features[]", ".name", ".created", ".status", ".unheard", ".id"])
  }
}

/// The recorded shapes, each read once, and the answers that were held against them.
final class RecordedBodies: Sendable {
  static let shared = RecordedBodies()
  private let shapes = Mutex<[String: Recordings.Shape]>([:])
  private let checked = Mutex<Set<[String]>>([])

  /// Whether such an answer of a route wasn't there yet.
  func isNew(_ answered: Answered) -> Bool {
    let response = answered.response
    let text = String(decoding: response.body, as: UTF8.self)
    return checked.withLock {
      $0.insert([answered.route, String(response.status), text]).inserted
    }
  }

  func shape(_ route: String) throws -> Recordings.Shape {
    if let known = shapes.withLock({ $0[route] }) { return known }
    var shape = Recordings.Shape(try Recordings.bodies(route))
    // A group within an assignment has the shape of a group by itself.
    let groups = try Recordings.bodies("GET_groups_200").flatMap(\.items)
    if route == "GET_apps_id_groups_200" {
      shape.merge(Recordings.Shape(groups, at: "[]._embedded.group"))
    }
    shapes.withLock { $0[route] = shape }
    return shape
  }
}
