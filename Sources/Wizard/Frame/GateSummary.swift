import SetupCore
import Terminal

/// What keeps a step from being left, in a line or two above the text: each row by glyph and title.
struct GateSummary {
  /// The lines; none where the screen belongs to no step.
  let lines: [[BodyLayout.Span]]

  fileprivate struct Entry {
    let glyph: String
    let style: Style
    let title: String

    var width: Int { displayWidth(glyph) + 1 + displayWidth(title) }
  }

  init(_ step: Step?, _ rows: Judgements, wanting isWanted: (UseCase) -> Bool, width: Int) {
    guard let step else {
      lines = []
      return
    }
    let label = step.next.map { "Before step \($0.rawValue):" } ?? "Before the end:"
    let shown = Precondition.of(step).filter { $0.needs.map(isWanted) ?? true }
      .compactMap { rows[$0.id] }
    let whole = Self.lines(label, shown.map { Entry($0, isShort: false) }, width)
    lines =
      whole.count <= 2 ? whole : Self.lines(label, shown.map { Entry($0, isShort: true) }, width)
  }

  private static func lines(
    _ label: String, _ entries: [Entry], _ width: Int
  ) -> [[BodyLayout.Span]] {
    var lines: [[BodyLayout.Span]] = [[BodyLayout.Span(label, .dim)]]
    var used = displayWidth(label)
    for (index, entry) in entries.enumerated() {
      let gap = index == 0 ? 2 : 3
      if used + gap + entry.width > width {
        lines.append([])
        used = 0
      }
      let space = used == 0 ? "  " : String(repeating: " ", count: gap)
      lines[lines.count - 1] += [
        BodyLayout.Span(space), BodyLayout.Span(entry.glyph, entry.style),
        BodyLayout.Span(" " + entry.title),
      ]
      used += displayWidth(space) + entry.width
    }
    return lines
  }
}

extension GateSummary.Entry {
  fileprivate init(_ judged: Judged, isShort: Bool) {
    let words = judged.id.title.split(separator: " ").filter { !isShort || $0 != "attributes" }
    let optional = judged.isOptional ? " (optional)" : ""
    self.init(
      glyph: judged.verdict.kind.glyph, style: judged.verdict.kind.style,
      title: words.joined(separator: " ") + optional)
  }
}
