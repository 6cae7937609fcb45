/// Which columns of a backup are compared with what DX has now, and which of them are put back.
public struct RestoreColumns: Hashable, Sendable {
  /// One column of the backup.
  public struct Column: Hashable, Sendable {
    /// The header's text.
    public let name: String
    /// Whether it is put back where it differs; of others the differences are only counted.
    public let isPutBack: Bool
    /// How DX reads its values.
    let reading: DXReading
    /// Its place in the backup.
    let place: Int
    /// What may bear its values elsewhere: the External name, where it belongs to one.
    public let externalName: String?
  }

  /// All columns but that of the e-mails, in the order of the backup.
  public let columns: [Column]
  /// The header's text of the e-mail column.
  public let emailColumn: String
  let emailPlace: Int

  /// The columns of a header.
  ///
  /// - Parameters:
  ///   - synced: External names of the app's profile and of the plan; their columns are put back.
  ///   - chosen: External names or headers that are put back instead; an unknown one is returned
  ///     as the failure.
  public init(
    header: [String], emailPlace: Int, synced: [String], chosen: [String]
  ) throws(UnknownColumn) {
    self.emailPlace = emailPlace
    emailColumn = header[emailPlace]
    let names = chosen.isEmpty ? synced : chosen
    var known: Set<Int> = []
    for name in names {
      let owner = SyncedAttribute(variableName: name, externalName: name)
      let places = header.indices.filter { place in
        place != emailPlace
          && (owner.owns(column: header[place]) || (!chosen.isEmpty && header[place] == name))
      }
      if places.isEmpty, !chosen.isEmpty { throw UnknownColumn(name: name, columns: header) }
      known.formUnion(places)
    }
    columns = header.indices.filter { $0 != emailPlace }.map { place in
      let owner = (synced + chosen).first {
        SyncedAttribute(variableName: $0, externalName: $0).owns(column: header[place])
      }
      let external = owner ?? externalName(ofColumn: header[place])
      return Column(
        name: header[place], isPutBack: known.contains(place),
        reading: DXReading(externalName: external ?? ""), place: place, externalName: external)
    }
  }

  /// Where each column stands in another export's header; nil where it isn't there.
  public func places(in header: [String]) -> [Int?] {
    columns.map { column in
      header.firstIndex { DXProperty.folded($0) == DXProperty.folded(column.name) }
        ?? column.externalName.flatMap { name in
          header.firstIndex {
            SyncedAttribute(variableName: name, externalName: name).owns(column: $0)
          }
        }
    }
  }
}

/// A name that is neither an External name nor a header of the backup: wrong usage.
public struct UnknownColumn: Error, Hashable, Sendable {
  /// The name that was given.
  public var name: String
  /// The backup's columns.
  public var columns: [String]
}

/// Reads a fresh export in chunks into a table of what DX has now, for the columns of a backup.
public struct PresentReader {
  private var reader: CSVReader
  private let columns: RestoreColumns
  private var emailPlace: Int?
  private var places: [Int?] = []
  private var table: BackupTable

  /// A reader for the columns of a backup; the export's own e-mail column, if it is known.
  public init(_ columns: RestoreColumns, emailColumn: String?) {
    self.columns = columns
    reader = CSVReader(emailColumn: emailColumn)
    table = BackupTable(width: columns.columns.count)
  }

  /// Takes the next chunk in.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) { take(reader.feed(bytes)) }

  /// Ends the file; for each column, whether the export has it.
  public mutating func finish() -> (table: BackupTable, isThere: [Bool]) {
    take(reader.finish())
    let places = places.isEmpty ? columns.columns.map { _ in nil } : places
    return (table, places.map { $0 != nil })
  }

  private mutating func take(_ records: [CSVRecord]) {
    for record in records {
      guard let emailPlace else {
        emailPlace = reader.emailPlace
        places = columns.places(in: record.fields)
        continue
      }
      guard record.fields.indices.contains(emailPlace) else { continue }
      let values = places.map { place in
        place.flatMap { record.fields.indices.contains($0) ? record.fields[$0] : nil } ?? ""
      }
      table.add(email: record.fields[emailPlace], values: values)
    }
  }
}
