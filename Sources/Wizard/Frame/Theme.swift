import SetupCore
import Terminal

extension Style {
  /// Body text, in the terminal's own colours.
  static let plain = Style()
  /// Titles and marks.
  static let title = Style(bold: true)
  /// What is read last.
  static let dim = Style(dim: true)
  /// What can be opened.
  static let link = Style(underline: true)
  /// What must not be missed.
  static let warning = Style(bold: true, color: .yellow)
  /// A field that is not being typed into.
  static let underlined = Style(underline: true)

  /// The same with the focus on it.
  var reversed: Style {
    var style = self
    style.reverse = true
    return style
  }
}

extension Verdict.Kind {
  /// The verdict's colour.
  var style: Style {
    switch self {
    case .met: Style(bold: true, color: .green)
    case .unmet: Style(bold: true, color: .red)
    case .stale, .unknown: Style(bold: true, color: .yellow)
    case .waived: Style(bold: true, color: .magenta)
    }
  }
}

extension Page.EntryKind {
  /// The glyph in a word, for those who don't see it.
  var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .unknown: "unknown"
    case .done: "done"
    case .follower: "note"
    }
  }

  var style: Style {
    switch self {
    case .error: Verdict.Kind.unmet.style
    case .warning, .unknown: Verdict.Kind.stale.style
    case .done: Verdict.Kind.met.style
    case .follower: .plain
    }
  }
}

extension Notice.Kind {
  var style: Style {
    switch self {
    case .done: Style(color: .green)
    case .refused: Style(bold: true, color: .yellow)
    case .failed: Style(bold: true, color: .red)
    case .info: .plain
    }
  }
}
