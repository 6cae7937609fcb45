import Basics
import FoundationEssentials

/// The helper sent something that its protocol doesn't allow.
struct ProtocolViolation: Error, Hashable {
  var what: String

  static let otherVersion = Self(what: "another version of the protocol")
  static let outOfOrder = Self(what: "its reports out of order")
}

/// Reads the helper's reports out of the bytes that arrive.
struct HelperReader {
  static let longestLine = 512 << 10
  private var splitter = LineSplitter(limit: longestLine)

  mutating func reports(in bytes: some Sequence<UInt8>) throws(ProtocolViolation) -> [HelperReport]
  {
    let lines: [[UInt8]]
    do { lines = try splitter.lines(adding: bytes) } catch {
      throw ProtocolViolation(what: "a line too long")
    }
    var reports: [HelperReport] = []
    for line in lines {
      guard let report = try? JSONDecoder().decode(HelperReport.self, from: Data(line)) else {
        throw ProtocolViolation(what: "a line that can't be read")
      }
      reports.append(report)
    }
    return reports
  }
}

/// Puts the helper's reports together into answers, each of them checked.
///
/// The helper reads what hostile servers send, so it may be broken or taken over. Pure.
struct HelperInbox {
  typealias Completed = (id: UInt64, outcome: Retry.Outcome)

  private struct Exchange {
    var bodyLimit: Int
    var response: Response?
  }

  static let mostHeaders = 256
  static let mostHeaderBytes = 512 << 10

  private var open: [UInt64: Exchange] = [:]
  private var highestID: UInt64 = 0
  private(set) var isReady = false

  /// A request was sent; its answer is awaited.
  mutating func expect(_ id: UInt64, bodyLimit: Int) {
    highestID = max(highestID, id)
    open[id] = Exchange(bodyLimit: bodyLimit)
  }

  /// A request's answer is no longer awaited; what still comes of it is ignored.
  mutating func forget(_ id: UInt64) { open[id] = nil }

  /// Applies reports and returns what they complete.
  mutating func apply(_ reports: [HelperReport]) throws(ProtocolViolation) -> [Completed] {
    var completed: [Completed] = []
    for report in reports {
      if let done = try apply(report) { completed.append(done) }
    }
    return completed
  }

  private mutating func apply(
    _ report: HelperReport
  ) throws(ProtocolViolation) -> Completed? {
    switch report {
    case .ready(let version):
      guard version == HelperReport.version, !isReady else { throw .otherVersion }
      isReady = true
      return nil
    case .head(let id, let status, let headers):
      guard var exchange = try exchange(id) else { return nil }
      guard exchange.response == nil, (100...999).contains(status) else { throw .outOfOrder }
      exchange.response = Response(status: status, headers: try Self.checked(headers))
      open[id] = exchange
      return nil
    case .body(let id, let bytes):
      try append(bytes, to: id)
      return nil
    case .end(let id):
      guard let exchange = try exchange(id) else { return nil }
      guard let response = exchange.response else { throw .outOfOrder }
      open[id] = nil
      return (id, .success(response))
    case .failure(let id, let failure):
      guard try exchange(id) != nil else { return nil }
      open[id] = nil
      return (id, .failure(failure.clipped))
    }
  }

  private func exchange(_ id: UInt64) throws(ProtocolViolation) -> Exchange? {
    guard isReady else { throw .otherVersion }
    guard id <= highestID else { throw ProtocolViolation(what: "an answer that nobody asked for") }
    return open[id]
  }

  private mutating func append(_ bytes: Data, to id: UInt64) throws(ProtocolViolation) {
    guard let room = try room(id) else { return }
    guard bytes.count <= room else { throw ProtocolViolation(what: "more than was asked for") }
    // In place: with a second reference to it, each piece would copy all pieces before it.
    open[id]?.response?.body.append(contentsOf: bytes)
  }

  private func room(_ id: UInt64) throws(ProtocolViolation) -> Int? {
    guard let exchange = try exchange(id) else { return nil }
    guard let response = exchange.response else { throw .outOfOrder }
    return exchange.bodyLimit - response.body.count
  }

  private static func checked(_ headers: [String: String]) throws(ProtocolViolation) -> [String:
    String]
  {
    let size = headers.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    guard headers.count <= mostHeaders, size <= mostHeaderBytes else {
      throw ProtocolViolation(what: "too many headers")
    }
    return Dictionary(
      headers.map { ($0.key.lowercased(), sanitised($0.value, limit: mostHeaderBytes)) },
      uniquingKeysWith: { $0 + ", " + $1 })
  }
}

extension TransportFailure {
  // Texts that came from a server by way of the helper, made fit for a screen.
  var clipped: TransportFailure {
    switch self {
    case .refusedAddress(let text): .refusedAddress(sanitised(text, limit: 300))
    case .hostNotFound(let text): .hostNotFound(sanitised(text, limit: 300))
    case .notConnected(let text): .notConnected(sanitised(text, limit: 300))
    case .certificate(let text): .certificate(sanitised(text, limit: 300))
    case .redirectedElsewhere(let text): .redirectedElsewhere(sanitised(text, limit: 300))
    case .helper(let text): .helper(sanitised(text, limit: 300))
    case .other(let text): .other(sanitised(text, limit: 300))
    case .timedOut, .tooLarge, .cancelled: self
    }
  }
}
