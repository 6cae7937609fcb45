import Support
import Testing

@testable import SetupCore

@Suite("Putting back what a sync overwrote")
struct RestoreTallyTests {
  static let header = ["name", "Start Date", "email", "github_username", "tag_team"]
  static let synced = ["githubusername", "startdate"]

  private func csv(_ rows: [[String]]) -> [UInt8] {
    var writer = CSVWriter()
    for row in rows { writer.write(row) }
    return writer.take()
  }

  private func tally(
    _ backup: [[String]], now: [[String]], synced: [String] = synced, chosen: [String] = []
  ) throws -> RestoreTally {
    let columns = try RestoreColumns(
      header: backup[0], emailPlace: try #require(backup[0].firstIndex(of: "email")),
      synced: synced, chosen: chosen)
    var reader = PresentReader(columns, emailColumn: nil)
    csv(now).withUnsafeBufferPointer { reader.feed($0) }
    let present = reader.finish()
    var tally = RestoreTally(columns, now: present.table, isThere: present.isThere)
    for row in backup.dropFirst() { tally.take(row) }
    return tally
  }

  private func file(_ tally: RestoreTally) -> [[String]] {
    var bytes: [UInt8] = []
    tally.file { bytes += $0 }
    return CSVReader.records(bytes).map(\.fields)
  }

  @Test("People and columns that differ, spelt and ordered as in the backup")
  func differing() throws {
    let found = try tally(
      [
        Self.header, ["A", "2024/01/01", "A@example.com", "ada", "x"],
        ["B", "2024-01-02", "b@example.com", "bo", "x"], ["C", "", "c@example.com", "", "x"],
        ["D", "2024-01-04", "d@example.com", "dee", "x"],
      ],
      now: [
        ["e-mail", "start_date", "githubusername", "tag_team"],
        ["d@example.com", "2024-01-04", "DEE", "x"], ["c@example.com", "", "cc", "y"],
        ["a@example.com", "2024-01-01", "", "x"],
      ])
    #expect(
      file(found) == [
        ["email", "github_username"], ["A@example.com", "ada"], ["c@example.com", ""],
      ])
    let counts = found.counts
    #expect([counts.people, counts.values, counts.blankInBackup, counts.gone] == [2, 2, 1, 1])
    #expect(counts.others == ["tag_team": 1])
  }

  @Test("Columns stand before and after the e-mails as they did")
  func order() throws {
    let found = try tally(
      [Self.header, ["A", "2024-01-01", "a@example.com", "ada", "x"]],
      now: [Self.header, ["Z", "2024-01-02", "a@example.com", "bo", "x"]])
    #expect(
      file(found) == [
        ["Start Date", "email", "github_username"], ["2024-01-01", "a@example.com", "ada"],
      ])
    #expect(found.counts.others == ["name": 1])
  }

  @Test("Where nothing differs, a header alone")
  func none() throws {
    let rows = [Self.header, ["A", "2024-01-01", "a@example.com", "ada", "x"]]
    let found = try tally(rows, now: rows)
    #expect(file(found) == [["email"]])
    #expect(found.counts == RestoreTally.Counts())
  }

  @Test("Named columns alone, by External name or header; an unknown one is refused")
  func chosen() throws {
    let rows = [Self.header, ["A", "2024-01-01", "a@example.com", "ada", "x"]]
    let now = [Self.header, ["B", "2024-01-02", "a@example.com", "bo", "y"]]
    let found = try tally(rows, now: now, chosen: ["startdate", "name"])
    #expect(
      file(found) == [["name", "Start Date", "email"], ["A", "2024-01-01", "a@example.com"]])
    #expect(throws: UnknownColumn(name: "manager", columns: Self.header)) {
      try tally(rows, now: now, chosen: ["manager"])
    }
  }

  @Test("What was put back differs no more", arguments: Fuzzing.seeds(atLeast: 6))
  func roundTrip(_ seed: UInt64) throws {
    var random = SmallRandom(seed: seed)
    func row(_ number: Int) -> [String] {
      [
        "P \(number)", ["", "2024-01-01", "2024/02/02"][random.below(3)], "p\(number)@example.com",
        ["", "ada", "Bo"][random.below(3)], ["x", "y"][random.below(2)],
      ]
    }
    let backup = [Self.header] + (0..<200).map(row)
    var now = [Self.header] + (0..<200).map(row)
    let upload = file(try tally(backup, now: now))
    let header = upload[0]
    for line in upload.dropFirst() {
      let email = line[header.firstIndex(of: "email") ?? 0]
      for place in now.indices.dropFirst() where now[place][2] == email {
        for (column, name) in header.enumerated() {
          now[place][Self.header.firstIndex(of: name) ?? 0] = line[column]
        }
      }
    }
    #expect(upload.count > 100)
    let again = try tally(backup, now: now)
    #expect([again.counts.people, again.counts.values] == [0, 0])
  }
}
