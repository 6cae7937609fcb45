/// The `Link` header, as far as lists are paged by it (RFC 8288, section 3).
public struct LinkHeader: Sendable {
  /// One link: where it leads, and what for.
  public struct Link: Hashable, Sendable {
    /// The target as written, absolute or relative.
    public let target: String
    /// The relation types in lower case, such as `next` and `self`.
    public let relations: [String]
  }

  /// The header's links, in order.
  public let links: [Link]

  /// Reads a header's value; what can't be read is left out.
  ///
  /// Takes several header lines joined with commas, and commas within `<>` and quotes.
  public init(_ value: String) {
    var reader = LinkReader(value)
    var found: [Link] = []
    while let link = reader.next() { found.append(link) }
    links = found
  }

  /// Where the list goes on; nil at its end.
  public var next: String? { links.first { $0.relations.contains("next") }?.target }
}

private struct LinkReader {
  private var rest: ArraySlice<UInt8>
  init(_ value: String) { rest = Array(value.utf8.prefix(64 << 10))[...] }

  mutating func next() -> LinkHeader.Link? {
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let target = String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      let relations = readParameters()
      guard !target.isEmpty, let relations else { continue }
      return LinkHeader.Link(target: target, relations: relations)
    }
    return nil
  }

  // The relation types of the link just read; nil where it has none. Leaves the rest after its comma.
  private mutating func readParameters() -> [String]? {
    var relations: [String]?
    while let byte = rest.first, byte != UInt8(ascii: ",") {
      rest.removeFirst()
      guard byte == UInt8(ascii: ";") else { continue }
      let name = readToken().lowercased()
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest.removeFirst()
      let value = readValue()
      // The first one counts, says the RFC.
      guard name == "rel", relations == nil else { continue }
      relations = value.lowercased().split(separator: " ").map(String.init)
    }
    return relations
  }

  private mutating func readToken() -> String {
    skipSpaces()
    let token = rest.prefix { !"=;, ".utf8.contains($0) }
    rest = rest[token.endIndex...]
    skipSpaces()
    return String(decoding: token, as: UTF8.self)
  }

  private mutating func readValue() -> String {
    skipSpaces()
    guard rest.first == UInt8(ascii: "\"") else { return readToken() }
    rest.removeFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      value.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
    }
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func skipSpaces() {
    while let byte = rest.first, byte == 0x20 || byte == 0x09 { rest.removeFirst() }
  }
}
