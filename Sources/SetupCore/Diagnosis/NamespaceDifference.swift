/// How an External namespace differs from the one that DX reads.
public struct NamespaceDifference: Hashable, Sendable {
  /// The namespace that was seen, as it came.
  public let seen: String
  /// Place by place, for those that are nearly right.
  public let difference: TextDifference

  /// The difference of a namespace; nil if it is the right one to the scalar.
  public init?(_ seen: String) {
    // Not `==`: it takes canonically equivalent texts for equal, and DX compares bytes.
    guard !seen.unicodeScalars.elementsEqual(coreUserNamespace.unicodeScalars) else { return nil }
    self.seen = seen
    difference = TextDifference(seen: seen, expected: coreUserNamespace)
  }

  /// What is wrong, as sentences.
  public var sentence: String {
    if seen == Self.enterprise {
      return "its External namespace is that of the enterprise extension, \(seen)."
    }
    let name = "its External namespace is “\(shown(seen))”"
    guard !difference.isOther else { return name + ", and has to be \(coreUserNamespace)." }
    return name + ". " + difference.sentence
  }

  private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
}
