import FoundationEssentials

/// What the program asks of the helper, one JSON object a line.
package enum HelperOrder: Codable, Sendable {
  /// Send a request; its body comes beside it, since bytes in JSON are best as base64.
  case request(id: UInt64, request: Request, body: Data)
  /// Give a request up.
  case cancel(id: UInt64)

  /// The line, with its end.
  package func line() throws -> [UInt8] { try JSONEncoder().encode(self) + [UInt8(ascii: "\n")] }
}

/// What the helper tells the program, one JSON object a line.
package enum HelperReport: Codable, Sendable {
  /// The helper runs and speaks this version of the protocol; always the first line.
  case ready(version: Int)
  /// An answer's status and headers.
  case head(id: UInt64, status: Int, headers: [String: String])
  /// The next piece of an answer's body.
  case body(id: UInt64, bytes: Data)
  /// The answer is complete.
  case end(id: UInt64)
  /// No answer, or no more of it.
  case failure(id: UInt64, failure: TransportFailure)

  /// The version of the protocol that both sides must speak.
  package static let version = 1

  /// The line, with its end.
  package func line() throws -> [UInt8] { try JSONEncoder().encode(self) + [UInt8(ascii: "\n")] }
}

/// Cuts a stream of bytes into lines, and refuses a line longer than a limit.
package struct LineSplitter: Sendable {
  /// A line is longer than the limit.
  package struct TooLong: Error {}

  private var rest: [UInt8] = []
  private let limit: Int

  /// A splitter; the limit counts bytes.
  package init(limit: Int) { self.limit = limit }

  /// The lines that the next bytes complete, without their ends.
  package mutating func lines(adding bytes: some Sequence<UInt8>) throws(TooLong) -> [[UInt8]] {
    let searched = rest.count
    rest.append(contentsOf: bytes)
    var lines: [[UInt8]] = []
    var start = 0
    var from = searched
    while let end = rest[from...].firstIndex(of: UInt8(ascii: "\n")) {
      guard end - start <= limit else { throw TooLong() }
      lines.append(Array(rest[start..<end]))
      start = end + 1
      from = start
    }
    rest.removeFirst(start)
    guard rest.count <= limit else { throw TooLong() }
    return lines
  }
}
