import HTTPTransport

@testable import DemoTenant

/// What read-only calls show of a tenant, read once through its own answers.
struct Observations {
  var scenario: Scenario
  var plan: [DemoAttributePlan] { scenario.plan }
  var status: [String: Int] = [:]
  var limits: [Int] = []
  var apps: [Value] = []
  var app = Value.null
  var connection = Value.null
  var schema = Value.null
  var mappings: [String: Value] = [:]
  /// The mappings to the app, by the id of the user type that they are for.
  var mappingsByType: [String: [String: Value]] = [:]
  var users: [Value] = []
  var groups: [Value] = []
  /// The people in each assigned or pushed group, by their ids.
  var members: [String: Set<String>] = [:]
  var pushes: [Value] = []
  var log: [Value] = []
  var dx: [Value] = []
  var export = ""
  /// The export's rows by lower-case e-mail, their values by column, without `_`.
  var rows: [String: [String: String]] = [:]

  init(_ name: String) throws {
    var client = try DemoClient(name)
    scenario = client.tenant.scenario
    apps = read("/api/v1/apps", &client).items
    guard let id = client.tenant.appID else { return }
    app = read(client.app, &client)
    connection = read("\(client.app)/connections/default", &client)
    _ = read("\(client.app)/features/USER_PROVISIONING", &client)
    schema = read("/api/v1/meta/schemas/apps/\(id)/default", &client)
    users = read("\(client.app)/users?expand=user&limit=200", &client).items
    groups = read("\(client.app)/groups?expand=group", &client).items
    pushes = read("\(client.app)/group-push/mappings", &client).items
    log = read("/api/v1/logs?limit=1000", &client).items
    let known = groups.map { $0["id"] } + pushes.map { $0["sourceGroupId"] }
    for group in known.compactMap(\.text) {
      let list = read("/api/v1/groups/\(group)/users?limit=100", &client)
      members[group] = Set(list.items.compactMap { $0["id"].text })
    }
    for mapping in read("/api/v1/mappings?targetId=\(id)", &client).items {
      let path = "/api/v1/mappings/\(mapping["id"].text ?? "")"
      mappingsByType[mapping["source"]["id"].text ?? ""] =
        read(path, &client)["properties"].members
    }
    mappings = mappingsByType[DemoUserType(number: 1, name: "", title: "").id] ?? [:]
    dx = try client.dxUsers()["users"].items
    export = client.tenant.userExport.prefix(300).joined()
    readExport()
  }

  private mutating func readExport() {
    let separator: Character = export.contains(";") ? ";" : ","
    let lines = export.split(whereSeparator: \.isNewline).map {
      $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
    let columns = (lines.first ?? []).map { $0.filter { $0 != "_" && $0 != "\u{FEFF}" } }
    for line in lines.dropFirst() {
      rows[line[1].lowercased()] = Dictionary(zip(columns, line), uniquingKeysWith: { $1 })
    }
  }

  /// One answer, asked for again once where the rate limit says to wait.
  private mutating func read(_ path: String, _ client: inout DemoClient) -> Value {
    var response = client.ask(path)
    if response.status == 429 {
      client.seconds += 2
      status["429"] = 429
      response = client.ask(path)
    }
    let place = path.split(separator: "/").filter { !$0.hasPrefix("0") }.joined(separator: "/")
    status[String(place.prefix { $0 != "?" })] = response.status
    limits.append(response.headers["x-rate-limit-limit"].flatMap(Int.init) ?? 0)
    guard response.status == 200 else { return .null }
    return (try? Value(response.body)) ?? .null
  }

  /// The ids of the user types that assigned people have.
  var types: Set<String> {
    Set(users.compactMap { $0["_embedded"]["user"]["type"]["id"].text })
  }

  var features: [String] { app["features"].items.compactMap(\.text) }
  var custom: [String: Value] { schema["definitions"]["custom"]["properties"].members }

  /// One attribute's values in everybody's app profile.
  func values(_ name: String) -> [Value] { users.map { $0["profile"][name] } }

  /// Failures that the log tells of, by the beginning of their event type.
  func failures(_ type: String) -> [String] {
    log.filter {
      $0["eventType"].text?.hasPrefix(type) == true && $0["outcome"]["result"].text == "FAILURE"
    }.map { $0["outcome"]["reason"].text ?? "" }
  }

  /// The addresses by which DX knows people.
  var dxEmails: [String] { dx.compactMap { $0["email"].text } }
}
