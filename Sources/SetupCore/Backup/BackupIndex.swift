import Basics

/// Who is in a backup, and which of the properties have a value for them; no text of it is held.
///
/// People and spellings are kept as hashes of this run, so that an export of a million people can be
/// compared with Okta's list while that is paged through.
public struct BackupIndex: Sendable {
  /// One person: a hash of the e-mail as it is written, and a bit for each filled column.
  private struct Entry: Sendable {
    var spelling: Int
    var filled: UInt64
  }

  private var people = EmailTable<Entry>()
  private var places: [String: UInt64] = [:]

  /// An index of nobody.
  public init() {}

  /// How many people it has.
  public var count: Int { people.count }

  /// Whether someone of that e-mail is in it, letter case and spaces around it aside.
  public func has(_ email: String) -> Bool { entry(email) != nil }

  /// Whether the e-mail is written there with the same capitals.
  public func spellsSame(_ email: String) -> Bool {
    entry(email).map { $0.spelling == email.trimmingSpaces.hashValue } ?? false
  }

  /// Whether a person has a value of the property that an External name stands for.
  public func hasValue(_ externalName: String, of email: String) -> Bool {
    guard let bit = places[Self.key(externalName)], let entry = entry(email) else { return false }
    return entry.filled & bit != 0
  }

  private func entry(_ email: String) -> Entry? {
    people.find(EmailHash(EmailAddress(email)))
  }

  /// Takes a person in; of two with one e-mail the first counts.
  mutating func add(_ email: String, filled: UInt64) {
    let address = EmailAddress(email)
    guard !address.canonical.isEmpty else { return }
    let entry = Entry(spelling: email.trimmingSpaces.hashValue, filled: filled)
    _ = people.insert(EmailHash(address), entry)
  }

  /// Gives each property a bit; the first 64 have one.
  mutating func name(_ externalNames: [String]) {
    for (place, name) in externalNames.prefix(UInt64.bitWidth).enumerated() {
      places[Self.key(name)] = 1 << UInt64(place)
    }
  }

  private static func key(_ externalName: String) -> String {
    DXProperty.folded(DXProperty.named(externalName)?.externalName ?? externalName)
  }
}

/// The External name that a column of an export belongs to, nil if to none that DX reads.
///
/// A column bears an External name or an older name of it, letter case, spaces and `_` aside.
func externalName(ofColumn column: String) -> String? {
  let folded = DXProperty.folded(column)
  let property = DXProperty.all.first { property in
    ([property.externalName] + property.oldNames).contains { DXProperty.folded($0) == folded }
  }
  if let property { return property.externalName }
  let plain = column.trimmingSpaces.lowercased()
  return DXProperty.isCustom(plain) ? plain : nil
}

/// Reads a kept backup in chunks: who is in it, and how it is written.
public struct BackupIndexReader {
  private var reader: CSVReader
  private let emailColumn: String
  private var index = BackupIndex()
  private var shape: ObservedBackupShape
  private var header: Header?
  private var start: [UInt8] = []
  private var lines = LineEnds()

  /// Where the columns of interest stand.
  private struct Header {
    var email: Int?
    /// Each with the External name that it belongs to.
    var columns: [(place: Int, name: String, isDate: Bool)]
  }

  /// A reader of the backup of a digest; the e-mail column is the one that was verified.
  public init(backup sha256: String, emailColumn: String) {
    reader = CSVReader(emailColumn: emailColumn)
    self.emailColumn = emailColumn
    shape = ObservedBackupShape(backup: sha256)
  }

  /// Takes the next chunk in.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    if start.count < 3 { start += bytes.prefix(3 - start.count) }
    lines.take(bytes)
    take(reader.feed(bytes))
  }

  /// Ends the file: the people, and the shape that a bundle may have.
  public mutating func finish() -> (index: BackupIndex, shape: ObservedBackupShape) {
    take(reader.finish())
    shape.hasByteOrderMark = start == [0xEF, 0xBB, 0xBF]
    shape.mixesLineEnds = lines.areMixed
    shape.delimiter = reader.delimiter.map { String(UnicodeScalar($0.byte)) } ?? ","
    return (index, shape)
  }

  private mutating func take(_ records: [CSVRecord]) {
    for record in records {
      guard let header else {
        header = begin(record.fields)
        continue
      }
      guard let email = header.email, record.fields.indices.contains(email) else { continue }
      var filled: UInt64 = 0
      for (bit, column) in header.columns.enumerated() {
        guard record.fields.indices.contains(column.place) else { continue }
        let value = record.fields[column.place].trimmingSpaces
        guard !value.isEmpty else { continue }
        shape.filled[column.name, default: 0] += 1
        if bit < UInt64.bitWidth { filled |= 1 << UInt64(bit) }
        if column.isDate, !isDay(value) { shape.otherDates += 1 }
      }
      index.add(record.fields[email], filled: filled)
    }
  }

  private mutating func begin(_ fields: [String]) -> Header {
    var columns: [(place: Int, name: String, isDate: Bool)] = []
    for (place, field) in fields.enumerated() {
      guard let name = externalName(ofColumn: field),
        !columns.contains(where: { $0.name == name })
      else { continue }
      columns.append((place, name, DXProperty.named(name)?.format == .date))
    }
    index.name(columns.map(\.name))
    return Header(email: EmailColumn.index(named: emailColumn, in: fields), columns: columns)
  }
}

/// Whether a value begins with a day as DX writes it, with or without a time after it.
private func isDay(_ value: String) -> Bool {
  let rest = value.dropFirst(10)
  return DXProperty.isDate(String(value.prefix(10)))
    && (rest.isEmpty || "T ".contains(rest.prefix(1)))
}

/// Counts the two ways in which lines end, those inside quoted values aside.
private struct LineEnds {
  private var isQuoted = false
  private var isAfterReturn = false
  private var bare = false
  private var withReturn = false

  var areMixed: Bool { bare && withReturn }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !areMixed else { return }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted {
        if isAfterReturn { withReturn = true } else { bare = true }
      }
      isAfterReturn = byte == UInt8(ascii: "\r")
    }
  }
}
