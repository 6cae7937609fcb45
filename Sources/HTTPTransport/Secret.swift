/// A token, kept from every place that prints values.
///
/// Printing, interpolating, dumping and mirroring show dots. It can't be encoded; its value leaves
/// through `reveal` alone, which is for the `Authorization` header and the body of a sign-in.
public struct Secret: Equatable, Sendable {
  private let value: String

  /// A secret of a value.
  public init(_ value: String) { self.value = value }

  /// The value itself, for a request and nothing else.
  public func reveal() -> String { value }

  /// Whether there is anything in it.
  public var isEmpty: Bool { value.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Dots, whatever the value and its length.
  public var description: String { "••••" }
  /// Dots, whatever the value and its length.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` and test failures show dots too.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
