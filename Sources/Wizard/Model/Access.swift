import Basics
import SetupCore

/// What this sitting may do with the state folder.
public enum Access: Hashable, Sendable {
  /// What is confirmed is journalled.
  case writable
  /// The same, on the built-in demo tenant and a throw-away state folder.
  case demo
  /// Nothing is written; the state is of that moment.
  case readOnly(since: Instant)
  /// What is confirmed counts in memory alone, to see what would follow.
  case hypothetical

  /// Whether events can be journalled.
  public var canWrite: Bool {
    if case .readOnly = self { false } else { true }
  }
}

/// How the sitting stands to Okta.
public enum Connection: Hashable, Sendable {
  /// Nobody signed in.
  case signedOut
  /// `--offline`, or a bundle: nothing is looked at.
  case offline
  /// Signed in to a host; the moment of the last answer.
  case live(host: String, last: Instant?)

  /// Whether looks can be made.
  public var isLive: Bool {
    if case .live = self { true } else { false }
  }
}

/// One line that says what just happened; it stays until the next key.
public struct Notice: Hashable, Sendable {
  /// What the line means, shown by its glyph too.
  public enum Kind: Hashable, Sendable {
    case done, refused, failed, info
  }

  /// What it means.
  public var kind: Kind
  /// The sentence.
  public var text: String
  /// What was copied, to stand alone on a line of its own, where it can be selected whole.
  public var value: String?

  /// A sentence of a kind.
  public init(_ kind: Kind, _ text: String, value: String? = nil) {
    self.kind = kind
    self.text = text
    self.value = value
  }
}

/// The code of a device grant, as the sign-in screen shows it.
public struct DeviceCodeShown: Hashable, Sendable {
  /// What to type.
  public var code: String
  /// Where to type it.
  public var address: String
}

/// A file that may be a user export.
public struct ExportFile: Hashable, Sendable {
  /// Where it is.
  public var path: String
  /// Its base name, without control characters.
  public var name: String
  /// Its size.
  public var bytes: Int
  /// When it was last written.
  public var modified: Instant
  /// The first column names, as far as they fit on a line.
  public var columns: String

  /// A file by what the list shows of it.
  public init(path: String, name: String, bytes: Int, modified: Instant, columns: String) {
    self.path = path
    self.name = name
    self.bytes = bytes
    self.modified = modified
    self.columns = columns
  }
}

/// A verification that is running.
public struct Verification: Hashable, Sendable {
  /// The file's base name.
  public var file: String
  /// Bytes read so far.
  public var done: Int
  /// The file's size.
  public var total: Int

  /// The name under which everyone is read from DX; then people are counted, and not bytes.
  static let everyone = "users.list"

  /// What is being done, to stand before the progress.
  var words: String { file == Self.everyone ? "Reading everyone from DX" : "Checking \(file)" }
}
