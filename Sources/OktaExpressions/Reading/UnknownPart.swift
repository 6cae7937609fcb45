/// Part of an expression that Okta may know and this program doesn't: no fault, and no value.
public struct UnknownPart: Error, Hashable, Sendable {
  /// The part as it is written, or the beginning of it.
  public var name: String
  /// Where it is seen: characters from the beginning, counted from 1.
  public var place: Int
  /// What Okta has that is spelled nearly alike; nil for nothing.
  public var near: String?

  /// A sentence that names the part, and what it may have been meant to be.
  public var sentence: String {
    let unknown = "\(name) at character \(place) is not known here"
    guard let near else { return unknown + ". Try it in Okta's preview." }
    return unknown + ", but \(near) is: letter case counts."
  }
}
