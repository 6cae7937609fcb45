import Basics
import FoundationEssentials
import SetupCore

/// One line of a journal: an event, its number, and a checksum that chains to the line before.
///
/// `{"v":1,"seq":12,"at":"2026-11-23T14:02:11+01:00","type":"stepLeft","payload":{"step":2},"sum":"…"}`,
/// keys in this order and nothing between them. The order and the chain are the same in every
/// schema version, so that an older program can tell a newer journal from a damaged one.
struct JournalLine {
  /// The schema version that this program writes.
  static let schema = 1
  /// The most bytes that a line may have, its line break left out.
  static let limit = 1_048_576

  /// What stands before the number, time, type and payload of a line, in order.
  enum Key {
    static let version = Array("{\"v\":".utf8)
    static let number = Array(",\"seq\":".utf8)
    static let time = Array(",\"at\":\"".utf8)
    static let type = Array("\",\"type\":\"".utf8)
    static let payload = Array("\",\"payload\":".utf8)
    static let sum = Array(",\"sum\":\"".utf8)
    static let end = Array("\"}".utf8)
  }

  /// The bytes of the line with its line break.
  let bytes: [UInt8]
  /// The line's checksum, which the next one chains to.
  let sum: [UInt8]

  /// The line of an event, numbered and chained to the checksum before it.
  init(_ event: Event, number: Int, after previous: [UInt8]) throws(StoreFailure) {
    let (type, payload) = try Self.parts(of: event.kind)
    let at = event.at.iso8601(offset: event.offset)
    guard let read = Instant.parse(at), read == (event.at, event.offset) else {
      throw .unwritableEvent(type: type, reason: "its time, \(at), cannot be written")
    }
    var body = Key.version + Array("\(Self.schema)".utf8) + Key.number + Array("\(number)".utf8)
    body += Key.time + Array(at.utf8) + Key.type + Array(type.utf8) + Key.payload + payload
    sum = Self.chained(body[...], after: previous)
    bytes = body + Key.sum + sum + Key.end + [UInt8(ascii: "\n")]
    guard bytes.count - 1 <= Self.limit else {
      throw .unwritableEvent(
        type: type, reason: "it would take \(grouped(bytes.count)) bytes, more than a line may have"
      )
    }
  }

  /// The checksum of a line: the first 16 bytes of SHA-256 over the one before and the line so far.
  ///
  /// It tells damage, not forgery: nothing in it is secret.
  static func chained(_ body: ArraySlice<UInt8>, after previous: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(previous)
    body.withUnsafeBytes { digest.update($0) }
    return Array(Hexadecimal.text(digest.finalize().prefix(16)).utf8)
  }

  /// The case's name and the JSON of its labelled values.
  ///
  /// A coded enum is an object of one key; a case's name needs no escapes.
  private static func parts(of what: Event.Kind) throws(StoreFailure) -> (String, [UInt8]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(what), let quote = json.dropFirst(2).firstIndex(of: 0x22)
    else { throw .unwritableEvent(type: what.name, reason: "it cannot be written as JSON") }
    let type = String(decoding: json[2..<quote], as: UTF8.self)
    return (type, Array(json[(quote + 2)...].dropLast()))
  }
}

extension Event.Kind {
  /// The case's name without its values.
  fileprivate var name: String { String("\(self)".prefix { $0 != "(" }) }
}
