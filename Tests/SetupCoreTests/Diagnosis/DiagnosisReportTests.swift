import Basics
import FoundationEssentials
import Testing

@testable import SetupCore

/// What `diagnose --json` prints.
@Suite("The report of a diagnosis")
struct DiagnosisReportTests {
  @Test("Its keys and words are fixed")
  func json() throws {
    let setup = Healthy.spoiled {
      $0.groups.membersNotAssigned = PeoplePattern(count: 1)
      $0.assignments = ObservedAssignments(people: 0, inactive: 0, groups: 0, emptyGroups: 0)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(DiagnosisReport(setup, at: Healthy.now))

    #expect(
      String(decoding: data, as: UTF8.self) == """
        {"findings":[{"confidence":"stated","evidence":"No people and no groups are assigned to \
        the app. Seen 09:00.","fix":["Assignments > Assign > Assign to Groups or Assign to \
        People","Assign","Done"],"follows":null,"id":"nobody-assigned","remedy":"Assign the people \
        or groups that DX should get.","rows":["assignments-present"],"severity":"error","title":"Nobody is assigned to the \
        app"},{"confidence":"stated","evidence":"1 person in pushed groups is not assigned to the \
        app. Seen 09:00.","fix":["Assignments > Assign > Assign to Groups or Assign to \
        People","Assign","Done"],"follows":"nobody-assigned","id":"pushed-but-not-assigned",\
        "remedy":"Push Groups sends groups, not people. Assign the people as well.",\
        "rows":[],"severity":"error","title":"Members of pushed groups are not assigned"}],"notRead":[],"notTold":[]}
        """)
  }

  @Test("Only errors make it fail")
  func errors() {
    #expect(!DiagnosisReport(Healthy().setup, at: Healthy.now).hasError)
    let warned = Healthy.spoiled { $0.mark(.oktaInactive, 1) }
    #expect(DiagnosisReport(warned, at: Healthy.now).findings.count == 1)
    #expect(!DiagnosisReport(warned, at: Healthy.now).hasError)
    let broken = Healthy.spoiled { $0.app.status = "INACTIVE" }
    #expect(DiagnosisReport(broken, at: Healthy.now).hasError)
  }
}

/// The new observations survive the journal, and hold no more than they may.
@Suite("Observations for the diagnosis")
struct DiagnosisObservationTests {
  @Test("They come back from JSON as they were")
  func roundTrip() throws {
    let spoiled = Healthy.spoiled { healthy in
      for one in DiagnosisCase.values { one.spoil(&healthy) }
      healthy.mark(.stagedLong, 2)
      healthy.note("application.provision.user.push", "Conflict", of: 2)
    }
    let observed = spoiled.observations.kinds.compactMap { spoiled.observations[$0]?.value }
    let back = try JSONDecoder().decode([Observation].self, from: JSONEncoder().encode(observed))
    #expect(back == observed)
    #expect(
      Set(observed.map(\.kind)).isSuperset(of: [.people, .groups, .log, .twinApps, .rateLimit]))
  }

  @Test("Signs are written as the keys of an object")
  func keys() throws {
    let people = ObservedPeople(people: 1, signs: [.syncError: PeoplePattern(count: 1)])
    let text = String(decoding: try JSONEncoder().encode(people), as: UTF8.self)
    #expect(text.contains("\"syncError\":{"))
  }

  @Test("At most 20 digests are kept, and reasons lose addresses and tokens")
  func bounds() {
    let many = PeoplePattern(count: 40, digests: (0..<40).map { "d\($0 + 10)" })
    #expect(many.digests.count == 20 && many.digests.first == "d10" && many.count == 40)
    let group = LogGroup(
      eventType: "x\u{1B}", outcome: "FAILURE",
      reason: "ana@example.com exists\n" + String(repeating: "y ", count: 200), count: 1,
      first: Instant(0), last: Instant(0))
    #expect(group.reason.hasPrefix("[e-mail] exists y"))
    #expect(group.reason.count == 200 && group.eventType == "x")
    let names = GroupPattern(["b", "a\u{1B}", "c"])
    #expect(names.names == ["a", "b", "c"] && names.count == 3)
    #expect(ObservedPeople(people: 1, signs: [.stagedLong: PeoplePattern(count: 0)]).signs.isEmpty)
    #expect(ObservedValues.shape(of: "2024-02-30") == "2024-02-30 (no such day)")
    #expect(ObservedValues.shape(of: "2024-03-04 ") == "9999-99-99 and a blank")
    #expect(ObservedValues.shape(of: "3. März 2024\u{7}") == "9. AAAA 9999")
  }

  @Test("The log keeps its newest groups")
  func log() {
    let groups = (0..<250).map {
      LogGroup(
        eventType: "x", outcome: "SUCCESS", count: 1, first: Instant($0), last: Instant($0))
    }
    let log = ObservedLog(since: Instant(0), groups: groups)
    #expect(log.groups.count == 200)
    #expect(log.groups.first?.last == Instant(249) && log.groups.last?.last == Instant(50))
  }

  @Test("Another app voids what was seen of the first one, and not the backup's shape")
  func rebinding() {
    let setup = Healthy.spoiled { $0.after = [.appBound(id: "0oa2", label: "DX 2")] }
    #expect(setup.observations.kinds == [.backupShape])
  }
}
