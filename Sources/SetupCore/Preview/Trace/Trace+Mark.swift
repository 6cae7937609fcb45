extension Trace.Mark {
  /// The sign before a line.
  public var glyph: String {
    switch self {
    case .good: "✓"
    case .wrong: "✗"
    case .unknown: "?"
    case .none: " "
    }
  }
}
