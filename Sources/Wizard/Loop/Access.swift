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
