/// What of a grapheme is sent to a terminal: a base character with its marks for each of its columns.
///
/// Terminals disagree about the widths of flags, joined emoji and the newest characters, and what one of
/// them takes for wider or narrower than it is leaves stale cells behind. So only that is sent which
/// takes the columns that it has here by the C library's table as well.
///
/// - Parameter width: the C library's width of a character; negative where it knows none.
func drawnForm(
  of grapheme: Character, columns: Int, width: (Unicode.Scalar) -> Int
) -> [[Unicode.Scalar]] {
  let scalars = Array(grapheme.unicodeScalars)
  guard let base = scalars.first, !grapheme.isASCII else { return [scalars] }
  if base.isRegionalIndicator { return scalars.prefix(columns).map { [$0.letterOfRegion] } }
  if let syllable = composedHangul(scalars) { return [[syllable]] }
  let blanks = Array(repeating: [" "] as [Unicode.Scalar], count: columns - 1)
  switch width(base) {
  case columns where scalars.dropFirst().allSatisfy { width($0) == 0 && !$0.joins }:
    // A cell of ncurses has room for four.
    return [[base] + scalars.dropFirst().prefix(4)]
  case columns: return [[base]]
  case 1 where Terminal.columns(of: base) == 1: return [[base]] + blanks
  default: return [["\u{FFFD}"]] + blanks
  }
}

extension Cell {
  /// Whether terminals may take it for wider or narrower than it is.
  var isDoubtful: Bool {
    guard let grapheme, !grapheme.isASCII else { return false }
    let scalars = grapheme.unicodeScalars
    return scalars.count > 1 || scalars.contains { $0.value >= 0x1F000 || columns(of: $0) == 0 }
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the letters that flags are spelt with.
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  fileprivate var letterOfRegion: Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: value - 0x1F1E6 + 65))
  }

  // The zero-width joiner, and selectors that make a character wider in some terminals.
  fileprivate var joins: Bool { value == 0x200D || (0xFE00...0xFE0F).contains(value) }
}

// Korean as some systems spell file names, letter by letter, put together as Unicode's chapter 3.12
// says: terminals without that rule would need a column for each letter.
private func composedHangul(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
  guard scalars.count == 2 || scalars.count == 3, (0x1100...0x1112).contains(scalars[0].value),
    (0x1161...0x1175).contains(scalars[1].value)
  else { return nil }
  let last = scalars.count == 3 ? scalars[2].value : 0x11A7
  guard (0x11A7...0x11C2).contains(last) else { return nil }
  let pair = (scalars[0].value - 0x1100) * 21 + scalars[1].value - 0x1161
  return Unicode.Scalar(0xAC00 + pair * 28 + last - 0x11A7)
}
