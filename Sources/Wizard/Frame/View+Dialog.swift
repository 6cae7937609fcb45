import Basics
import SetupCore
import Terminal

/// The window of a dialog: lines of text, fields, choices; drawn and clicked by one layout.
struct DialogLayout {
  enum Row: Hashable {
    case text(String, isProblem: Bool)
    case toggle(Int)
    case field(Int)
    case hint(String)
    case fieldProblem(String)
    /// A choice, with what is said of it in the same line.
    case choice(Int, String)
    /// The rest of what is said of a choice.
    case choiceDetail(Int, String)
    case blank
  }

  let frame: Rect
  let rows: [Row]
  /// The rows that are shown, from the scrolled-to one on.
  let visible: ArraySlice<Row>

  init(_ dialog: Dialog, _ size: Size) {
    let width = min(size.width - 4, 88)
    let inner = width - 4
    var head: [Row] = dialog.body.flatMap { paragraph in
      wrap(paragraph, width: inner, hanging: dialog.hanging)
        .map { Row.text($0, isProblem: false) }
    }
    if let problem = dialog.problem {
      head += wrap(problem, width: inner - 2).map { Row.text($0, isProblem: true) }
    }
    if dialog.asksToLeave {
      head += wrap(Dialog.leaveWarning, width: inner - 2).map { Row.text($0, isProblem: true) }
    }
    if !head.isEmpty { head.append(.blank) }
    var rest: [Row] = dialog.toggles.indices.map { Row.toggle($0) }
    if !rest.isEmpty { rest.append(.blank) }
    for (index, field) in dialog.fields.enumerated() {
      rest.append(.field(index))
      if let problem = field.problem {
        rest += wrap(problem, width: inner - 6).map { Row.fieldProblem($0) }
      } else if !field.hint.isEmpty {
        rest.append(.hint(field.hint))
      }
    }
    if !dialog.fields.isEmpty { rest.append(.blank) }
    let most = max(3, size.height - 6)
    let whole = dialog.choices.indices.flatMap { Self.rows(of: dialog.choices[$0], $0, inner) }
    let fits = head.count + rest.count + whole.count <= most
    rest +=
      fits
      ? whole : dialog.choices.enumerated().map { .choice($0.offset, $0.element.detail) }
    rows = head + rest
    let height = min(rows.count, most)
    frame = Rect(
      x: (size.width - width) / 2, y: max(0, (size.height - height - 2) / 2), width: width,
      height: height + 2)
    let focused = rows.firstIndex { $0.isPlace(dialog.focused) } ?? 0
    let longText = head.count > height && dialog.fields.isEmpty && dialog.toggles.isEmpty
    let top = longText ? dialog.scroll : max(0, focused - height + 1)
    visible =
      rows[
        max(
          0, min(top, rows.count - height))..<min(
            rows.count, max(0, min(top, rows.count - height)) + height)]
  }

  // What doesn't fit beside a choice stands below it.
  private static func rows(of choice: Dialog.Choice, _ index: Int, _ inner: Int) -> [Row] {
    let room = inner - displayWidth(choice.label) - 8
    if displayWidth(choice.detail) <= room { return [.choice(index, choice.detail)] }
    let label = room < 0 ? choice.label + ". " : ""
    let lines = wrap(label + choice.detail, width: inner - 6)
    return [.choice(index, "")] + lines.map { .choiceDetail(index, $0) }
  }

  /// The row at a place of the window.
  func row(at point: Point) -> Row? {
    guard frame.contains(point) else { return nil }
    let index = visible.startIndex + point.y - frame.y - 1
    return visible.indices.contains(index) ? visible[index] : nil
  }
}

extension DialogLayout.Row {
  // Whether it is where the focus of the dialog stands.
  fileprivate func isPlace(_ place: Dialog.Place) -> Bool {
    switch (self, place) {
    case (.toggle(let one), .toggle(let other)), (.field(let one), .field(let other)),
      (.choice(let one, _), .choice(let other)):
      one == other
    default: false
    }
  }
}

func drawDialog(_ dialog: Dialog, _ surface: inout Surface) {
  let layout = DialogLayout(dialog, surface.size)
  drawBox(
    layout.frame, dialog.title + (dialog.filter.map { "   /\($0)" } ?? ""), &surface)
  for (offset, row) in layout.visible.enumerated() {
    draw(row, dialog, layout.frame, layout.frame.y + 1 + offset, &surface)
  }
  let hidden = layout.rows.count - layout.visible.endIndex
  if hidden > 0 {
    let text = " ↓ \(counted(hidden, "more line")) "
    surface.put(
      text, x: layout.frame.x + layout.frame.width - displayWidth(text) - 2,
      y: layout.frame.y + layout.frame.height - 1, style: .dim)
  }
}

