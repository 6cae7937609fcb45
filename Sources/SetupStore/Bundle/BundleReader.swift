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
func bundleBytes(
  _ path: String, atMost limit: Int = SupportBundle.limit
) throws(BundleFailure) -> [UInt8] {
  do throws(StoreFailure) {
    if let bytes = try readPlainFile(path, atMost: limit, .live) { return bytes }
  } catch {
    throw .unreadable(error)
  }
  throw .missing(path: path)
}

/// Takes the bytes of a bundle apart.
struct BundleReader {
  let path: String
  let bytes: [UInt8]

  /// Takes what an editor or mail made of the line ends for what they were.
  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes.withPlainLineEnds
  }

  /// Whether it begins as bundles of all versions do.
  var isBundle: Bool { bytes.starts(with: BundleLine.beginning.utf8) }

  func bundle() throws(BundleFailure) -> SupportBundle {
    guard isBundle, let format = format else { throw .foreign(path: path) }
    guard format <= SupportBundle.format else { throw .newer(path: path, format: format) }
    let (lines, isTorn) = try lines()
    let hasEnd = try hasEnd(lines)
    let isCut = isTorn || !hasEnd
    if !isCut { try checkEnd(lines) }
    let parts = isCut ? try goodPart(lines) : try parts(lines)
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
    let reading = try events(parts.journal, isCut: isCut)
    var bundle = SupportBundle(
      reading.events, environment, created: created.moment, offset: created.offset,
      without: try leftOut(header))
    bundle.fault =
      isCut
      ? .cutOff(path: path, lines: lines.count)
      : reading.fault.map { _ in .newerEvent(path: path, line: reading.nextLine) }
    return bundle
  }

  /// What a bundle that was cut off has before the cut; refused where its head isn't whole.
  private func goodPart(_ lines: [ArraySlice<UInt8>]) throws(BundleFailure) -> Parts {
    let head = BundleLine.fixedLines - 2
    guard lines.count >= head, let last = lines.last else {
      throw .cutOff(path: path, lines: lines.count)
    }
    let parts = [lines[0], lines[2], lines[4]]
    for (index, part) in BundleFailure.Part.allCases.prefix(3).enumerated() {
      let digest = BundleLine.digest(of: parts[index], part.rawValue)
      guard lines[2 * index + 1].elementsEqual(digest) else {
        throw .damaged(path: path, part: part)
      }
    }
    // The journal's own digest may be the last line; it is none of its events.
    let isEnded = last.starts(with: Array("{\"end\":\"journal\"".utf8))
    let journal = lines.dropFirst(head).dropLast(isEnded ? 1 : 0)
    let range = journal.first.map { $0.startIndex..<(journal.last?.endIndex ?? $0.endIndex) }
    return (parts[0], parts[1], parts[2], range.map { bytes[$0] } ?? [])
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

  /// The whole lines with their line breaks, and whether one without follows.
  private func lines() throws(BundleFailure) -> (lines: [ArraySlice<UInt8>], isTorn: Bool) {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      guard lines.count < SupportBundle.mostLines else { throw .tooManyLines(path: path) }
      guard let end = bytes[start...].firstIndex(of: lineBreak) else { return (lines, true) }
      lines.append(bytes[start...end])
      start = end + 1
    }
    return (lines, false)
  }

  // Lines behind the end are damage, not a cut.
  private func hasEnd(_ lines: [ArraySlice<UInt8>]) throws(BundleFailure) -> Bool {
    let end = Array("{\"end\":\"end\"".utf8)
    if lines.last?.starts(with: end) == true { return true }
    if lines.contains(where: { $0.starts(with: end) }) { throw .damaged(path: path, part: .end) }
    return false
  }

  // The end is the first thing that a cut takes away; a whole end that doesn't fit is damage, which
  // the part's own digest then names.
  private func checkEnd(_ lines: [ArraySlice<UInt8>]) throws(BundleFailure) {
    guard let last = lines.last else { throw .cutOff(path: path, lines: 0) }
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

  private func events(
    _ lines: ArraySlice<UInt8>, isCut: Bool
  ) throws(BundleFailure) -> JournalReading {
    let reading = JournalReading(Array(lines))
    switch reading.fault {
    case nil, .newerEvent: return reading
    case .newerSchema(let version): throw .newer(path: path, format: version)
    case .tornLastLine where isCut: return reading
    case .tornLastLine, .damaged: throw .damaged(path: path, part: .journal)
    }
  }
}

extension [UInt8] {
  /// The bytes without a byte order mark, CRLF as line breaks; no JSON has a bare CR in it.
  fileprivate var withPlainLineEnds: [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = starts(with: mark) ? Array(dropFirst(mark.count)) : self
    let isWindows = text.firstIndex(of: lineBreak).map { $0 > 0 && text[$0 - 1] == 0x0D } ?? false
    return isWindows ? text.filter { $0 != 0x0D } : text
  }
}
