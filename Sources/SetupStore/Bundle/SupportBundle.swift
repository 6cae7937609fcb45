import Basics
import SetupCore

/// One readable file with a journal and what was observed, redacted, that support can open.
///
/// JSON lines in five parts, each followed by a line with its digest: header, environment, the
/// backup's shape, the journal line by line, and the end with the digest of everything before it.
/// The same set-up, environment and moment make the same bytes.
public struct SupportBundle: Hashable, Sendable {
  /// The version of the format that this program writes and the newest that it reads.
  public static let format = 1
  /// The most bytes that a bundle may have; a set-up of a lifetime has a hundredth of it.
  static let limit = 128 * 1_048_576
  /// The most lines that a bundle may have.
  static let mostLines = 500_000

  /// Where a bundle was made, besides the set-up itself.
  public struct Environment: Hashable, Sendable {
    /// The program's version.
    public var program: String
    /// The terminal's kind, as `TERM` names it; empty where there was none.
    public var terminal: String
    /// The locale's name; empty where none was set.
    public var locale: String

    /// An environment by its three names; what is not fit for a line is left out of them.
    public init(program: String, terminal: String, locale: String) {
      self.program = bounded(program)
      self.terminal = bounded(terminal)
      self.locale = bounded(locale)
    }
  }

  /// When it was made.
  public let created: Instant
  /// Minutes east of UTC of the clock where it was made.
  public let offset: Int
  /// Where it was made.
  public let environment: Environment
  /// The journal's events, without people and secrets.
  public let events: [Event]

  /// The parts that the admin left out.
  public let leftOut: Set<BundlePart>

  /// Why this is only what could be read of it; nil where it is whole.
  public internal(set) var fault: BundleFailure?

  /// The set-up that the events make.
  public var setup: SetupState { SetupState(folding: events) }

  /// A bundle of a journal's events; people and secrets, and what the admin doesn't want in it, are
  /// taken out of them here.
  ///
  /// - Parameters:
  ///   - since: of what is older only that stays on which the state rests; nil for all.
  ///   - parts: what is left out.
  ///   - words: what is replaced in every text, each by a stand-in of its own.
  public init(
    _ events: [Event], _ environment: Environment, created: Instant, offset: Int = 0,
    since: Instant? = nil, without parts: Set<BundlePart> = [], redacting words: [String] = []
  ) {
    let filter = TextFilter(words)
    let wanted = since.map { events.condensed(before: $0) } ?? events
    self.events = wanted.map { $0.filtered(filter) }.leavingOut(parts)
    self.environment =
      parts.contains(.environment)
      ? Environment(program: environment.program, terminal: "", locale: "") : environment
    leftOut = parts
    self.created = created
    self.offset = offset
  }

  /// The name of a bundle made at a moment, `dirsync-setup-bundle-20261124-0930.jsonl`.
  public static func fileName(at now: Instant, offset: Int) -> String {
    let digits = now.iso8601(offset: offset).prefix(16).filter(\.isNumber)
    return "dirsync-setup-bundle-\(digits.prefix(8))-\(digits.suffix(4)).jsonl"
  }
}

/// What the outside named, fit for one line of a file.
private func bounded(_ name: String) -> String { sanitised(redacted(name), limit: 80) }
