import Basics
import SetupCore
import Terminal

extension BodyLayout {
  /// A line of a list with a glyph in front, and what more there is to say of it below.
  mutating func entry(_ kind: Page.EntryKind, _ words: String, _ detail: String, _ target: Target?)
  {
    let indent = kind == .follower ? 2 : 0
    let sign = marks.entry(kind) + " "
    let below = String(repeating: " ", count: displayWidth(sign))
    for (index, line) in wrap(words, width: width - 3 - indent - below.count, hanging: 2)
      .enumerated()
    {
      add(
        [
          index == 0 ? .mark : Span("  "), Span(String(repeating: " ", count: indent)),
          Span(index == 0 ? sign : below, kind.style), Span(line, .plain, .pressable),
        ], target)
    }
    guard !detail.isEmpty else { return }
    for line in wrap(detail, width: width - 7 - indent) {
      add([Span(String(repeating: " ", count: 6 + indent)), Span(line, .dim)], target)
    }
  }

  /// A text beside its label, or below it where there is no room.
  mutating func detail(_ label: String, _ words: String) {
    let isBeside = width >= 60
    let indent = isBeside ? 16 : 4
    if !isBeside, !label.isEmpty { add([Span(label, .dim)]) }
    // The clicks are numbered.
    let isNumbered = words.first?.isNumber == true && words.dropFirst().hasPrefix("  ")
    let hanging = isNumbered ? 3 : 0
    for (index, line) in wrap(words, width: width - indent, hanging: hanging).enumerated() {
      let mark = isBeside && index == 0 ? label : ""
      add([Span(mark.padded(to: indent), .dim), Span(line)])
    }
  }

  /// What was seen above what is needed, with marks under what differs.
  mutating func comparison(_ comparison: Comparison) {
    let label = "\(comparison.name) has"
    let indent = min(max(16, displayWidth(label) + 2), 30)
    guard indent + comparison.actual.unicodeScalars.count <= width else {
      detail("", "\(label) \(comparison.actual) and needs \(comparison.needed)")
      return
    }
    add([Span(label.truncated(to: indent - 2).padded(to: indent), .dim), Span(comparison.actual)])
    add([Span("and needs".padded(to: indent), .dim), Span(comparison.needed)])
    add([Span("".padded(to: indent)), Span(comparison.marks, Verdict.Kind.unmet.style)])
  }
}

/// Column widths of a page's tables: each as wide as its widest cell, the last one what is left.
struct TableWidths {
  private var byItem: [Int: [Int]] = [:]

  init(_ items: [Page.Item], width: Int) {
    var run: [(index: Int, cells: [String])] = []
    for (index, item) in items.enumerated() {
      if case .tableRow(let cells, _) = item.content {
        run.append((index, cells))
        continue
      }
      close(&run, width)
      if case .tableHead(let cells) = item.content { run = [(index, cells)] }
    }
    close(&run, width)
  }

  func widths(at index: Int) -> [Int] { byItem[index] ?? [] }

  private mutating func close(_ run: inout [(index: Int, cells: [String])], _ width: Int) {
    guard let count = run.map(\.cells.count).max(), count > 0 else { return }
    var widths = (0..<count).map { column in
      run.map { $0.cells.count > column ? displayWidth($0.cells[column]) : 0 }.max() ?? 0
    }
    // What doesn't fit is taken from the widest columns; the last one has what is left.
    let room = width - 2 * (count - 1)
    let most = (4...max(4, room)).last { most in widths.reduce(0) { $0 + min($1, most) } <= room }
    for column in widths.indices { widths[column] = min(widths[column], most ?? 4) }
    widths[count - 1] = max(4, room - widths.dropLast().reduce(0, +))
    for entry in run { byItem[entry.index] = widths }
    run = []
  }
}

extension [String] {
  /// The cells side by side, each cut and filled to its column.
  func padded(to widths: [Int]) -> String {
    zip(self, widths).map { $0.truncated(to: $1).padded(to: $1) }.joined(separator: "  ")
  }
}

extension String {
  /// The text filled with spaces to a width in columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }

  /// An address as people write it down.
  var withoutScheme: String { hasPrefix("https://") ? String(dropFirst(8)) : self }

  /// The end of the text, as far as it fits: while one types, the end is what matters.
  func keepingEnd(_ width: Int) -> String {
    count > width && width > 1 ? "…" + String(suffix(width - 1)) : self
  }
}
