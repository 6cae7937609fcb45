import HTTPTransport

/// One HTTP/1.1 request as it stands at the beginning of a buffer.
struct HTTPMessage: Hashable, Sendable {
  /// The most bytes of head and of body that are taken.
  static let limits = (head: 32 << 10, body: 1 << 20)

  /// What the beginning of a buffer holds.
  enum Reading: Hashable, Sendable {
    /// Not all of it is there yet.
    case incomplete
    /// A whole request, and how many bytes of the buffer it takes.
    case request(HTTPMessage, length: Int)
    /// Something that isn't answered but with a status; the connection ends then.
    case refused(status: Int)
  }

  var method: String
  /// Path and query.
  var target: String
  var headers: [String: String]
  var body: [UInt8]
  /// Whether the client wants the connection kept.
  var isKept: Bool

  /// Reads a request from the beginning of a buffer.
  static func read(_ buffer: [UInt8]) -> Reading {
    guard let end = headEnd(buffer) else {
      return buffer.count > limits.head ? .refused(status: 431) : .incomplete
    }
    guard end <= limits.head else { return .refused(status: 431) }
    let lines = String(decoding: buffer[..<end], as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: true)
    let parts = (lines.first ?? "").split(separator: " ")
    guard parts.count == 3, parts[1].hasPrefix("/"), ["HTTP/1.1", "HTTP/1.0"].contains(parts[2]),
      let headers = headers(lines.dropFirst())
    else { return .refused(status: 400) }
    guard headers["transfer-encoding"] == nil else { return .refused(status: 501) }
    guard let length = headers["content-length"].map(Int.init) ?? 0, length >= 0 else {
      return .refused(status: 400)
    }
    guard length <= limits.body else { return .refused(status: 413) }
    guard buffer.count >= end + 4 + length else { return .incomplete }
    let isClosing = headers["connection"]?.lowercased() == "close" || parts[2] == "HTTP/1.0"
    let message = HTTPMessage(
      method: String(parts[0]), target: String(parts[1]), headers: headers,
      body: Array(buffer[(end + 4)..<(end + 4 + length)]), isKept: !isClosing)
    return .request(message, length: end + 4 + length)
  }

  /// Where the blank line begins that ends the head.
  private static func headEnd(_ buffer: [UInt8]) -> Int? {
    guard buffer.count >= 4 else { return nil }
    let last = min(buffer.count - 4, limits.head)
    return (0...last).first { index in
      buffer[index] == 13 && buffer[index + 1] == 10 && buffer[index + 2] == 13
        && buffer[index + 3] == 10
    }
  }

  private static func headers(_ lines: ArraySlice<Substring>) -> [String: String]? {
    var headers: [String: String] = [:]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(" ") else { return nil }
      let value = parts[1].drop { $0 == " " || $0 == "\t" }
      headers[parts[0].lowercased()] = String(value)
    }
    return headers
  }

  /// The tenant's request; nil where the method is none of its own, or the host isn't loopback.
  func request(port: Int) -> Request? {
    guard let method = Request.Method(rawValue: method), let host = headers["host"],
      ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host.lowercased())
    else { return nil }
    return Request(method, "http://\(host)\(target)", headers: headers, body: body)
  }
}

extension Response {
  /// The response as HTTP/1.1 sends it.
  ///
  /// Several links stand on a line each, as at Okta.
  func message(isKept: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status) \(Self.phrase(status))"]
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      let values = name == "link" ? value.split(separator: ", <").map(String.init) : [value]
      for (index, value) in values.enumerated() {
        lines.append("\(name): \(index > 0 ? "<" : "")\(value)")
      }
    }
    lines.append("content-length: \(body.count)")
    lines.append("connection: \(isKept ? "keep-alive" : "close")")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  private static func phrase(_ status: Int) -> String {
    let phrases = [
      200: "OK", 201: "Created", 204: "No Content", 400: "Bad Request", 401: "Unauthorized",
      403: "Forbidden", 404: "Not Found",
      405: "Method Not Allowed", 413: "Content Too Large", 429: "Too Many Requests",
      431: "Request Header Fields Too Large", 501: "Not Implemented", 503: "Service Unavailable",
    ]
    return phrases[status] ?? "Status"
  }
}
