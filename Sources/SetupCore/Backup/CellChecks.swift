/// Picks the cells that may show what a spreadsheet did, without holding up those that can't.
struct CellChecks {
  /// A sign in the cell of a column.
  typealias Found = (column: Int, sign: SpreadsheetSign)

  /// The signs in the cells of this record.
  private(set) var signs: [Found] = []
  private var isDate: [Bool]
  private var cell: [UInt8] = []
  private var isWanted = false
  private var isFresh = true

  /// The columns' names tell which of them hold dates.
  init(_ columns: [String] = []) {
    isDate = columns.map { name in
      let folded = DXProperty.folded(name)
      let isProperty = DXProperty.all.contains { property in
        property.format == .date
          && ([property.externalName] + property.oldNames).map(DXProperty.folded).contains(folded)
      }
      return isProperty || ["date", "datum", "hired", "joined"].contains { folded.contains($0) }
    }
  }

  @inline(__always)
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int, isASCII: Bool) {
    if isFresh, let first = piece.first {
      isFresh = false
      let isDate = column < isDate.count && isDate[column]
      if first.isDigit {
        isWanted = !isPlain(piece, isDate: isDate)
      } else {
        isWanted = isDate || first == UInt8(ascii: "-") || first == UInt8(ascii: "#")
      }
    }
    if !isASCII { isWanted = true }
    if isWanted { keep(piece) }
  }

  @inline(__always)
  mutating func fieldEnded(column: Int) {
    if isWanted { judge(column) }
    isFresh = true
  }

  /// Forgets the signs of the record.
  @inline(__always)
  mutating func recordEnded() {
    if !signs.isEmpty { signs.removeAll(keepingCapacity: true) }
  }

  /// Whether nothing that starts like this bears a sign: a day as DX writes it, or a long number,
  /// unless days are counted in it.
  private func isPlain(_ start: UnsafeBufferPointer<UInt8>, isDate: Bool) -> Bool {
    let hyphen = UInt8(ascii: "-")
    if start.count >= 10, start[4] == hyphen, start[7] == hyphen { return true }
    return !isDate && start.count >= 5 && start.prefix(5).allSatisfy(\.isDigit)
  }

  private mutating func keep(_ piece: UnsafeBufferPointer<UInt8>) {
    cell.append(contentsOf: piece.prefix(max(0, CSVGrammar.longestRecord - cell.count)))
  }

  private mutating func judge(_ column: Int) {
    let isDate = column < isDate.count && isDate[column]
    if let sign = SpreadsheetSign(cell, isDate: isDate) { signs.append((column, sign)) }
    cell.removeAll(keepingCapacity: true)
    isWanted = false
  }
}
