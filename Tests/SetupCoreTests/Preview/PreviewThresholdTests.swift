import Basics
import Testing

@testable import SetupCore

@Suite("When a sync changes so much that somebody has to confirm it")
struct PreviewThresholdTests {
  private func preview(
    matched: Int = 100, assigned: Int = 100, deactivated: Int = 0, count: Int = 0, filled: Int = 0,
    blanked: Int = 0
  ) -> Preview {
    var preview = Preview(against: .kept)
    (preview.users, preview.matched, preview.assigned) = (matched, matched, assigned)
    preview.deactivated = deactivated
    var change = Preview.Change(attribute: "githubusername")
    (change.count, change.filled, change.blanked) = (count, filled, blanked)
    preview.changed = [change]
    return preview
  }

  private func over(_ preview: Preview, _ threshold: PreviewThreshold = PreviewThreshold())
    -> [String]
  {
    threshold.over(preview).map(\.words)
  }

  @Test("More than a tenth, each kind by itself; filled ones never")
  func tenth() {
    #expect(over(preview(count: 10, blanked: 10)) == [])
    #expect(over(preview(count: 11, blanked: 11)) == ["blank 11"])
    #expect(over(preview(count: 20, blanked: 10)) == [])
    #expect(over(preview(count: 11)) == ["change 11"])
    #expect(over(preview(count: 100, filled: 100)) == [])
    #expect(over(preview(count: 40, filled: 5, blanked: 15)) == ["blank 15", "change 20"])
  }

  @Test("More than a twentieth of everybody assigned deactivated")
  func deactivated() {
    #expect(over(preview(matched: 15, deactivated: 5)) == [])
    #expect(over(preview(matched: 15, deactivated: 6)) == ["deactivate 6"])
  }

  @Test("Nothing where fewer than ten are matched, but a notice")
  func few() {
    let few = preview(matched: 9, assigned: 9, count: 9, blanked: 9)
    #expect(over(few) == [])
    #expect(
      few.notices(PreviewThreshold()) == [
        "Only 9 people are in the backup, too few for the threshold; it would be over: blank 9."
      ])
    #expect(over(preview(matched: 10, assigned: 10, count: 9, blanked: 9)) == ["blank 9"])
  }

  @Test("Other limits")
  func limits() {
    var threshold = PreviewThreshold()
    (threshold.changed, threshold.deactivated) = (12.5, 0)
    #expect(over(preview(count: 12, blanked: 12), threshold) == [])
    #expect(over(preview(count: 13, blanked: 13), threshold) == ["blank 13"])
    #expect(over(preview(deactivated: 1), threshold) == ["deactivate 1"])
  }

  @Test("The words are those of the largest")
  func words() {
    let excess = PreviewThreshold().over(preview(deactivated: 30, count: 40, blanked: 12))
    #expect(excess.words == "deactivate 30")
    #expect([PreviewExcess]().words == nil)
  }

  @Test("No verdict where nobody is assigned, or hardly anyone is in the backup")
  func obstacle() {
    #expect(
      preview(matched: 0, assigned: 0).obstacle?.reason
        == "Nobody is assigned to the app, so the sync would change nothing.")
    var hardly = preview(matched: 9)
    hardly.users = 100
    #expect(
      hardly.obstacle?.reason
        == "Hardly anyone who is assigned is in the backup: 9 of 100 people. It may be another "
        + "account's.")
    hardly.matched = 10
    #expect(hardly.obstacle == nil)
    (hardly.users, hardly.matched) = (9, 0)
    #expect(hardly.obstacle == nil)
  }

  @Test("A confirmation covers what is not new and not larger")
  func covered() {
    var setup = SetupState()
    func recorded(_ preview: Preview) -> Event.Kind {
      .previewRecorded(preview: RecordedPreview(preview, by: PreviewThreshold()))
    }
    setup.apply(Event(recorded(preview(count: 20, blanked: 20)), at: Instant(1)))
    #expect(setup.unconfirmedExcess.map(\.words) == ["blank 20"])
    #expect(
      setup.refusal(toVouchFor: .syncConnected)
        == Shortfall(
          reason: "The newest preview is over the threshold, and nobody confirmed it.",
          remedy: "Look at Tonight's sync in step 5 and confirm it there, if that is meant; or run "
            + "dirsync-setup preview --record --confirm \"blank 20\"."))
    #expect(setup.refusal(toVouchFor: .featureEnabled) == nil)
    setup.apply(Event(.previewConfirmed(words: "blank 20"), at: Instant(2)))
    #expect(setup.unconfirmedExcess == [])
    #expect(setup.refusal(toVouchFor: .syncConnected) == nil)
    setup.apply(Event(recorded(preview(count: 19, blanked: 19)), at: Instant(3)))
    #expect(setup.unconfirmedExcess == [])
    setup.apply(Event(recorded(preview(count: 33, blanked: 18)), at: Instant(4)))
    #expect(setup.unconfirmedExcess.map(\.words) == ["change 15"])
    setup.apply(Event(recorded(preview(count: 21, blanked: 21)), at: Instant(5)))
    #expect(setup.unconfirmedExcess.map(\.words) == ["blank 21"])
    setup.apply(Event(.organisationBound(host: "a.okta.com"), at: Instant(6)))
    setup.apply(Event(.organisationBound(host: "b.okta.com"), at: Instant(7)))
    #expect(setup.preview == nil)
    setup.apply(Event(recorded(preview(count: 20, blanked: 20)), at: Instant(8)))
    #expect(setup.unconfirmedExcess.map(\.words) == ["blank 20"])
  }
}
