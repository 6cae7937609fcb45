import DXAPI
import SetupCore
import Testing

@Suite("The live backup as CSV")
struct UsersCSVTests {
  private func user(
    _ id: String, _ fields: [(String, String)] = [], _ attributes: [(String, String)] = []
  ) -> DXUser {
    DXUser(
      fields: [.init(name: "id", value: id), .init(name: "email", value: "\(id)@example.com")]
        + fields.map { .init(name: $0.0, value: $0.1) },
      attributes: attributes.map { .init(name: $0.0, value: $0.1) })
  }

  /// The finished file, its scratch file handed on in pieces of a size.
  private func file(_ batches: [[DXUser]], pieces size: Int = 7) throws -> String {
    var csv = UsersCSV()
    var scratch: [UInt8] = []
    for batch in batches { scratch += try csv.rows(batch) }
    var completion = csv.completion()
    var file = completion.header
    for start in stride(from: 0, to: scratch.count, by: size) {
      file += completion.feed(Array(scratch[start..<min(start + size, scratch.count)]))
    }
    return String(decoding: file, as: UTF8.self)
  }

  @Test("Columns that show late are there for everyone", arguments: [1, 3, 7, 4096])
  func lateColumns(_ size: Int) throws {
    let text = try file(
      [
        [user("1", [("name", "A, \"B\"\r\nC,,")])],
        [
          user(
            "2", [("github_username", "two"), ("title", "T")],
            [("team", "x\"y"), ("startdate", "2026-01-02")])
        ],
        [user("3", [], [("team", "z"), ("tag_team", "other")])],
      ], pieces: size)
    #expect(
      text == """
        id,name,email,github_username,gitlab_username,additional_github_username,deleted_at,roles,\
        title,tag_team,startdate,tag_team_2\r
        1,"A, ""B""\r
        C,,",1@example.com,,,,,,,,,\r
        2,,2@example.com,two,,,,,T,"x""y",2026-01-02,\r
        3,,3@example.com,,,,,,,z,,other\r

        """)
  }

  @Test("It is read back as it was written")
  func readBack() throws {
    let odd = [
      "plain", "a,b", "\"q\"", "line\nbreak", "\r", ";", " ", "é\u{1F469}\u{200D}\u{1F4BB}",
    ]
    let users = odd.enumerated().map { user("\($0)", [("name", $1)], [("n\($0)", $1)]) }
    let records = CSVReader.records(Array(try file(users.map { [$0] }).utf8))
    let header = try #require(records.first?.fields)
    #expect(records.count == odd.count + 1)
    #expect(header.count == 8 + odd.count)
    for (index, record) in records.dropFirst().enumerated() {
      #expect(record.flaws.isSound)
      #expect(record.fields.count == header.count)
      #expect(record.fields[1] == odd[index])
      #expect(record.fields[8 + index] == odd[index])
      #expect(record.fields[2] == "\(index)@example.com")
    }
    #expect(header[2] == UsersCSV.emailColumn)
  }

  @Test("An account without people is a header")
  func nobody() throws {
    #expect(
      try file([])
        == "id,name,email,github_username,gitlab_username,additional_github_username,deleted_at,"
        + "roles\r\n")
  }

  @Test("An answer that makes up columns without end is refused")
  func columns() throws {
    var csv = UsersCSV()
    let attributes = (0..<1000).map { ("a\($0)", "1") }
    #expect(throws: DXFailure.Cause.unexpected("more than 1,000 different fields")) {
      try csv.rows([user("1", [], attributes)])
    }
  }
}
