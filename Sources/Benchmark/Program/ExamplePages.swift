import Glibc

/// Pages of app users as Okta lists them, 500 people and a line each, in a temporary file.
///
/// The people are those of `ExampleExport` in another order. Of a hundred, one isn't in the export,
/// one isn't provisioned, and some have another value than there, or none.
struct ExamplePages: ~Copyable {
  private let file: TemporaryFile
  let bytes: Int
  var path: String { file.path }

  init(people: Int) throws(BenchmarkFailure) {
    var bytes = 0
    file = try TemporaryFile("The example pages") { file in
      for first in stride(from: 0, to: people, by: 500) {
        let page = (first..<min(first + 500, people)).map { Self.person($0 * 7919 % people) }
        let line = Array("[\(page.joined(separator: ","))]\n".utf8)
        bytes += fwrite(line, 1, line.count, file)
      }
    }
    self.bytes = bytes
  }

  private static func person(_ number: Int) -> String {
    let row = ExampleExport.row(number)
    let id = row[0]
    let email = number % 100 == 1 ? "new.\(row[2])" : row[2]
    let team = row[4].split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "")
    let external = number % 100 == 2 ? "null" : "\"directory_user_\(id)\""
    let start = number % 20 == 3 ? "null" : "\"\(row[5])\""
    let name = number % 30 == 4 ? "other-\(id)" : row[3]
    let status = number % 200 == 5 ? "DEPROVISIONED" : "ACTIVE"
    let href = "https://acme.okta.com/api/v1"
    return """
      {"id":"00u\(id)","externalId":\(external),"created":"2024-03-01T09:00:00.000Z",\
      "lastUpdated":"2024-03-02T09:00:00.000Z","scope":"GROUP","status":"PROVISIONED",\
      "syncState":"DISABLED",\
      "credentials":{"userName":"\(email)"},"profile":{"givenName":"Person","familyName":"\(id)",\
      "email":"\(email)","startdate":\(start),"githubusername":"\(name)","tag_team":"\(team)"},\
      "_links":{"app":{"href":"\(href)/apps/0oa1example"},"user":{"href":"\(href)/users/00u\(id)"}},\
      "_embedded":{"user":{"id":"00u\(id)","status":"\(status)",\
      "type":{"id":"oty1example"},\
      "profile":{"firstName":"Person","lastName":"\(id)","mobilePhone":null,\
      "login":"\(email)","email":"\(email)"},\
      "credentials":{"provider":{"type":"OKTA","name":"OKTA"}}}}}
      """
  }
}