private func draw(
  _ row: DialogLayout.Row, _ dialog: Dialog, _ frame: Rect, _ y: Int, _ surface: inout Surface
) {
  let x = frame.x + 2
  let room = frame.width - 4
  switch row {
  case .blank: break
  case .text(let text, let isProblem):
    surface.put(isProblem ? "! " + text : text, x: x, y: y, style: isProblem ? .warning : .plain)
  case .hint(let text): surface.put(("    " + text).truncated(to: room), x: x, y: y, style: .dim)
  case .fieldProblem(let text): surface.put("    ! " + text, x: x, y: y, style: .warning)
  case .field(let index):
    drawField(dialog, index, Rect(x: x, y: y, width: room, height: 1), &surface)
  case .toggle(let index):
    let toggle = dialog.toggles[index]
    let line = "[\(toggle.isOn ? "x" : " ")] \(toggle.label)".truncated(to: room - 2)
    drawPressable(line, isFocused: dialog.focused == .toggle(index), x, y, &surface)
  case .choice(let index, let detail):
    let label = dialog.choices[index].label.truncated(to: room - 6)
    let used = drawPressable(
      "[ \(label) ]", isFocused: dialog.focused == .choice(index), x, y, &surface)
    surface.put(detail.truncated(to: room - used - 2), x: x + used + 2, y: y, style: .dim)
  case .choiceDetail(_, let text): surface.put(text, x: x + 6, y: y, style: .dim)
  }
}

/// Something to press, with a mark in front while it has the focus; the columns used.
@discardableResult
private func drawPressable(
  _ text: String, isFocused: Bool, _ x: Int, _ y: Int, _ surface: inout Surface
) -> Int {
  if isFocused { surface.cursor = Point(x: x, y: y) }
  let mark = surface.put(isFocused ? "▸ " : "  ", x: x, y: y, style: .title)
  let style: Style = isFocused ? Style.plain.reversed : .plain
  return mark + surface.put(text, x: x + mark, y: y, style: style)
}

private func drawField(_ dialog: Dialog, _ index: Int, _ place: Rect, _ surface: inout Surface) {
  let field = dialog.fields[index]
  let isFocused = dialog.focused == .field(index)
  let label = surface.put(
    (isFocused ? "▸ " : "  ") + field.label + "  ", x: place.x, y: place.y,
    style: isFocused ? .title : .plain)
  let box = Rect(x: place.x + label, y: place.y, width: max(8, place.width - label), height: 1)
  guard field.options.isEmpty else {
    let text = field.options.map { $0 == field.state.text ? "(\($0))" : " \($0) " }
    surface.put(
      text.joined(separator: "  "), x: box.x, y: box.y,
      style: isFocused ? Style.plain.reversed : .plain)
    if isFocused { surface.cursor = Point(x: place.x, y: place.y) }
    return
  }
  drawTextField(field.state, box, isFocused: isFocused, &surface)
}

/// Draws what was typed, scrolled so that the cursor is in it.
func drawTextField(
  _ state: TextFieldState, _ box: Rect, isFocused: Bool, _ surface: inout Surface
) {
  let style: Style = isFocused ? Style.plain.reversed : .underlined
  surface.fill(box, Cell(" ", style))
  let before = Array(state.text.prefix(state.cursor))
  var start = 0
  while displayWidth(String(before[start...])) > box.width - 2, start < before.count { start += 1 }
  let shown = String(Array(state.text)[start...])
  surface.put(shown, x: box.x, y: box.y, style: style, maxWidth: box.width)
  guard isFocused else { return }
  surface.cursor = Point(x: box.x + displayWidth(String(before[start...])), y: box.y)
}

/// Draws a window with a title on its upper edge.
func drawBox(_ frame: Rect, _ title: String, _ surface: inout Surface) {
  surface.fill(Rect(x: frame.x - 1, y: frame.y, width: frame.width + 2, height: frame.height))
  let line = String(repeating: "─", count: max(0, frame.width - 2))
  surface.put("┌" + line + "┐", x: frame.x, y: frame.y)
  surface.put("└" + line + "┘", x: frame.x, y: frame.y + frame.height - 1)
  for y in frame.y + 1..<frame.y + frame.height - 1 {
    surface.put("│", x: frame.x, y: y)
    surface.put("│", x: frame.x + frame.width - 1, y: y)
  }
  surface.put(
    " \(title.truncated(to: frame.width - 6)) ", x: frame.x + 2, y: frame.y, style: .title)
}
