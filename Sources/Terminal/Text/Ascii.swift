/// The character that stands for a glyph where only plain ones can be shown.
///
/// Everything that is known keeps its meaning; anything else becomes `?` a column.
public func asciiStandIn(for grapheme: Character) -> String {
  if grapheme.isASCII { return String(grapheme) }
  if let known = standIns[grapheme] { return known }
  return String(repeating: "?", count: columns(of: grapheme))
}

private let standIns: [Character: String] = [
  "✓": "x", "✗": "!", "●": "*", "○": "o", "▸": ">", "↳": "-", "→": ">", "←": "<", "↑": "^",
  "↓": "v",
  "·": "-", "…": ".", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+",
  "┤": "+", "█": "#", "░": ".", "•": "*", "“": "\"", "”": "\"", "’": "'", "–": "-", "—": "-",
]
