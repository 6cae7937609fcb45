import Basics
import SetupCore
import Testing

@Suite("Putting back what was written")
struct WritePlanUndoTests {
  private func undo(_ ledger: WriteLedger, _ profile: AppProfile) -> WritePlan {
    WritePlan.undoing(ledger.entries(host: exampleHost, app: "0oa1"), in: profile)
  }

  @Test("What was added is unmapped and deleted, newest first")
  func added() throws {
    let before = try exampleProfile()
    let done = WritePlan.applying([planned("startdate"), planned("branch")], to: before)
    let undone = undo(ledger(events(done.writes)), done.profile)
    #expect(
      undone.titles == [
        "Take the mapping of branch away, for people of type user",
        "Delete the attribute branch, and everybody's value of it",
        "Take the mapping of startdate away, for people of type user",
        "Delete the attribute startdate, and everybody's value of it",
      ])
    #expect(
      undone.requests.prefix(2) == [
        #"POST /api/v1/mappings/prm1 {"properties":{"branch":{"expression":null,"#
          + #""pushStatus":null}}}"#,
        ##"POST /api/v1/meta/schemas/apps/0oa1/default {"definitions":{"custom":{"id":"#custom","##
          + #""type":"object","properties":{"branch":null}}}}"#,
      ])
    #expect(undone.profile == before)
  }

  @Test("A push is switched off, then deleted without the group at the other side")
  func pushed() throws {
    var profile = try exampleProfile()
    let done = WritePlan.applying([], pushing: [NamedGroup(id: "00g1", name: "A")], to: profile)
    profile.pushes["00g1"] = GroupPush(id: "gPm9", status: "ERROR")
    let undone = undo(ledger(events(done.writes)), profile)
    #expect(
      undone.requests == [
        #"PATCH /api/v1/apps/0oa1/group-push/mappings/gPm9 {"status":"INACTIVE"}"#,
        "DELETE /api/v1/apps/0oa1/group-push/mappings/gPm9?deleteTargetGroup=false",
      ])
  }

  @Test("What somebody changed since is left as it is")
  func changedSince() throws {
    let done = WritePlan.applying([planned("startdate")], to: try exampleProfile())
    var now = done.profile
    now.mappings[0].properties["startdate"] = Mapping(
      expression: "user.theirs", push: .onCreateAndUpdate)
    let undone = undo(ledger(events(done.writes)), now)
    #expect(undone.writes.isEmpty)
    #expect(
      undone.refusals.map(\.reason) == [
        "The mapping of startdate for people of type user was changed since: this program left "
          + "user.a, on create and update, and now there is user.theirs, on create and update. It "
          + "is left as it is.",
        "The attribute startdate is mapped for people of type user by somebody else since. It is "
          + "left as it is.",
      ])
  }

  @Test("What the journal may not keep can't be put back, and it is said")
  func redacted() throws {
    let profile = try exampleProfile(
      ["startdate": attributeJSON("startdate")],
      mapped: [
        "startdate": Mapping(expression: "\"ada@example.com\"", push: .onCreateAndUpdate)
      ])
    let done = WritePlan.applying([planned("startdate")], to: profile)
    let kinds = events(done.writes)
    #expect(!"\(kinds)".contains("ada@example.com"))
    let undone = undo(ledger(kinds), done.profile)
    #expect(undone.writes.isEmpty)
    #expect(
      undone.refusals.map(\.reason) == [
        "The mapping of startdate for people of type user held an e-mail address or something like "
          + "a token, which the journal does not keep. It is left as it is."
      ])
  }

  @Test("A write whose end isn't known is remembered, for its app alone")
  func unfinished() throws {
    let done = WritePlan.applying([planned("startdate")], to: try exampleProfile())
    let kinds = Array(events(done.writes).prefix(1))
    var written = ledger(kinds)
    #expect(written.unfinished(host: exampleHost, app: "0oa1") == done.writes[0])
    #expect(written.unfinished(host: exampleHost, app: "0oa2") == nil)
    #expect(written.unfinished(host: "other.okta.com", app: "0oa1") == nil)
    #expect(written.entries.isEmpty)
    written = ledger(
      kinds + [.writeEnded(host: exampleHost, app: "0oa1", outcome: .unchanged(reason: "No."))])
    #expect(written == WriteLedger())
  }

  @Test("Chance: a plan is reached, is not written twice, and is put back to the byte")
  func chance() throws {
    var dice = Dice(state: 7)
    for _ in 0..<400 {
      let before = try dice.profile()
      let plan = dice.plan()
      let done = WritePlan.applying(plan, to: before)
      let names = Set(before.custom.keys).union(plan.map(\.variableName))
      for write in done.writes {
        #expect(write.request(app: "0oa1") != nil)
        let name = try #require(write.place.variableName)
        #expect(names.contains(name) && !before.base.contains(name))
      }
      let untouched = { (profile: AppProfile) in
        profile.mappings.map { $0.properties.filter { before.base.contains($0.key) } }
      }
      #expect(untouched(done.profile) == untouched(before))
      #expect(WritePlan.applying(plan, to: done.profile).writes.isEmpty)
      // It may end anywhere.
      let cut = Int(dice.next() % UInt64(done.writes.count + 1))
      let half = before.after(done.writes.prefix(cut))
      let undone = undo(ledger(events(Array(done.writes.prefix(cut)))), half)
      #expect(undone.profile == before, "\(done.titles.prefix(cut))")
      #expect(undone.refusals.isEmpty)
    }
  }
}
