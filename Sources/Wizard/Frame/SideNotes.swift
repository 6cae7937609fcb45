import Terminal

/// A page's notes as lines of the column at the left; nil where they don't fit there.
///
/// Whatever has no room at the side stands below the text, so that nothing is lost.
struct SideNotes {
  /// A line and how it is drawn.
  typealias Line = (text: String, style: Style)

  let lines: [Line]?

  init(_ page: Page, _ size: Size) {
    guard !page.sideNotes.isEmpty, let side = FrameLayout(size).side else {
      lines = nil
      return
    }
    let wrapped = page.sideNotes.flatMap { note in
      [("", .plain), (note.heading, .title)]
        + note.lines.flatMap { wrap($0, width: side.width - 4, hanging: 2) }
        .map { Line("  " + $0, .plain) }
    }
    lines = Self.linesOfSteps + wrapped.count <= side.height ? wrapped : nil
  }

  /// The introduction and the five steps, with a line above; troubleshooting has no more.
  private static let linesOfSteps = 7
}

/// The notes of the page that is shown, below the steps.
func drawNotes(_ model: Model, below y: Int, _ surface: inout Surface) {
  guard let page = model.page, let lines = SideNotes(page, model.window.size).lines else { return }
  for (index, line) in lines.enumerated() {
    surface.put(line.text, x: 1, y: y + index, style: line.style)
  }
}
