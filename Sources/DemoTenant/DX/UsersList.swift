import Basics
import HTTPTransport

extension DemoDX {
  /// Answers one request of DX's Web API: `users.list` by page, `auth.info`, or an error.
  ///
  /// An error comes with `ok` false and status 200, the way of RPC-style interfaces: DX's pages
  /// name the errors, not their status. A client must go by `ok`.
  func respond(to request: OktaRequest, people everybody: DemoPeople) -> Response {
    guard let header = request.headers["authorization"], !header.isEmpty else {
      return response(["ok": false, "error": "not_authed"], request)
    }
    guard header == "Bearer \(token)" else {
      return response(["ok": false, "error": "invalid_auth"], request)
    }
    switch (request.method, request.parts.path) {
    case ("GET", ["users.list"]): return response(page(request, everybody), request)
    case ("GET", ["auth.info"]): return response(tokenInformation, request)
    default: return response(["ok": false, "error": "unknown_method"], request)
    }
  }

  /// What `auth.info` tells of the token and of the account, without the token itself.
  private var tokenInformation: JSONValue {
    [
      "ok": true,
      "auth": [
        "token_type": "account_web_api_token", "token_name": "dirsync-setup",
        "scopes": ["users:read"], "created_at": .string(Instant(tokenMade).iso8601()),
        "expires_at": .string(Instant(tokenMade + 365 * Span.day).iso8601()),
      ],
      "account": ["name": "DX demo account"],
    ]
  }

  private func page(_ request: OktaRequest, _ everybody: DemoPeople) -> JSONValue {
    let number = request.query["page"].map { Int($0) ?? 0 } ?? 1
    let size = request.query["page_size"].map { Int($0) ?? 0 } ?? 100
    guard number >= 1, (1...100).contains(size) else {
      return ["ok": false, "error": "invalid_arguments"]
    }
    let here = present(everybody)
    let pages = max(1, (here.count + size - 1) / size)
    // Pages past the end are empty; a page number beyond all of them must not overflow.
    let start = number > pages ? here.count : (number - 1) * size
    let shown = here.numbers(start..<min(start + size, here.count))
    let tags = names.filter { $0.hasPrefix("tag_") }
    return [
      "ok": true, "users": .array(shown.map { user(everybody[$0], tags) }),
      "next_page": number < pages ? .int(number + 1) : nil, "total": .int(here.count),
      "total_pages": .int(pages),
    ]
  }

  /// Who is in DX: everybody but the few whom a scenario leaves out, and who were deleted.
  func present(_ everybody: DemoPeople) -> PresentPeople {
    PresentPeople(
      last: people,
      absent: deleted.union(everybody.changes.filter { $0.value.dx.isAbsent }.keys)
        .filter { $0 <= people }.sorted())
  }

  private func user(_ person: DemoPerson, _ tags: [String]) -> JSONValue {
    let attributes: [JSONValue] = tags.compactMap { tag in
      value(tag, of: person).map {
        ["name": .string(String(tag.dropFirst(4))), "value": .string($0)]
      }
    }
    return [
      "id": .string("dx\(padded(person.number, 8))"), "name": .string("Person \(person.lastName)"),
      "email": .string(email(of: person)),
      "github_username": .text(value("githubusername", of: person)),
      "gitlab_username": .text(value("gitlabusername", of: person)),
      "additional_github_username": .text(value("githubusername2", of: person)),
      "attributes": .array(attributes), "deleted_at": nil, "roles": .array(roles(of: person)),
    ]
  }

  /// The role that pushed groups give, once a nightly run brought them.
  private func roles(of person: DemoPerson) -> [JSONValue] {
    person.number <= 3 && lastNight?.givesRoles == true ? ["admin"] : []
  }

  private func response(_ body: JSONValue, _ request: OktaRequest) -> Response {
    Response(
      status: 200,
      headers: ["content-type": "application/json", "date": Instant(request.seconds).httpDate],
      body: body.bytes)
  }
}

/// The numbers from 1 to a last one, without a few; not spelled out.
struct PresentPeople: Sendable {
  var last: Int
  /// Those left out, in rising order.
  var absent: [Int]

  var count: Int { last - absent.count }

  /// The people at some places of the list.
  func numbers(_ places: Range<Int>) -> [Int] { places.map(number) }

  private func number(_ place: Int) -> Int {
    var number = place + 1
    for missing in absent where missing <= number { number += 1 }
    return number
  }
}
