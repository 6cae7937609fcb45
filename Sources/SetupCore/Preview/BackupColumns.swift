/// Which columns of a backup belong to which attributes.
public struct BackupColumns: Hashable, Sendable {
  /// The app's custom attributes, then the default ones of which the backup has a column.
  public let attributes: [SyncedAttribute]
  /// How many of these are custom ones.
  public let customCount: Int
  /// Where each attribute's column stands; nil for one that the backup hasn't.
  private let places: [Int?]
  private let emailPlace: Int

  /// The columns of a header for the attributes of an app's profile.
  ///
  /// - Parameter emailPlace: the column that holds the e-mails, counted from 0.
  public init(_ custom: [SyncedAttribute], header: [String], emailPlace: Int) {
    let placed = SyncedAttribute.defaults.compactMap { attribute -> (SyncedAttribute, Int)? in
      let place =
        attribute.variableName == "email"
        ? emailPlace : header.firstIndex { attribute.owns(column: $0) }
      return place.map { (attribute, $0) }
    }
    attributes = custom + placed.map(\.0)
    customCount = custom.count
    places =
      custom.map { attribute in header.firstIndex { attribute.owns(column: $0) } }
      + placed.map(\.1)
    self.emailPlace = emailPlace
  }

  /// External names of custom attributes of which there is no column.
  public var missing: [String] {
    zip(attributes, places).filter { $0.1 == nil }.map(\.0.externalName)
  }

  /// The e-mail of a row.
  func email(of row: [String]) -> String { row.indices.contains(emailPlace) ? row[emailPlace] : "" }

  /// The values of a row, one for each attribute; empty where there is no column.
  public func values(of row: [String]) -> [String] {
    places.map { place in
      guard let place, row.indices.contains(place) else { return "" }
      return row[place]
    }
  }
}

/// Reads a backup in chunks into a table of its people.
public struct BackupTableReader {
  private var reader: CSVReader
  private let custom: [SyncedAttribute]
  private var columns: BackupColumns?
  private var table = BackupTable(width: 0)

  /// A reader for the attributes of an app's profile; the e-mail column's name, if it is known.
  public init(_ custom: [SyncedAttribute], emailColumn: String? = nil) {
    self.custom = custom
    reader = CSVReader(emailColumn: emailColumn)
  }

  /// Takes the next chunk in.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) { take(reader.feed(bytes)) }

  /// Ends the file; nil where no column holds e-mails.
  public mutating func finish() -> (table: BackupTable, columns: BackupColumns)? {
    take(reader.finish())
    return columns.map { (table, $0) }
  }

  private mutating func take(_ records: [CSVRecord]) {
    for record in records {
      if let columns {
        table.add(
          email: columns.email(of: record.fields), values: columns.values(of: record.fields))
      } else if let place = reader.emailPlace {
        let found = BackupColumns(custom, header: record.fields, emailPlace: place)
        (columns, table) = (found, BackupTable(width: found.attributes.count))
      }
    }
  }
}
