import Support
import Testing

@testable import SetupCore

@Suite("The backup's values as they come into the table")
struct BackupTableReaderFuzzTests {
  /// Each person's values by what the records say, one after the other.
  private func plain(
    _ bytes: [UInt8], _ attributes: [SyncedAttribute]
  ) -> (columns: BackupColumns, people: [[UInt8]: [String]])? {
    var reader = CSVReader()
    let records = (reader.feed(bytes) + reader.finish()).map(\.fields)
    guard let place = reader.emailPlace, let header = records.first else { return nil }
    let columns = BackupColumns(attributes, header: header, emailPlace: place)
    // By their bytes: to Swift, two spellings of one accent are equal strings.
    var people: [[UInt8]: [String]] = [:]
    for row in records.dropFirst() where row.indices.contains(place) {
      let email = Array(EmailAddress(row[place]).canonical.utf8)
      if !email.isEmpty, people[email] == nil { people[email] = columns.values(of: row) }
    }
    return (columns, people)
  }

  @Test(
    "They are those of the records, however the file is cut and damaged", arguments: Fuzzing.seeds)
  func agrees(_ seed: UInt64) throws {
    let organisation = GeneratedOrganisation(seed: seed, people: 200)
    var chance = Chance(seed: seed)
    for round in 0..<20 {
      let bytes = round == 0 ? organisation.csv : chance.damaged(organisation.csv)
      var reader = BackupTableReader(organisation.synced)
      var rest = bytes[...]
      while !rest.isEmpty {
        let chunk = Array(rest.prefix(1 + chance.below(9000)))
        chunk.withUnsafeBufferPointer { reader.feed($0) }
        rest = rest.dropFirst(chunk.count)
      }
      let read = reader.finish()
      let plain = plain(bytes, organisation.synced)
      #expect(read?.columns == plain?.columns)
      #expect(read?.table.count == plain?.people.count)
      for (email, values) in plain?.people ?? [:] {
        #expect(
          read?.table.values(of: EmailAddress(String(decoding: email, as: UTF8.self))) == values)
      }
    }
  }
}
