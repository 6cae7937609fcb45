import Basics
import SetupCore
import Terminal

extension BodyLayout {
  /// A line of a list with a glyph in front, and what more there is to say of it below.
  mutating func entry(_ kind: Page.EntryKind, _ words: String, _ detail: String, _ target: Target?)
  {
    let indent = kind == .follower ? 2 : 0
    for (index, line) in wrap(words, width: width - 5 - indent, hanging: 2).enumerated() {
      add(
        [
          index == 0 ? .mark : Span("  "), Span(String(repeating: " ", count: indent)),
          Span(index == 0 ? kind.glyph + " " : "  ", kind.style), Span(line, .plain, .pressable),
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
    guard indent + comparison.seen.unicodeScalars.count <= width else {
      detail("", "\(label) \(comparison.seen) and needs \(comparison.needed)")
      return
    }
    add([Span(label.truncated(to: indent - 2).padded(to: indent), .dim), Span(comparison.seen)])
    add([Span("and needs".padded(to: indent), .dim), Span(comparison.needed)])
    add([Span("".padded(to: indent)), Span(comparison.marks, Verdict.Kind.unmet.style)])
  }
}
