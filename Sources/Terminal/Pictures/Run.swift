import Basics

/// Neighbouring cells of a line that have one style.
struct Run: Hashable, Sendable {
  /// The first column.
  var x: Int
  /// How many columns it takes.
  var columns: Int
  /// The text, without what no document may hold.
  var text: String
  /// Its style.
  var style: Style
  /// Whether it is one grapheme of two columns, which fonts draw in widths of their own.
  var isWide: Bool

  /// Whether nothing of it shows.
  var isBlank: Bool { !style.showsBlanks && text.allSatisfy { $0 == " " } }

  fileprivate mutating func trimEnd() {
    while !style.showsBlanks, text.last == " " {
      text.removeLast()
      columns -= 1
    }
  }
}

extension Style {
  /// Whether a blank can be seen.
  fileprivate var showsBlanks: Bool { reverse || underline }
}

extension Surface {
  /// A line's runs from left to right, without blanks at its end.
  func runs(_ y: Int) -> [Run] {
    var runs: [Run] = []
    let line = Array(line(y))
    for (x, cell) in line.enumerated() {
      // A wide grapheme takes two columns; the second one has nothing of its own.
      guard let grapheme = cell.grapheme else { continue }
      let isWide = x + 1 < line.count && line[x + 1].grapheme == nil
      if let last = runs.last, last.style == cell.style, !isWide, !last.isWide {
        runs[runs.count - 1].text.append(documentText(String(grapheme)))
        runs[runs.count - 1].columns += 1
      } else {
        runs.append(
          Run(
            x: x, columns: isWide ? 2 : 1, text: documentText(String(grapheme)),
            style: cell.style, isWide: isWide))
      }
    }
    while let last = runs.last, last.isBlank { runs.removeLast() }
    if let last = runs.indices.last { runs[last].trimEnd() }
    return runs
  }
}

/// The text with what XML forbids in any form replaced; HTML allows no more.
private func documentText(_ text: String) -> String {
  text.replacing { $0.isControl || $0.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : nil }
}

/// The text with the characters escaped that mean something in HTML and XML.
func escaped(_ text: String) -> String {
  documentText(text).replacing {
    switch $0 {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}
