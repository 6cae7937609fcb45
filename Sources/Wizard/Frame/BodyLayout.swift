import Basics
import Screens
import SetupCore
import Terminal

/// The page's body as lines of a width, with what each line belongs to.
///
/// The view draws from it, and `update` finds with it what a click meant and how far to scroll. The
/// focus is no part of it, so that moving it lays nothing out anew.
struct BodyLayout: Sendable {
  /// Some text in one style.
  struct Span: Sendable {
    /// What the focus does to it.
    enum Role: Hashable { case text, pressable, mark, field(typed: String) }

    private let text: String
    private let style: Style
    private let role: Role

    init(_ text: String, _ style: Style = .plain, _ role: Role = .text) {
      (self.text, self.style, self.role) = (text, style, role)
    }

    /// The place of the mark, in front of what can have the focus.
    static let mark = Span("  ", .plain, .mark)

    func text(_ isFocused: Bool) -> String {
      switch role {
      case .mark where isFocused: "▸ "
      case .field(let typed) where isFocused: typed
      case .text, .pressable, .mark, .field: text
      }
    }

    func style(_ isFocused: Bool) -> Style {
      switch role {
      case .pressable where isFocused: style.reversed
      case .field where isFocused: Style.plain.reversed
      case .text, .pressable, .mark, .field: style
      }
    }
  }

  /// One line, and what pressing it presses.
  struct Line: Sendable {
    var spans: [Span]
    var target: Target?
    /// Where the next letter goes, in a field.
    var caret: Int?
  }

  private(set) var lines: [Line] = []
  private(set) var width = 20
  private var now = Instant(0)
  private(set) var marks = Marks()

  private var density = Density.full

  /// No lines.
  init() {}

  /// Lays a page out for the model's window.
  init(_ page: Page, _ model: Model, _ density: Density) {
    self.density = density
    (width, now) = (max(20, FrameLayout(model.window.size).body.width), model.now)
    marks = model.about.marks
    let tables = TableWidths(page.items, width: self.width - 3)
    let ahead = page.openBefore.map { "   ahead: step \($0.rawValue) is open" } ?? ""
    add([Span(page.screen.title, .title), Span(ahead, .dim)])
    if density == .full { blank() }
    var previous: Page.Content?
    for (index, item) in page.items.enumerated() {
      if let previous, separates(previous, item.content) { blank() }
      add(item, tables.widths(at: index))
      previous = item.content
    }
    if SideNotes(page, model.window.size).lines == nil { for note in page.sideNotes { add(note) } }
  }

  /// The lines of a target, as a range of line numbers.
  func range(of target: Target) -> Range<Int>? {
    guard let first = lines.firstIndex(where: { $0.target == target }),
      let last = lines.lastIndex(where: { $0.target == target })
    else { return nil }
    return first..<last + 1
  }

  // Items of one kind stand together; anything else gets a line between.
  private func separates(_ one: Page.Content, _ other: Page.Content) -> Bool {
    if density != .full {
      if case .heading = other { return true }
      if case .next = one { return true }
      guard density == .compact, case .todo = one else { return false }
      if case .todo = other { return false }
      return true
    }
    return switch (one, other) {
    case (.todo, .todo), (.option, .option), (.row, .row), (.heading, _), (.file, .file),
      (.file, .action), (.action, .action), (.link, .link), (.copy, .copy), (.copy, .link),
      (.tableHead, .tableRow), (.tableRow, .tableRow), (.link, .action), (.field, .field),
      (.draft, .action), (.paragraph, .file), (.answer, .answer), (.entry, .entry),
      (.paragraph, .entry),
      (.detail, .detail), (.detail, .comparison), (.comparison, .detail),
      (.comparison, .comparison), (.entry, .action), (.action, .entry), (.detail, .entry),
      (.entry, .detail):
      false
    default: true
    }
  }

  mutating func add(_ spans: [Span], _ target: Target? = nil) {
    lines.append(Line(spans: spans, target: target))
  }

  private mutating func blank() { lines.append(Line(spans: [])) }

  private mutating func text(_ text: String, _ style: Style, indent: Int = 0, target: Target? = nil)
  {
    for line in wrap(text, width: width - indent) {
      lines.append(
        Line(
          spans: [Span(String(repeating: " ", count: indent)), Span(line, style)], target: target))
    }
  }

  // What can be pressed has a mark in front while it has the focus, and is reversed too.
  private mutating func pressable(
    _ text: String, _ target: Target?, _ style: Style = .plain, hanging: Int = 0
  ) {
    for (index, line) in wrap(text, width: width - 3, hanging: hanging).enumerated() {
      add([index == 0 ? .mark : Span("  "), Span(line, style, .pressable)], target)
    }
  }

  private mutating func add(_ item: Page.Item, _ columns: [Int]) {
    switch item.content {
    case .paragraph(let words): text(words, .plain)
    case .callout(let kind, let words): callout(kind, words)
    case .todo(let number, let words): todo(number, words)
    case .heading(let words): text(words, .title)
    case .copy(let label, let value): pressable("\(label)   \(value)", item.target)
    case .link(let label, _): pressable("\(marks.link) \(label)", item.target, .link)
    case .help(let url): pressable("\(marks.link) Help: \(url.withoutScheme)", item.target, .link)
    case .option(let label, let detail, let isChosen, _):
      pressable("[\(isChosen ? marks.chosen : " ")] \(label)", item.target, hanging: 4)
      if !detail.isEmpty { text(detail, .dim, indent: 6, target: item.target) }
    case .row(let judged): row(judged, item.target)
    case .file(let file): pressable(fileLine(file), item.target)
    case .field(let field, let state): self.field(field, state, item.target)
    case .tableHead(let cells): text(cells.padded(to: columns), .dim, indent: 2)
    case .tableRow(let cells, let remark): row(cells.padded(to: columns), remark, item.target)
    case .action(let label): pressable("[ \(label) ]", item.target)
    case .draft(let to, let words): draft(to, words, item.target)
    case .progress(let words, let done, let total): progress(words, done, total)
    case .next(let label): pressable("[ \(label) ]", item.target, .title)
    case .entry(let kind, let words, let detail): entry(kind, words, detail, item.target)
    case .detail(let label, let words): self.detail(label, words)
    case .comparison(let comparison): self.comparison(comparison)
    case .answer(let words): pressable("○ \(words)", item.target, hanging: 2)
    }
  }

