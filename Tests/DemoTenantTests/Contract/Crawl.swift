import HTTPTransport

@testable import DemoTenant

/// One answer of the tenant and the route that it belongs to.
struct Answered {
  /// The route as the specification writes it.
  var route: String
  /// The middle of the names of its recordings.
  var recording: String
  var path: String
  var response: Response
}

extension DemoClient {
  /// Everything that can be asked of the organisation, lists by their first page.
  mutating func crawl() throws -> [Answered] {
    var answers: [Answered] = []
    for id in ["none"] + tenant.okta.apps.map(\.id) { answers += crawlApp(id) }
    answers += crawlMappings()
    let group = tenant.okta.groups[1].id
    let person = tenant.okta.people[1].id
    for (route, recording, path) in [
      ("apps", "apps", "apps?limit=2"), ("apps", "apps", "apps?q=dx"),
      ("apps", "apps", "apps?filter=status%20eq%20%22ACTIVE%22"),
      ("apps", "apps", "apps?after=wrong"), ("apps", "apps", "apps?limit=999"),
      ("org", "org", "org"), ("users", "users", "users?limit=2"),
      ("groups", "groups", "groups?limit=2"), ("users/{id}", "users_id", "users/me"),
      ("users/{id}", "users_id", "users/\(person)"), ("users/{id}", "users_id", "users/none"),
      ("groups/{groupId}/users", "groups_id_users", "groups/\(group)/users?limit=5"),
      ("groups/{groupId}/users", "groups_id_users", "groups/none/users"),
      ("logs", "logs", "logs?limit=1000"), ("logs", "logs", "logs?filter=x"),
      ("meta/types/user", "meta_types_user", "meta/types/user"),
      (
        "meta/types/user/{typeId}", "meta_types_user_id",
        "meta/types/user/\(OpaqueID.make("oty", 1))"
      ), ("meta/types/user/{typeId}", "meta_types_user_id", "meta/types/user/none"),
      ("meta/schemas/user/{schemaId}", "meta_schemas_user_default", "meta/schemas/user/default"),
    ] {
      answers.append(answered(route, recording, path))
    }
    return answers
  }

  private mutating func crawlApp(_ id: String) -> [Answered] {
    var answers: [Answered] = []
    for (rest, recording, query) in [
      ("", "", ""), ("/connections/default", "_connections_default", ""),
      ("/features", "_features", ""), ("/users", "_users", "?limit=30"),
      ("/users", "_users", "?limit=30&expand=user"), ("/users", "_users", "?expand=wrong"),
      ("/groups", "_groups", ""), ("/groups", "_groups", "?expand=group"),
      ("/group-push/mappings", "_group-push_mappings", ""),
    ] {
      answers.append(
        answered("apps/{appId}\(rest)", "apps_id\(recording)", "apps/\(id)\(rest)\(query)"))
    }
    answers.append(
      answered(
        "apps/{appId}/features/{featureName}", "apps_id_features_name",
        "apps/\(id)/features/USER_PROVISIONING"))
    answers.append(
      answered(
        "meta/schemas/apps/{appId}/default", "meta_schemas_apps_id_default",
        "meta/schemas/apps/\(id)/default"))
    return answers
  }

  private mutating func crawlMappings() -> [Answered] {
    let app = 100 * (tenant.okta.directoryApp ?? 0)
    let numbers = tenant.okta.userTypes.flatMap { [app + 2 * $0.number, app + 2 * $0.number + 1] }
    var answers = [answered("mappings", "mappings", "mappings?limit=3")]
    if let id = tenant.appID {
      answers.append(answered("mappings", "mappings", "mappings?targetId=\(id)"))
    }
    for id in numbers.map({ OpaqueID.make("prm", $0) }) {
      answers.append(answered("mappings/{mappingId}", "mappings_id", "mappings/\(id)"))
    }
    return answers
  }

  private mutating func answered(
    _ route: String, _ recording: String, _ path: String
  ) -> Answered {
    // Another minute for each request, so that no scenario runs out of its rate limit here.
    seconds += 60
    return Answered(
      route: "/api/v1/\(route)", recording: recording, path: path,
      response: ask("/api/v1/\(path)"))
  }
}
