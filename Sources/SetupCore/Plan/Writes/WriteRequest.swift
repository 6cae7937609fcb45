import Basics

/// A request that changes something in Okta, as it is shown and sent.
public struct WriteRequest: Hashable, Sendable {
  /// The HTTP method.
  public enum Method: String, Hashable, Sendable {
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// The method.
  public var method: Method
  /// The path with its query, from `/api/v1` on.
  public var path: String
  /// The JSON body; nil for none.
  public var body: JSONValue?

  /// Method and path, then the body to the letter as it is sent.
  public var text: String {
    "\(method.rawValue) \(path)" + (body.map { "\n\($0.text())" } ?? "")
  }

  /// Ends the use of the API token that the request itself bears.
  public static let revokeCurrentToken = WriteRequest(
    method: .delete, path: "/api/v1/api-tokens/current")
}

extension Write {
  /// The one request that makes the change; nil where Okta has none for it.
  ///
  /// A push that is made has no id yet, and one that is deleted has to be inactive first.
  public func request(app: String) -> WriteRequest? {
    switch (place, after) {
    case (.attribute(let name), nil): Self.schema(app, name, .null)
    case (.attribute(let name), .attribute(let wanted)):
      Self.schema(app, name, .object(wanted.members))
    case (.mapping(let id, _, let name), nil): Self.mapping(id, name, nil, nil)
    case (.mapping(let id, _, let name), .mapping(let wanted)):
      Self.mapping(id, name, wanted.expression, wanted.pushStatus)
    case (.push(let group, let name), let after): push(app, group, name, after)
    case (.attribute, _), (.mapping, _): nil
    }
  }

  private static func schema(_ app: String, _ name: String, _ value: JSONValue) -> WriteRequest {
    let properties = JSONValue.object(JSONObject([.init(name, value)]))
    return WriteRequest(
      method: .post, path: "/api/v1/meta/schemas/apps/\(app)/default",
      body: [
        "definitions": ["custom": ["id": "#custom", "type": "object", "properties": properties]]
      ])
  }

  private static func mapping(
    _ id: String, _ name: String, _ expression: String?, _ push: String?
  ) -> WriteRequest {
    let property: JSONValue = [
      "expression": expression.map { .string($0) } ?? .null,
      "pushStatus": push.map { .string($0) } ?? .null,
    ]
    return WriteRequest(
      method: .post, path: "/api/v1/mappings/\(id)",
      body: ["properties": .object(JSONObject([.init(name, property)]))])
  }

  private func push(
    _ app: String, _ group: String, _ name: String, _ after: Content?
  ) -> WriteRequest? {
    let path = "/api/v1/apps/\(app)/group-push/mappings"
    switch (before, after) {
    case (nil, .push(let wanted)) where wanted.id == nil:
      return WriteRequest(
        method: .post, path: path,
        body: [
          "sourceGroupId": .string(group), "status": .string(wanted.status),
          "targetGroupName": .string(name),
        ])
    case (.push(let had), .push(let wanted)):
      guard let id = had.id, wanted.id == id else { return nil }
      return WriteRequest(
        method: .patch, path: "\(path)/\(id)", body: ["status": .string(wanted.status)])
    case (.push(let had), nil) where had.status == "INACTIVE":
      // The target group always stays: DX's people may hang on it.
      guard let id = had.id else { return nil }
      return WriteRequest(method: .delete, path: "\(path)/\(id)?deleteTargetGroup=false")
    default: return nil
    }
  }
}