  private mutating func add(_ note: Page.Note) {
    blank()
    text(note.heading, .title)
    for words in note.lines {
      for line in wrap(words, width: width - 2, hanging: 2) {
        lines.append(Line(spans: [Span("  "), Span(line)]))
      }
    }
  }

  private mutating func callout(_ kind: CalloutKind, _ words: String) {
    let mark = kind == .warning ? "! " : "· "
    for (index, line) in wrap(words, width: width - 2).enumerated() {
      lines.append(
        Line(spans: [
          Span(index == 0 ? mark : "  ", .warning),
          Span(line, kind == .warning ? .warning : .plain),
        ]))
    }
  }

  private mutating func todo(_ number: Int, _ words: String) {
    for (index, line) in wrap(words, width: width - 4).enumerated() {
      let mark = index == 0 ? "\(number)".padded(to: 4) : "    "
      lines.append(Line(spans: [Span(mark, .title), Span(line)]))
    }
  }

  private mutating func row(_ judged: Judged, _ target: Target?) {
    let glyph = marks.verdict(judged.verdict.kind)
    let title = (judged.id.title + (judged.isOptional ? " (optional)" : "")).padded(to: 26)
    let style = judged.verdict.kind.style
    let reason =
      judged.verdict.kind == .met
      ? judged.verdict.reason : "\(judged.verdict.kind.title): \(judged.verdict.reason)"
    let indent = width >= 60 ? 30 + displayWidth(glyph) : 6
    let isMet = judged.verdict.kind == .met
    let most = density == .full ? Int.max : isMet ? 1 : density.most.reason
    let words = wrap(reason, width: width - indent).keeping(most, width: width - indent)
    var first = [.mark, Span(glyph + " ", style), Span(title, .plain, .pressable)]
    if width >= 60 { first.append(Span(" " + (words.first ?? ""), .plain)) }
    lines.append(Line(spans: first, target: target))
    let rest = width >= 60 ? words.dropFirst() : words[...]
    for line in rest {
      lines.append(
        Line(spans: [Span(String(repeating: " ", count: indent)), Span(line)], target: target))
    }
    remedy(judged, indent, target)
  }

  // What is to be said of a row stands below it, whole: a column would have no room for it.
  private mutating func row(_ cells: String, _ remark: String, _ target: Target?) {
    pressable(cells, target)
    if !remark.isEmpty { below(wrap(remark, width: width - 6), indent: 4, .plain, target) }
  }

  private mutating func below(
    _ lines: [String], indent: Int, _ style: Style, _ target: Target?
  ) {
    for (index, line) in lines.enumerated() {
      let mark = index == 0 ? marks.remedy + " " : "  "
      add([Span(String(repeating: " ", count: indent) + mark, .dim), Span(line, style)], target)
    }
  }

  private mutating func remedy(_ judged: Judged, _ indent: Int, _ target: Target?) {
    guard judged.verdict.kind != .waived, !judged.verdict.remedy.isEmpty else { return }
    let words = wrap(judged.verdict.remedy, width: width - indent - 2)
      .keeping(density.most.remedy, width: width - indent - 2)
    below(words, indent: indent, .dim, target)
  }

  private func fileLine(_ file: ExportFile) -> String {
    let age = spanInWords(now.since(file.modified)) + " ago"
    return [
      file.name.padded(to: 26), sizeInWords(file.bytes).padded(to: 8), age.padded(to: 18),
      file.columns,
    ]
    .joined(separator: " ").truncated(to: width - 3)
  }

  private mutating func field(_ field: Field, _ state: TextFieldState, _ target: Target?) {
    let shown = field.secret ? String(repeating: "•", count: state.text.count) : state.text
    let typed = shown.keepingEnd(width - field.label.count - 8).padded(to: 30)
    let empty = "…".padded(to: 30)
    add(
      [
        .mark, Span(field.label + "  "),
        Span(shown.isEmpty ? empty : typed, .underlined, .field(typed: typed)),
      ], target)
    let room = width - field.label.count - 8
    let before = shown.count > room ? room : displayWidth(String(shown.prefix(state.cursor)))
    lines[lines.count - 1].caret = 4 + displayWidth(field.label) + before
    if !field.hint.isEmpty { text(field.hint, .dim, indent: 4, target: target) }
  }

  private mutating func draft(_ to: String, _ words: [String], _ target: Target?) {
    pressable("Message to \(to)", target, .title)
    for line in words {
      for part in line.isEmpty ? [""] : wrap(line, width: width - 4) {
        lines.append(Line(spans: [Span("  │ ", .dim), Span(part)], target: target))
      }
    }
  }

  private mutating func progress(_ words: String, _ done: Int, _ total: Int) {
    text("\(words) …   Esc cancels", .plain)
    let room = max(10, min(50, width - 10))
    let filled = total > 0 ? min(room, done * room / total) : 0
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: room - filled)
    let percent = total > 0 ? "\(min(100, done * 100 / total)) %" : ""
    lines.append(Line(spans: [Span(bar), Span(" " + percent)]))
  }
}
