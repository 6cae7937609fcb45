/// A preview as the journal keeps it: counts, and no person.
public struct RecordedPreview: Hashable, Codable, Sendable {
  /// The counts of one attribute.
  public struct Change: Hashable, Codable, Sendable {
    /// The attribute's External name.
    public var attribute: String
    /// As in `Preview.Change`.
    public var count, filled, blanked, invalid, respelt: Int
  }

  /// As in `Preview`.
  public var users, matched, unmatched, unchanged, notPushed, suspended, deactivated: Int
  /// Each custom attribute.
  public var changed: [Change]
  /// What it was compared with.
  public var against: Preview.Against
  /// The limits in percent that it was judged by.
  public var changedLimit, deactivatedLimit: Double
  /// What is over them.
  public var over: [PreviewExcess]

  /// The counts of a complete preview, judged by a threshold.
  public init(_ preview: Preview, by threshold: PreviewThreshold) {
    (users, matched, unmatched) = (preview.users, preview.matched, preview.unmatched)
    (unchanged, notPushed) = (preview.unchanged, preview.notPushed)
    (suspended, deactivated) = (preview.suspended, preview.deactivated)
    changed = preview.changed.map {
      Change(
        attribute: $0.attribute, count: $0.count, filled: $0.filled, blanked: $0.blanked,
        invalid: $0.invalid, respelt: $0.respelt)
    }
    against = preview.against
    (changedLimit, deactivatedLimit) = (threshold.changed, threshold.deactivated)
    over = threshold.over(preview)
  }
}

extension SetupState {
  /// What the newest recorded preview is over and nobody has confirmed; empty if nothing.
  public var unconfirmedExcess: [PreviewExcess] { unconfirmed(preview?.value.over ?? []) }

  /// What of some excess no confirmation covers.
  public func unconfirmed(_ over: [PreviewExcess]) -> [PreviewExcess] {
    over.filter { excess in !confirmedExcess.contains { excess.isCovered(by: $0) } }
  }

  /// Why nobody may vouch for a row now; nil where they may.
  ///
  /// *Connected* lets tonight's sync run, so a preview over the threshold is confirmed before.
  public func refusal(toVouchFor id: PreconditionID) -> Shortfall? {
    guard id == .syncConnected, let words = unconfirmedExcess.words else { return nil }
    return Shortfall(
      reason: "The newest preview is over the threshold, and nobody confirmed it.",
      remedy: "Look at Tonight's sync in step 5 and confirm it there, if that is meant; or run "
        + "dirsync-setup preview --record --confirm \"\(words)\".")
  }
}
