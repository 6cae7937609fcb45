/// One HTTP request, as plain data.
public struct Request: Hashable, Codable, Sendable {
  /// The HTTP method; only those that this program uses.
  public enum Method: String, Codable, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  /// The method.
  public var method: Method
  /// The absolute address, https, or http on loopback.
  public var url: String
  /// Header lines by name; `Authorization` goes to the address' own origin alone.
  public var headers: [String: String]
  /// The body's bytes, empty for none.
  public var body: [UInt8]
  /// Seconds until the whole answer must be there, redirects included.
  public var timeout: Double
  /// Seconds without a single byte after which the request is given up.
  public var idleTimeout: Double
  /// The most bytes of body that are taken, after decompression.
  public var bodyLimit: Int

  /// A request; the defaults suit one page of an API's list.
  public init(
    _ method: Method = .get, _ url: String, headers: [String: String] = [:], body: [UInt8] = [],
    timeout: Double = 25, idleTimeout: Double = 20, bodyLimit: Int = 16 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.idleTimeout = idleTimeout
    self.bodyLimit = bodyLimit
  }
}

/// One HTTP response, as plain data.
public struct Response: Hashable, Codable, Sendable {
  /// The status code.
  public var status: Int
  /// Header lines by lower-case name; repeated lines are joined with `, `.
  public var headers: [String: String]
  /// The body's bytes, unpacked.
  public var body: [UInt8]

  /// A response by its parts.
  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
