import Basics
import SetupCore

extension SupportBundle {
  /// Reads a bundle; every digest has to fit, and nothing is taken on trust.
  public static func read(_ path: String) throws(BundleFailure) -> SupportBundle {
    let bytes = try bundleBytes(path)
    return try BundleReader(path: path, bytes: bytes).bundle()
  }
}

/// The bytes of a file that may be a bundle or a journal.
func bundleBytes(_ path: String) throws(BundleFailure) -> [UInt8] {
  do throws(StoreFailure) {
    if let bytes = try readPlainFile(path, atMost: SupportBundle.limit, .live) { return bytes }
  } catch {
    throw .unreadable(error)
  }
  throw .missing(path: path)
}

/// Takes the bytes of a bundle apart.
struct BundleReader {
  let path: String
  let bytes: [UInt8]

  /// Whether it begins as bundles of all versions do.
  var isBundle: Bool { bytes.starts(with: BundleLine.beginning.utf8) }

  func bundle() throws(BundleFailure) -> SupportBundle {
    guard isBundle, let format = format else { throw .foreign(path: path) }
    guard format <= SupportBundle.format else { throw .newer(path: path, format: format) }
    let lines = try lines()
    try checkEnd(lines)
    let parts = try parts(lines)
    guard let header = object(parts.header), header["format"]?.number?.int == format,
      let text = header["created"]?.string, let created = Instant.parse(text)
    else { throw .damaged(path: path, part: .header) }
    guard let names = object(parts.environment), names["part"] == "environment" else {
      throw .damaged(path: path, part: .environment)
    }
    guard object(parts.backup)?["part"] == "backup" else {
      throw .damaged(path: path, part: .backup)
    }
    let environment = SupportBundle.Environment(
      program: names["program"]?.string ?? "", terminal: names["terminal"]?.string ?? "",
      locale: names["locale"]?.string ?? "")
    return SupportBundle(
      try events(parts.journal), environment, created: created.moment, offset: created.offset,
      without: try leftOut(header))
  }

  // A part that only a newer program knows is nothing that this one could show.
  private func leftOut(_ header: JSONValue) throws(BundleFailure) -> Set<BundlePart> {
    guard let names = header["leftOut"] else { return [] }
    guard case .array(let values) = names else { throw .damaged(path: path, part: .header) }
    return Set(values.compactMap { $0.string.flatMap(BundlePart.init(named:)) })
  }

  private var format: Int? {
    let digits = bytes.dropFirst(BundleLine.beginning.utf8.count).prefix {
      (0x30...0x39).contains($0)
    }
    guard (1...9).contains(digits.count) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The lines with their line breaks.
  private func lines() throws(BundleFailure) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      guard lines.count < SupportBundle.mostLines else { throw .tooManyLines(path: path) }
      guard let end = bytes[start...].firstIndex(of: lineBreak) else {
        throw .cutOff(path: path, lines: lines.count)
      }
      lines.append(bytes[start...end])
      start = end + 1
    }
    return lines
  }

  // The end is the first thing that a cut takes away; a whole end that doesn't fit is damage, which
  // the part's own digest then names.
  private func checkEnd(_ lines: [ArraySlice<UInt8>]) throws(BundleFailure) {
    guard let last = lines.last, last.starts(with: Array("{\"end\":\"end\"".utf8)) else {
      let ends = lines.contains { $0.starts(with: Array("{\"end\":\"end\"".utf8)) }
      throw ends ? .damaged(path: path, part: .end) : .cutOff(path: path, lines: lines.count)
    }
    let before = bytes[..<last.startIndex]
    if last.elementsEqual(BundleLine.digest(of: before, "end")) { return }
    _ = try parts(lines)
    throw .damaged(path: path, part: .end)
  }

  private typealias Parts = (
    header: ArraySlice<UInt8>, environment: ArraySlice<UInt8>, backup: ArraySlice<UInt8>,
    journal: ArraySlice<UInt8>
  )

  /// The four parts, each with a digest that fits.
  private func parts(_ lines: [ArraySlice<UInt8>]) throws(BundleFailure) -> Parts {
    guard lines.count >= BundleLine.fixedLines else { throw .damaged(path: path, part: .end) }
    let journal = lines[6].startIndex..<lines[lines.count - 2].startIndex
    let digests = [lines[1], lines[3], lines[5], lines[lines.count - 2]]
    let parts = [lines[0], lines[2], lines[4], bytes[journal]]
    for (index, part) in BundleFailure.Part.allCases.prefix(4).enumerated() {
      guard digests[index].elementsEqual(BundleLine.digest(of: parts[index], part.rawValue)) else {
        throw .damaged(path: path, part: part)
      }
    }
    return (parts[0], parts[1], parts[2], parts[3])
  }

  private func object(_ line: ArraySlice<UInt8>) -> JSONValue? {
    let limits = JSONReader.Limits(bytes: 1_048_576, depth: 4, values: 10_000)
    guard let value = try? JSONReader.value(utf8: Array(line), limits: limits) else { return nil }
    return value.object == nil ? nil : value
  }

  private func events(_ lines: ArraySlice<UInt8>) throws(BundleFailure) -> [Event] {
    let reading = JournalReading(Array(lines))
    switch reading.fault {
    case nil: return reading.events
    case .newerSchema(let version): throw .newer(path: path, format: version)
    case .tornLastLine, .damaged: throw .damaged(path: path, part: .journal)
    }
  }
}
