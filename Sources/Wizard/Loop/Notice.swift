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
    (self.kind, self.text, self.value) = (kind, text, value)
  }
}
