import Basics
import SetupCore

extension SupportBundle {
  /// The bundle's bytes; the same for the same bundle.
  public func bytes() throws(StoreFailure) -> [UInt8] {
    let journal = try JournalFile.bytes(of: events)
    let parts: [(String, [UInt8])] = [
      ("header", BundleLine.header(self)), ("environment", BundleLine.environment(self)),
      ("backup", BundleLine.backup(setup.backup)), ("journal", journal),
    ]
    var bytes: [UInt8] = []
    for (name, lines) in parts { bytes += lines + BundleLine.digest(of: lines[...], name) }
    return bytes + BundleLine.digest(of: bytes[...], "end")
  }

  /// Writes the bundle to a new file, for its owner alone.
  public func write(to path: String) throws(StoreFailure) {
    let most = Self.mostLines - BundleLine.fixedLines
    guard events.count <= most else {
      throw .bundleTooLarge(events: events.count, since: events[events.count - most].at)
    }
    let bytes = try bytes()
    guard bytes.count <= Self.limit else {
      // As many of the newest as have room, if all are as long as they are on average.
      let room = Int(Double(events.count) * 0.9 * Double(Self.limit) / Double(bytes.count))
      throw .bundleTooLarge(events: events.count, since: events.suffix(max(1, room)).first?.at)
    }
    try OutputFile.write(bytes, to: path)
  }
}

/// The lines of a bundle, each with its line break.
enum BundleLine {
  /// How many lines a bundle has besides the journal's.
  static let fixedLines = 8
  /// What a bundle begins with, in every version of the format.
  static let beginning = "{\"bundle\":\"dirsync-setup\",\"format\":"

  static func header(_ bundle: SupportBundle) -> [UInt8] {
    let created = bundle.created.iso8601(offset: bundle.offset)
    let header: JSONValue = [
      "bundle": "dirsync-setup", "format": .number(JSONNumber(SupportBundle.format)),
      "created": .string(created), "program": .string(bundle.environment.program),
    ]
    let leftOut = bundle.leftOut.listed.map { JSONValue.string($0.name) }
    guard var object = header.object, !leftOut.isEmpty else { return line(header) }
    object.members.append(.init("leftOut", .array(leftOut)))
    return line(.object(object))
  }

  static func environment(_ bundle: SupportBundle) -> [UInt8] {
    let screen = bundle.setup.position.screen
    return line([
      "part": "environment", "program": .string(bundle.environment.program),
      "terminal": .string(bundle.environment.terminal),
      "locale": .string(bundle.environment.locale), "screen": screen.map { .string($0) } ?? nil,
    ])
  }

  static func backup(_ backup: Dated<Backup>?) -> [UInt8] {
    guard let backup else { return line(["part": "backup", "kept": false]) }
    let shape = backup.value
    return line([
      "part": "backup", "kept": true, "at": .string(backup.at.iso8601()),
      "source": .string(shape.source.rawValue), "people": .number(JSONNumber(shape.rows)),
      "bytes": .number(JSONNumber(shape.bytes)), "sha256": .string(shape.sha256),
      "columns": .array(shape.columns.map { .string($0) }),
      "emailColumn": .string(shape.emailColumn),
    ])
  }

  /// The line that follows a part, or ends the file.
  static func digest(of bytes: ArraySlice<UInt8>, _ name: String) -> [UInt8] {
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return line([
      "end": .string(name), "lines": .number(JSONNumber(bytes.count { $0 == lineBreak })),
      "sha256": .string(Hexadecimal.text(digest.finalize())),
    ])
  }

  static func line(_ value: JSONValue) -> [UInt8] { Array(value.text().utf8) + [lineBreak] }
}

let lineBreak = UInt8(ascii: "\n")
