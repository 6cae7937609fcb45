import Basics
import Support
import Testing

@testable import SetupCore

@Suite("What the next sync changes, in counts")
struct PreviewTallyTests {
  static func preview(_ organisation: GeneratedOrganisation) throws -> Preview {
    var reader = BackupTableReader(organisation.synced)
    organisation.csv.withUnsafeBufferPointer { reader.feed($0) }
    let finished = reader.finish()
    let (table, columns) = try #require(finished)
    var tally = PreviewTally(table, columns: columns, against: .file)
    tally.take(organisation.people)
    return tally.finish()
  }

  @Test("All counts are those of a plain join")
  func agrees() async throws {
    try await twoAtATime(Fuzzing.seeds(atLeast: 20)) { seed in try expectPlainJoin(seed) }
  }

  private func expectPlainJoin(_ seed: UInt64) throws {
    let organisation = GeneratedOrganisation(seed: seed, people: 400)
    let preview = try Self.preview(organisation)
    let plain = PlainJoin(organisation)
    let numbers = [
      "users": preview.users, "matched": preview.matched, "created": preview.created,
      "unmatched": preview.unmatched, "suspended": preview.suspended,
      "notPushed": preview.notPushed, "deactivated": preview.deactivated,
      "unchanged": preview.unchanged, "matchedTwice": preview.matchedTwice,
      "aliases": preview.aliases,
    ]
    #expect(numbers == plain.numbers, "seed \(seed)")
    #expect(preview.changed.map(\.attribute) == organisation.synced.map(\.externalName))
    for (change, expected) in zip(preview.changed, plain.changes) {
      #expect(
        [change.count, change.filled, change.blanked, change.invalid, change.respelt]
          == ["count", "filled", "blanked", "invalid", "respelt"].map { expected[$0] ?? 0 },
        "\(change.attribute)")
    }
    #expect(preview.withoutColumn == plain.withoutColumn)
    #expect(preview.emptyForEveryone == plain.emptyForEveryone)
    #expect(preview.withoutAttribute == organisation.header.filter { $0 == "note" })
    // Nearly everything happens in each organisation, so that nothing is compared in vain.
    #expect(numbers.values.count { $0 > 0 } >= numbers.count - 1)
    #expect(Set(preview.examples.map(\.kind)).count >= 4)
  }

  @Test("A difference of a default attribute makes nobody changed")
  func defaults() throws {
    let columns = BackupColumns([], header: ["email", "Last name"], emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    table.add(email: "Ada@example.com", values: ["Ada@example.com", "Byron"])
    var tally = PreviewTally(table, columns: columns, against: .kept)
    tally.take(
      AssignedPerson(
        email: "ada@example.com",
        profile: JSONObject([JSONObject.Member("familyName", .string("Lovelace"))])))
    let preview = tally.finish()
    #expect(preview.unchanged == 1)
    #expect(preview.defaults.map(\.attribute) == ["email", "familyName"])
    #expect(preview.defaults.map(\.count) == [0, 1])
    #expect(preview.defaults.map(\.respelt) == [1, 0])
    #expect(preview.changed.isEmpty)
  }

  @Test("Nobody is deactivated where that is off")
  func deactivation() {
    for (isOn, expected) in [(true, 1), (false, 0)] {
      let columns = BackupColumns([], header: ["email"], emailPlace: 0)
      var table = BackupTable(width: 1)
      table.add(email: "a@example.com", values: ["a@example.com"])
      var tally = PreviewTally(table, columns: columns, against: .kept, deactivates: isOn)
      tally.take(
        AssignedPerson(email: "a@example.com", account: .deactivated, profile: JSONObject()))
      let preview = tally.finish()
      #expect(preview.deactivated == expected)
      #expect([preview.users, preview.assigned, preview.unmatched] == [0, 1, 0])
    }
  }

  @Test("At most twenty people are shown for each attribute and kind")
  func examples() {
    let attribute = SyncedAttribute(variableName: "team", externalName: "tag_team")
    let columns = BackupColumns([attribute], header: ["email"], emailPlace: 0)
    var table = BackupTable(width: columns.attributes.count)
    for number in 0..<50 { table.add(email: "p\(number)@example.com", values: ["", "x"]) }
    var tally = PreviewTally(table, columns: columns, against: .kept)
    for number in 0..<50 {
      let profile = JSONObject([JSONObject.Member("team", .string("x"))])
      tally.take(AssignedPerson(email: "p\(number)@example.com", profile: profile))
    }
    let preview = tally.finish()
    #expect(preview.changed.map(\.filled) == [50])
    #expect(preview.examples.filter { $0.attribute == "tag_team" }.count == 20)
  }
}
