import FoundationEssentials
import SetupCore

/// What a journal's bytes hold, as far as they can be trusted.
///
/// Reading changes nothing; what to do about a fault is the opener's choice.
public struct JournalReading: Hashable, Sendable {
  /// What ends the reading before the journal's end.
  public enum Fault: Hashable, Sendable {
    /// The last line has no line break: a crash or a power cut came in between.
    case tornLastLine
    /// The line is not one that this program wrote there.
    case damaged(Damage)
    /// The line is of a newer schema version.
    case newerSchema(Int)
    /// The line is whole, and its event, of this type, is none that this program knows.
    case newerEvent(String)
  }

  /// What is wrong with a line.
  public enum Damage: Hashable, Sendable {
    /// It hasn't the shape of one.
    case notALine
    /// It is longer than the longest that is ever written.
    case tooLong
    /// Its number, this one, is not that of its place.
    case number(String)
    /// Its checksum doesn't fit it and the line before.
    case checksum
    /// Its time, this one, is none.
    case time(String)
    /// What it has of its event, of this type, is no JSON.
    case event(String)
  }

  /// The events of the good part.
  public internal(set) var events: [Event] = []
  /// How many bytes the good part has.
  public internal(set) var length = 0
  /// What ended it, if not the journal's end; its line is the one after the good part.
  public internal(set) var fault: Fault?
  /// The last good line's checksum.
  var sum: [UInt8] = []

  /// The 1-based number of the line after the good part.
  public var nextLine: Int { events.count + 1 }

  /// Reads a journal from its first byte to its end or its first fault.
  public init(_ bytes: [UInt8]) {
    // A byte order mark and CRLF come from editors and mail, and change nothing of the lines.
    length = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    var start = length
    while start < bytes.count, fault == nil {
      let end = bytes[start...].prefix(JournalLine.limit + 1).firstIndex(of: UInt8(ascii: "\n"))
      take(bytes[start..<(end ?? bytes.count)], isWhole: end != nil)
      start = length
    }
    if fault != nil, let newer = Self.newerSchema(in: bytes[length...]) {
      fault = .newerSchema(newer)
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func take(_ line: ArraySlice<UInt8>, isWhole: Bool) {
    guard line.count <= JournalLine.limit else { return fault = .damaged(.tooLong) }
    guard isWhole else { return fault = .tornLastLine }
    let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    switch JournalLineReader.read(text, number: nextLine, after: sum) {
    case .success(let (event, sum)):
      events.append(event)
      self.sum = sum
      length += line.count + 1
    case .failure(let fault):
      self.fault = fault
    }
  }

  /// The newest schema version that any line begins with, if it is newer than this program's.
  ///
  /// Looked for behind damage too: such a journal must never be rewritten by this program.
  private static func newerSchema(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap(JournalLineReader.version(of:)).max()
      .flatMap { $0 > JournalLine.schema ? $0 : nil }
  }
}

extension JournalReading.Fault: Error {}
