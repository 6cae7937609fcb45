import HTTPTransport
import Testing

@testable import DemoTenant

@Suite("DX's users.list")
struct UsersListTests {
  @Test("Pages follow each other to the end")
  func pages() throws {
    var client = try DemoClient("finished")
    var emails: [String?] = []
    var next: Double? = 1
    while let page = next {
      let body = try client.dxUsers(page: Int(page), size: 10)
      #expect(body["ok"] == .bool(true))
      #expect(body["total"].number == 22)
      #expect(body["total_pages"].number == 3)
      emails += body["users"].items.map { $0["email"].text }
      next = body["next_page"].number
    }
    #expect(emails.count == 22)
    #expect(Set(emails).count == 22)
  }

  @Test("A person has the documented fields, with the values that the last run brought")
  func person() throws {
    var client = try DemoClient("finished")
    let user = try client.dxUsers()["users"][1]
    #expect(
      user == [
        "id": "dx00000002", "name": "Person 2", "email": "person000002@example.com",
        "github_username": "person000002", "gitlab_username": .null,
        "additional_github_username": .null,
        "attributes": .array([["name": "team", "value": "Team 3"]]), "deleted_at": .null,
        "roles": .array(["admin"]),
      ])
    var fresh = try DemoClient("fresh")
    let before = try fresh.dxUsers()["users"]
    #expect(before[1]["github_username"].isNull)
    #expect(before[0]["github_username"].text == "person000001")
    #expect(before[1]["attributes"] == .array([]))
    #expect(before[1]["roles"] == .array([]))
  }

  @Test(
    "Errors have their names",
    arguments: [
      ("/users.list", nil, "not_authed"), ("/users.list", "Bearer demo-token", "invalid_auth"),
      ("/users.list", "SSWS demo-dx-token", "invalid_auth"),
      ("/users.update", "Bearer demo-dx-token", "unknown_method"),
      ("/users.list?page=0", "Bearer demo-dx-token", "invalid_arguments"),
      ("/users.list?page_size=101", "Bearer demo-dx-token", "invalid_arguments"),
      ("/users.list?page=x", "Bearer demo-dx-token", "invalid_arguments"),
    ] as [(String, String?, String)])
  func errors(_ path: String, _ authorization: String?, _ error: String) throws {
    var client = try DemoClient("finished")
    let body = try Value(client.ask(path, authorization: authorization).body)
    #expect(body == ["ok": .bool(false), "error": .string(error)])
  }

  @Test("A page past the end is empty", arguments: [2, 1000, Int.max])
  func pastTheEnd(_ page: Int) throws {
    var client = try DemoClient("finished")
    let body = try client.dxUsers(page: page)
    #expect(body["users"].items.isEmpty)
    #expect(body["next_page"].isNull)
  }

  @Test("Those whom DX doesn't have are left out, and the others move up")
  func absent() {
    let people = PresentPeople(last: 12, absent: [6, 11])
    #expect(people.count == 10)
    #expect(people.numbers(0..<10) == [1, 2, 3, 4, 5, 7, 8, 9, 10, 12])
  }
}
