extension Request {
  /// Method and path with ids left out, `GET /api/v1/apps/{id}/users`; no query.
  ///
  /// Rate limits hold for such a group of addresses, and ids need not be seen in a list of calls.
  public var route: String { method.rawValue + " " + Self.template(of: url) }

  private static func template(of address: String) -> String {
    guard let origin = Origin(of: address) else { return "?" }
    let afterScheme = address.utf8.dropFirst(origin.scheme.utf8.count + 3)
    let path = afterScheme.drop { !"/?#".utf8.contains($0) }.prefix { !"?#".utf8.contains($0) }
    guard path.count > 1 else { return "/" }
    let segments = path.dropFirst().prefix(1024).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return segments.map { "/" + (isName($0) ? String(decoding: $0, as: UTF8.self) : "{id}") }
      .joined()
  }

  // A word of the API: letters, or a short one with digits, such as `v1` and `oauth2`.
  private static func isName(_ segment: Substring.UTF8View.SubSequence) -> Bool {
    let isPlain = segment.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || "._-".utf8.contains($0)
    }
    return segment.count <= 40 && (isPlain || (segment.count <= 7 && isAlphanumeric(segment)))
  }

  private static func isAlphanumeric(_ segment: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = segment.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return segment.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
    }
  }
}
