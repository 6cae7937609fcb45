import Basics
import SetupCore
import Synchronization

/// A person by keyed digest, and by the address that it is made of.
struct Bearer {
  var digest: String
  var address: String
}

/// Counts people who bear a sign, and keeps a few of them.
///
/// Of any number of people the same few are kept, those whose digests come first, so that two
/// signs of the same people show the same digests.
struct PatternTally {
  private(set) var count = 0
  /// The few, by digest; their addresses leave memory only where people are to be named.
  private(set) var bearers: [Bearer] = []

  mutating func add(_ bearer: @autoclosure () -> Bearer) {
    count += 1
    let bearer = bearer()
    guard !bearer.digest.isEmpty else { return }
    if bearers.count == PeoplePattern.limit {
      guard let last = bearers.last, bearer.digest < last.digest else { return }
      bearers.removeLast()
    }
    let place = bearers.firstIndex { $0.digest > bearer.digest } ?? bearers.endIndex
    bearers.insert(bearer, at: place)
  }

  var pattern: PeoplePattern { PeoplePattern(count: count, digests: bearers.map(\.digest)) }
}

/// The addresses of people whom a pattern keeps digests of, for a command that may name them.
///
/// In memory only: no observation, journal or bundle has them.
public final class NamedPeople: Sendable {
  private let addresses = Mutex<[String: String]>([:])

  /// Nobody.
  public init() {}

  /// The addresses behind some digests, sorted; of those that were read in this run.
  public func addresses(of digests: some Sequence<String>) -> [String] {
    addresses.withLock { known in digests.compactMap { known[$0] } }.sorted()
  }

  func add(_ bearers: [Bearer]) {
    addresses.withLock { known in
      for bearer in bearers { known[bearer.digest] = sanitised(bearer.address, limit: 320) }
    }
  }
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
  /// Takes the people who may be named; nil where nobody may.
  public var names: NamedPeople?
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
