import Basics
import SetupCore
import Testing

@Suite("Applying again where a run broke off")
struct WritePlanResumeTests {
  private func resume(
    _ plan: [PlannedAttribute], _ writes: some Collection<Write>, from before: AppProfile
  ) -> WritePlan {
    let written = ledger(events(Array(writes)))
    return WritePlan.applying(
      plan, to: before.after(writes), after: written.entries(host: exampleHost, app: "0oa1"))
  }

  private static func wrongNamespace(_ more: String = "") throws -> AppProfile {
    try exampleProfile(
      ["begin": attributeJSON("startdate", "urn:x", #","maxLength":10"# + more)],
      mapped: ["begin": Mapping(expression: "user.old", push: .onCreate)],
      types: [("user", true), ("contractor", false)])
  }

  @Test("Deleted and not added anew, an attribute is added as it was but for the names")
  func definition() throws {
    let before = try Self.wrongNamespace()
    let done = WritePlan.applying([planned("startdate")], to: before)
    #expect(
      done.titles == [
        "Take the mapping of begin away, for people of type user",
        "Take the mapping of begin away, for people of type contractor",
        "Delete the attribute begin, and everybody's value of it", "Add the attribute begin",
        "Map begin, for people of type user", "Map begin, for people of type contractor",
      ])
    let again = resume([planned("startdate")], done.writes.prefix(3), from: before)
    #expect(again.titles == Array(done.titles.suffix(3)))
    #expect(again.writes == Array(done.writes.suffix(3)))
    #expect(again.notes.isEmpty && again.refusals.isEmpty)
  }

  @Test("What is planned otherwise since is done otherwise, with what was there before")
  func otherPlan() throws {
    let before = try Self.wrongNamespace()
    let done = WritePlan.applying([planned("startdate")], to: before)
    let again = resume([planned("startdate", "user.c")], done.writes.prefix(3), from: before)
    #expect(again.titles == Array(done.titles.suffix(3)))
    #expect(
      again.writes[1].after == .mapping(Mapping(expression: "user.c", push: .onCreateAndUpdate)))
    // Planned no longer, it is left to whoever puts back what was there.
    #expect(resume([planned("branch")], done.writes.prefix(3), from: before).titles.count == 2)
  }

  @Test("What the journal may not keep is lost, and it is said")
  func lost() throws {
    let before = try Self.wrongNamespace(#","description":"ask ada@example.com""#)
    let plan = [planned("startdate", variable: "begin")]
    let done = WritePlan.applying(plan, to: before)
    let again = resume(plan, done.writes.prefix(3), from: before)
    #expect(again.titles == Array(done.titles.suffix(3)))
    #expect(
      again.writes[0].after == .attribute(definition: AttributeDefinition(planned: plan[0])))
    #expect(
      again.notes == [
        "The attribute begin was taken away by an earlier run, and held an e-mail address or "
          + "something like a token, which the journal does not keep: it is not as it was."
      ])
  }

  @Test("Chance: wherever it broke off, the next run comes to the same end, and all is put back")
  func chance() throws {
    var dice = Dice(state: 11)
    var resumed = 0
    for _ in 0..<40 {
      let before = try dice.profile()
      let plan = dice.plan()
      let done = WritePlan.applying(plan, to: before)
      for cut in 0...done.writes.count {
        let first = Array(done.writes.prefix(cut))
        let again = resume(plan, first, from: before)
        #expect(again.profile == done.profile, "\(done.titles) at \(cut)")
        #expect(again.refusals == done.refusals)
        let all = first + again.writes
        let end = before.after(all)
        #expect(end == done.profile)
        let undone = WritePlan.undoing(
          ledger(events(all)).entries(host: exampleHost, app: "0oa1"), in: end)
        #expect(undone.profile == before && undone.refusals.isEmpty)
        resumed += again.writes.isEmpty ? 0 : 1
      }
    }
    #expect(resumed > 100)
  }
}
