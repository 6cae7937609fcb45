/// Where an address points: scheme, host and port.
///
/// Read strictly, so that no two parsers can disagree about where a token would go: no user
/// information, no backslash, no percent signs or letters beyond ASCII in the host.
public struct Origin: Hashable, Sendable {
  /// `https` or `http`.
  public let scheme: String
  /// The host in lower case; an IPv6 address without its brackets.
  public let host: String
  /// The port, also where the address leaves it out.
  public let port: Int

  /// The origin of an absolute address; nil for anything that is not http or https.
  public init?(of address: String) {
    guard let origin = try? AddressReader.read(address) else { return nil }
    self = origin
  }

  init(scheme: String, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// The origin of an address that may be called: https, or http to this machine itself.
  public static func checked(_ address: String) throws(TransportFailure) -> Origin {
    let origin: Origin
    do {
      origin = try AddressReader.read(address)
    } catch {
      throw .refusedAddress(error.sentence)
    }
    guard origin.scheme == "https" || origin.isLoopback else {
      throw .refusedAddress(
        "The address \(origin.text) is not encrypted. Write it with https:// in front.")
    }
    return origin
  }

  /// Whether it is this machine, by one of its three usual names.
  public var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  /// Scheme, host and port as an address has them; a scheme's usual port is left out.
  public var text: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return "\(scheme)://\(name)" + (port == Self.usualPort(scheme) ? "" : ":\(port)")
  }

  static func usualPort(_ scheme: String) -> Int { scheme == "https" ? 443 : 80 }
}

/// Why an address can't be read.
enum AddressProblem: Error {
  case strangeCharacter
  case noScheme
  case otherScheme
  case userInformation
  case badHost
  case badPort
  case tooLong

  // The address itself is not repeated: it may hold a password, or be a token in the wrong field.
  var sentence: String {
    let what =
      switch self {
      case .strangeCharacter: "it has a space, a control character or a letter outside ASCII."
      case .noScheme: "it does not begin with https://."
      case .otherScheme: "it begins with another scheme than https."
      case .userInformation: "it has a user name or an @ before the host."
      case .badHost: "its host name can't be read."
      case .badPort: "its port is not a number from 1 to 65535."
      case .tooLong: "it is longer than \(AddressReader.longest) characters."
      }
    return "The address can't be used: " + what
  }
}

/// Reads addresses letter by letter, and refuses what two parsers could read in two ways.
enum AddressReader {
  static let longest = 8192

  static func read(_ address: String) throws(AddressProblem) -> Origin {
    let bytes = Array(address.utf8.prefix(longest + 1))
    guard bytes.count <= longest else { throw .tooLong }
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && !#"\"<>^`{|}"#.utf8.contains($0) })
    else { throw .strangeCharacter }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8), colon > 0
    else { throw .noScheme }
    let scheme = text(bytes[..<colon]).lowercased()
    guard scheme == "https" || scheme == "http" else { throw .otherScheme }
    let authority = bytes[(colon + 3)...].prefix { !"/?#".utf8.contains($0) }
    return try origin(scheme, authority)
  }

  private static func origin(
    _ scheme: String, _ authority: ArraySlice<UInt8>
  ) throws(AddressProblem) -> Origin {
    guard !authority.contains(UInt8(ascii: "@")) else { throw .userInformation }
    let (host, port) = try split(authority)
    guard let port else {
      return Origin(scheme: scheme, host: host, port: Origin.usualPort(scheme))
    }
    guard !port.isEmpty, port.count <= 5, port.allSatisfy(isDigit), let number = Int(text(port)),
      (1...65535).contains(number)
    else { throw .badPort }
    return Origin(scheme: scheme, host: host, port: number)
  }

  private static func split(
    _ authority: ArraySlice<UInt8>
  ) throws(AddressProblem) -> (host: String, port: ArraySlice<UInt8>?) {
    let end: Int?
    if authority.first == UInt8(ascii: "[") {
      guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else { throw .badHost }
      let inside = authority[(authority.startIndex + 1)..<close]
      guard !inside.isEmpty, inside.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") })
      else { throw .badHost }
      end = close + 1
    } else {
      end = authority.firstIndex(of: UInt8(ascii: ":"))
    }
    let host = authority[..<(end ?? authority.endIndex)]
    guard let end, end < authority.endIndex else { return (try name(host), nil) }
    guard authority[end] == UInt8(ascii: ":") else { throw .badHost }
    return (try name(host), authority[(end + 1)...])
  }

  private static func name(_ host: ArraySlice<UInt8>) throws(AddressProblem) -> String {
    if host.first == UInt8(ascii: "[") {
      let inside = text(host.dropFirst().dropLast()).lowercased()
      return isLoopback(inside) ? "::1" : inside
    }
    let isName = host.allSatisfy { isLetter($0) || isDigit($0) || "-._".utf8.contains($0) }
    guard isName, !host.isEmpty, host.count <= 253, host.first != UInt8(ascii: "."),
      host.first != UInt8(ascii: "-")
    else { throw .badHost }
    return text(host).lowercased()
  }

  /// Whether it is the IPv6 loopback address, however its zeros are written.
  private static func isLoopback(_ host: String) -> Bool {
    let groups = host.split(separator: ":")
    return groups.last.flatMap { Int($0, radix: 16) } == 1
      && groups.dropLast().allSatisfy { $0.allSatisfy { $0 == "0" } }
      && (host.contains("::") || groups.count == 8)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
