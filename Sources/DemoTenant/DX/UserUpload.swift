/// A CSV file as the *User CSVs* page takes it: people by their e-mail, and columns of values.
public struct UserUpload {
  /// What came of an upload.
  public struct Result: Hashable, Sendable {
    /// How many people were found by their e-mail.
    public internal(set) var people = 0
    /// How many rows have an e-mail that DX doesn't have.
    public internal(set) var unknown = 0
    /// The columns that DX has no property for.
    public internal(set) var ignored: [String] = []
  }

  /// The most bytes that are taken.
  public static let limit = 64 << 20

  private let header: [String]
  private let rows: [[String]]

  /// Reads a file; nil where it isn't a table with an e-mail column.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.limit else { return nil }
    // A spreadsheet begins the file with a byte-order mark.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let table = CSVTable.rows(bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
    guard let header = table.first, header.contains(where: Self.isEmail) else { return nil }
    self.header = header
    rows = Array(table.dropFirst())
  }

  private static func isEmail(_ column: String) -> Bool { column.lowercased() == "email" }

  /// The External name that a column's values stand under; nil for a column without any.
  private static func externalName(_ column: String) -> String? {
    func folded(_ name: String) -> String {
      name.lowercased().filter { $0 != "_" && $0 != " " }
    }
    let old = DemoDXFormat.oldNames.first { folded($0.value) == folded(column) }
    return [old?.key ?? folded(column), column].first { DemoDXFormat.of($0) != nil }
  }

  /// The cells by person and External name, and what is to be said of the file.
  func cells(_ numberOf: (_ email: String) -> Int?) -> ([Int: [String: String]], Result) {
    var result = Result()
    var cells: [Int: [String: String]] = [:]
    let names = header.map(Self.externalName)
    result.ignored = zip(header, names).filter {
      $1 == nil && !Self.isEmail($0) && $0.lowercased() != "name"
    }.map(\.0)
    guard let place = header.firstIndex(where: Self.isEmail) else { return (cells, result) }
    for row in rows where row.count == header.count {
      guard let number = numberOf(row[place].lowercased()) else {
        result.unknown += 1
        continue
      }
      result.people += 1
      for (name, cell) in zip(names, row) {
        if let name { cells[number, default: [:]][name] = cell }
      }
    }
    return (cells, result)
  }
}

/// Rows and cells of a file with commas between cells, and quotation marks where a cell needs them.
enum CSVTable {
  /// The rows; wholly empty lines are passed over.
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\""):
        // A doubled quotation mark within a quoted cell stands for one.
        if !isQuoted, index > 0, bytes[index - 1] == byte { cell.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        row.append(text(&cell))
      case UInt8(ascii: "\n") where !isQuoted:
        row.append(text(&cell))
        if row != [""] { rows.append(row) }
        row = []
      case UInt8(ascii: "\r") where !isQuoted: break
      default: cell.append(byte)
      }
    }
    row.append(text(&cell))
    return row == [""] ? rows : rows + [row]
  }

  private static func text(_ cell: inout [UInt8]) -> String {
    defer { cell = [] }
    return String(decoding: cell, as: UTF8.self)
  }
}
