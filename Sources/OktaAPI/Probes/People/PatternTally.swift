import Basics
import SetupCore

/// Counts people who bear a sign, and keeps digests of a few.
///
/// Of any number of people the same few are kept, those whose digests come first, so that two
/// signs of the same people show the same digests.
struct PatternTally {
  private(set) var count = 0
  private var digests: [String] = []

  mutating func add(_ digest: @autoclosure () -> String) {
    count += 1
    let digest = digest()
    guard !digest.isEmpty else { return }
    if digests.count == PeoplePattern.limit {
      guard let last = digests.last, digest < last else { return }
      digests.removeLast()
    }
    digests.insert(digest, at: digests.firstIndex { $0 > digest } ?? digests.endIndex)
  }

  var pattern: PeoplePattern { PeoplePattern(count: count, digests: digests) }
}

/// What the probes of people need besides Okta, and what was read of the app before them.
public struct ProbeContext: Sendable {
  /// The app itself; nil if it was not read.
  public var app: ObservedApp?
  /// The attributes of the app's profile; without them no values are read.
  public var schema: ObservedSchema?
  /// How the attributes are filled.
  public var mappings: ObservedMappings?
  /// The kept backup, to compare with.
  public var backup: BackupIndex?
  /// That backup's digest.
  public var backupDigest: String?
  /// The keyed digest of a person's e-mail; made by the state folder's key.
  public var digest: @Sendable (String) -> String
  /// The present moment.
  public var now: Instant

  /// A context in which nothing was read yet.
  public init(now: Instant, digest: @escaping @Sendable (String) -> String) {
    (self.now, self.digest) = (now, digest)
  }

  /// Takes in what was read, where a later probe needs it.
  public mutating func take(_ observation: Observation) {
    switch observation {
    case .app(let observed): app = observed
    case .schema(let observed): schema = observed
    case .mappings(let observed): mappings = observed
    case .appMissing, .connection, .features, .assignments, .groupPush, .backupComparison,
      .arrivedValues, .people, .groups, .log, .twinApps, .rateLimit, .backupShape:
      break
    }
  }
}
