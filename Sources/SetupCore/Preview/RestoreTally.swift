/// Compares a backup, row by row, with what DX has now, and makes the file that puts back what
/// differs.
public struct RestoreTally: Sendable {
  /// What was counted.
  public struct Counts: Hashable, Sendable {
    /// People in the file.
    public var people = 0
    /// Values that differ and are put back.
    public var values = 0
    /// Of these, those that were blank in the backup: an upload may keep what is there.
    public var blankInBackup = 0
    /// People of the backup whom DX doesn't have now, or doesn't list.
    public var gone = 0
    /// How many values differ in columns that aren't put back, by the header's text.
    public var others: [String: Int] = [:]
  }

  /// What was counted so far.
  public private(set) var counts = Counts()
  private let columns: RestoreColumns
  private let now: BackupTable
  private let isThere: [Bool]
  /// Rows that differ: the e-mail, then the columns that can be put back.
  private var rows: [[String]] = []
  private var differing: Set<Int> = []

  /// A comparison with a table of what DX has now, read for the same columns.
  ///
  /// - Parameter isThere: for each column, whether DX's side has it at all.
  public init(_ columns: RestoreColumns, now: BackupTable, isThere: [Bool]) {
    (self.columns, self.now, self.isThere) = (columns, now, isThere)
  }

  /// Takes the next row of the backup in.
  public mutating func take(_ row: [String]) {
    let email = row.indices.contains(columns.emailPlace) ? row[columns.emailPlace] : ""
    let address = EmailAddress(email)
    guard !address.canonical.isEmpty else { return }
    guard let present = now.values(of: address) else {
      counts.gone += 1
      return
    }
    var isPutBack = false
    for (index, column) in columns.columns.enumerated() where isThere[index] {
      let before = DXValue(row.indices.contains(column.place) ? row[column.place] : "")
      let difference = column.reading.difference(before, DXValue(present[index]))
      guard let difference, difference != .respelt else { continue }
      guard column.isPutBack else {
        counts.others[column.name, default: 0] += 1
        continue
      }
      counts.values += 1
      if difference == .filled { counts.blankInBackup += 1 }
      differing.insert(index)
      isPutBack = true
    }
    guard isPutBack else { return }
    counts.people += 1
    rows.append([email] + columns.columns.map { cell($0, of: row) })
  }

  /// The file, in pieces: the e-mails and the columns that differ, as the backup has them.
  ///
  /// It is uploaded to DX, so nothing guards it against spreadsheets: each byte is a value's.
  public func file(_ write: ([UInt8]) throws -> Void) rethrows {
    let wanted = differing.sorted()
    let before = wanted.filter { columns.columns[$0].place < columns.emailPlace }
    var writer = CSVWriter()
    func put(_ email: String, _ cells: (Int) -> String) {
      writer.write(before.map(cells) + [email] + wanted.dropFirst(before.count).map(cells))
    }
    put(columns.emailColumn) { columns.columns[$0].name }
    for row in rows {
      put(row[0]) { row[$0 + 1] }
      if writer.bytes.count > 1 << 16 { try write(writer.take()) }
    }
    try write(writer.take())
  }

  private func cell(_ column: RestoreColumns.Column, of row: [String]) -> String {
    column.isPutBack && row.indices.contains(column.place) ? row[column.place] : ""
  }
}
