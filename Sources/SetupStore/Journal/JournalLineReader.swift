import Basics
import FoundationEssentials
import SetupCore

/// Takes one line of a journal apart.
struct JournalLineReader {
  private var rest: ArraySlice<UInt8>

  /// The line's event and checksum, or why they can't be trusted.
  static func read(
    _ line: ArraySlice<UInt8>, number: Int, after previous: [UInt8]
  ) -> Result<(Event, [UInt8]), JournalReading.Fault> {
    Result { () throws(JournalReading.Fault) in
      let parts: Parts
      do throws(JournalReading.Damage) {
        parts = try parse(line, number: number, after: previous)
      } catch {
        throw .damaged(error)
      }
      guard let what = kind(parts.type, parts.payload) else {
        // The checksum fits: a newer program wrote what this one doesn't know. It writes JSON, and
        // its types have letters alone.
        let isName = parts.type.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        throw isName && isJSON(parts.payload)
          ? .newerEvent(parts.type) : .damaged(.event(parts.type))
      }
      return (Event(journalled: what, at: parts.at, offset: parts.offset), parts.sum)
    }
  }

  /// The schema version that a line begins with; nil where it begins otherwise.
  static func version(of line: ArraySlice<UInt8>) -> Int? {
    var reader = JournalLineReader(rest: line)
    guard reader.skip(JournalLine.Key.version), let version = reader.number(),
      reader.rest.first == UInt8(ascii: ",")
    else { return nil }
    return version
  }

  private typealias Parts = (
    at: Instant, offset: Int, type: String, payload: ArraySlice<UInt8>, sum: [UInt8]
  )

  private static func parse(
    _ line: ArraySlice<UInt8>, number: Int, after previous: [UInt8]
  ) throws(JournalReading.Damage) -> Parts {
    guard version(of: line) == JournalLine.schema, let sum = sum(of: line) else { throw .notALine }
    let body = line.dropLast(JournalLine.Key.sum.count + sum.count + JournalLine.Key.end.count)
    var reader = JournalLineReader(rest: body)
    guard reader.skip(JournalLine.Key.version), reader.number() != nil,
      reader.skip(JournalLine.Key.number), let sequence = reader.text(upTo: JournalLine.Key.time),
      let at = reader.text(upTo: JournalLine.Key.type),
      let type = reader.text(upTo: JournalLine.Key.payload)
    else { throw .notALine }
    guard sequence == "\(number)" else { throw .number(sequence) }
    guard sum == JournalLine.chained(body, after: previous) else { throw .checksum }
    guard let (moment, offset) = Instant.parse(at) else { throw .time(at) }
    return (moment, offset, type, reader.rest, sum)
  }

  /// The checksum that a line ends with.
  private static func sum(of line: ArraySlice<UInt8>) -> [UInt8]? {
    let sum = line.suffix(32 + JournalLine.Key.end.count).prefix(32)
    let tail = JournalLine.Key.sum + sum + JournalLine.Key.end
    return line.suffix(tail.count).elementsEqual(tail) ? Array(sum) : nil
  }

  /// The event of a type and payload; nil where this program has none such.
  private static func kind(_ type: String, _ payload: ArraySlice<UInt8>) -> Event.Kind? {
    guard type.utf8.allSatisfy({ $0 > 0x22 && $0 != UInt8(ascii: "\\") }) else { return nil }
    let json = Array("{\"\(type)\":".utf8) + payload + [UInt8(ascii: "}")]
    return try? JSONDecoder().decode(Event.Kind.self, from: Data(json))
  }

  private static func isJSON(_ payload: ArraySlice<UInt8>) -> Bool {
    let limits = JSONReader.Limits(bytes: JournalLine.limit, depth: 64, values: 100_000)
    return (try? JSONReader.value(utf8: Array(payload), limits: limits)) != nil
  }

  private mutating func skip(_ key: [UInt8]) -> Bool {
    guard rest.starts(with: key) else { return false }
    rest = rest.dropFirst(key.count)
    return true
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The text up to a key, and goes on behind it; nil where the key doesn't follow soon.
  ///
  /// None of these texts has the key's first byte in it.
  private mutating func text(upTo key: [UInt8]) -> String? {
    let text = rest.prefix(64).prefix { $0 != key[0] }
    rest = rest.dropFirst(text.count)
    return skip(key) ? String(decoding: text, as: UTF8.self) : nil
  }
}

extension JournalReading.Damage: Error {}
