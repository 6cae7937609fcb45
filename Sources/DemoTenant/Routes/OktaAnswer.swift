import Basics

/// What a route of the organisation answers, before the headers that every answer has.
struct OktaAnswer: Sendable {
  var status = 200
  var body: JSONValue
  var headers: [String: String] = [:]

  /// A result.
  static func ok(_ body: JSONValue) -> OktaAnswer { OktaAnswer(body: body) }

  /// An error in Okta's shape.
  ///
  /// - Parameter causes: the sentences of `errorCauses`, none for an empty list.
  static func error(
    _ status: Int, _ code: String, _ summary: String, causes: [String] = []
  ) -> OktaAnswer {
    OktaAnswer(
      status: status,
      body: [
        "errorCode": .string(code), "errorSummary": .string(summary), "errorLink": .string(code),
        "errorId": .string("oaedxdemo\(code)"),
        "errorCauses": .array(causes.map { ["errorSummary": .string($0)] }),
      ])
  }

  /// Nothing of that id.
  static func notFound(_ id: String, _ kind: String) -> OktaAnswer {
    error(404, "E0000007", "Not found: Resource not found: \(id) (\(kind))")
  }

  /// An argument that the endpoint can't take.
  static func invalid(_ what: String, _ cause: String) -> OktaAnswer {
    error(400, "E0000001", "Api validation failed: \(what)", causes: [cause])
  }

  /// A page cursor that isn't of this list.
  static var badCursor: OktaAnswer {
    error(400, "E0000029", "Invalid paging request.", causes: ["Invalid cursor."])
  }

  /// An error in OAuth's shape.
  static func oauthError(_ status: Int, _ error: String, _ description: String) -> OktaAnswer {
    OktaAnswer(
      status: status,
      body: ["error": .string(error), "error_description": .string(description)])
  }

  /// No such address: the answer of what stands in front of the API.
  static var edge404: OktaAnswer {
    OktaAnswer(status: 404, body: ["status": 404, "message": "Resource not found"])
  }
}
