/// What this program wrote to an app, place by place: what was there before it came, and what it
/// left there.
///
/// The fold of the journal's writes. Undoing is going from the one to the other, however many
/// writes lie between, and whether or not they ended well.
public struct WriteLedger: Hashable, Sendable {
  /// One place that was written.
  public struct Entry: Hashable, Sendable {
    /// The organisation's host and the app's id.
    public var host, app: String
    /// The place.
    public var place: Write.Place
    /// What was there before the first write; nil for nothing.
    public var original: Write.Content?
    /// What was there after the last; nil for nothing.
    public var left: Write.Content?
  }

  /// The places, the one that was written first first; those that are as they were are left out.
  public private(set) var entries: [Entry] = []
  /// Writes that may or may not have reached Okta, at most one for an app: the program ended before
  /// it knew.
  public private(set) var unfinished: [JournalledWrite] = []

  /// Nothing was written.
  public init() {}

  /// The places of one app, the one that was written first first.
  public func entries(host: String, app: String) -> [Entry] {
    entries.filter { $0.host == host && $0.app == app }
  }

  /// The write of an app of which it isn't known whether it reached Okta.
  public func unfinished(host: String, app: String) -> Write? {
    unfinished.first { $0.host == host && $0.app == app }?.write
  }

  mutating func intend(_ write: JournalledWrite) { unfinished.append(write) }

  /// Takes in what an unfinished write of an app came to.
  public mutating func settle(host: String, app: String, _ outcome: WriteOutcome) {
    end(host: host, app: app, outcome)
  }

  mutating func end(host: String, app: String, _ outcome: WriteOutcome) {
    let index = unfinished.firstIndex { $0.host == host && $0.app == app }
    guard let ended = index.map({ unfinished.remove(at: $0) }) else { return }
    switch outcome {
    case .unchanged: return
    case .kept(let held), .otherwise(let held, _): note(ended, leaving: held)
    }
  }

  private mutating func note(_ ended: JournalledWrite, leaving held: Write.Content?) {
    let key = ended.write.place.key
    let index = entries.firstIndex {
      $0.host == ended.host && $0.app == ended.app && $0.place.key == key
    }
    var entry =
      index.map { entries.remove(at: $0) }
      ?? Entry(
        host: ended.host, app: ended.app, place: ended.write.place, original: ended.write.before)
    entry.left = held
    // Newest last, so that what was written last is put back first.
    if entry.left != entry.original { entries.append(entry) }
  }
}
