import Basics
import Screens
import SetupCore
import Terminal

/// Draws a model: the one frame that belongs to it.
public func view(_ model: Model) -> Surface {
  let frame = model.frame
  guard !frame.isTooSmall else { return tooSmall(model.window.size) }
  var surface = Surface(model.window.size)
  if let line = model.timeLine {
    drawTimeLine(line, model, &surface)
    if let dialog = model.dialog { drawDialog(dialog, &surface) }
    return surface
  }
  drawHead(model, frame, &surface)
  if let page = model.page { drawBody(page, model, frame, &surface) }
  drawNotice(model, frame, &surface)
  drawFooter(model, frame, &surface)
  if let dialog = model.dialog { drawDialog(dialog, &surface) }
  return surface
}

private func tooSmall(_ size: Size) -> Surface {
  var surface = Surface(size)
  let least = FrameLayout.least
  let text =
    "This window has \(size.width) columns and \(size.height) lines. Make it at least "
    + "\(least.width) by \(least.height), or use --plain."
  for (y, line) in wrap(text, width: max(1, size.width)).enumerated() {
    surface.put(line, x: 0, y: y)
  }
  return surface
}

private func drawHead(_ model: Model, _ frame: FrameLayout, _ surface: inout Surface) {
  let width = frame.size.width
  let whole = displayWidth(model.connectionLabel) + 4
  let heading =
    (displayWidth(model.page?.heading ?? "") + whole <= width
      ? model.page?.heading : model.page?.shortHeading) ?? ""
  let label = model.connectionLabel(width: max(12, width - displayWidth(heading) - 4))
  let room = max(0, width - displayWidth(label) - 3)
  surface.put(heading.truncated(to: room), x: 1, y: 0, style: .title)
  surface.put(label, x: max(1, width - displayWidth(label) - 1), y: 0)
  guard let side = frame.side else {
    drawPath(model, &surface)
    surface.drawRule(y: 2)
    return
  }
  surface.drawRule(y: 1)
  drawSide(model, side, &surface)
}

private func mark(_ step: Step, _ model: Model) -> String {
  let marks = model.about.marks
  if model.current?.step == step { return marks.step(.here) }
  guard model.setup.left[step] != nil, let rows = model.page?.rows else {
    return marks.step(.toCome)
  }
  return marks.step(model.setup.isDone(step, given: rows.all) ? .done : .openAgain)
}

private func drawPath(_ model: Model, _ surface: inout Surface) {
  var x = 1
  let opened = model.page?.whatIf?.stepsOpened ?? []
  for step in Step.allCases {
    if step != .enable { x += surface.put(" ─ ", x: x, y: 1, style: .dim) }
    let isOpened = opened.contains(step)
    let mark = isOpened ? model.about.marks.step(.done) : mark(step, model)
    let style: Style = model.current?.step == step ? .title : .dim
    x += surface.put(
      "\(mark) \(step.shortTitle)", x: x, y: 1, style: isOpened ? Verdict.Kind.met.style : style)
  }
}

private func drawSide(_ model: Model, _ side: Rect, _ surface: inout Surface) {
  var y = side.y + 1
  func line(_ text: String, _ style: Style, indent: Int) {
    surface.put(
      text.truncated(to: side.width - indent - 2), x: indent, y: y, style: style,
      maxWidth: side.width - indent - 1)
    y += 1
  }
  let here = model.current
  let opened = model.page?.whatIf?.stepsOpened ?? []
  line(
    "Introduction", here?.part == .introduction ? .title : .dim, indent: 1)
  for step in Step.allCases {
    let isHere = here?.step == step
    let isOpened = opened.contains(step)
    let mark = isOpened ? model.about.marks.step(.done) : mark(step, model)
    let style = isOpened ? Verdict.Kind.met.style : isHere ? Style.title : .dim
    line("\(mark) \(step.rawValue) \(step.title)", style, indent: 1)
    guard isHere else { continue }
    for page in model.page?.visible.of(step) ?? [] {
      let isShown = page.id == here?.id
      line(
        (isShown ? model.about.marks.step(.here) + " " : "  ") + page.title,
        isShown ? .title : .dim, indent: 3)
    }
  }
  drawNotes(model, below: y, &surface)
  for y in side.y..<side.y + side.height { surface.put("│", x: side.width, y: y, style: .dim) }
}

private func drawBody(
  _ page: Page, _ model: Model, _ frame: FrameLayout, _ surface: inout Surface
) {
  let body = frame.body
  for (index, line) in page.gate.prefix(2).enumerated() {
    draw(line, false, x: body.x, y: frame.gateLine + index, body, &surface)
  }
  let viewport = model.viewport
  let takesKeys = model.dialog == nil && !model.typesFilter
  let focused = takesKeys ? model.focused : nil
  for row in 0..<body.height {
    guard let index = viewport.line(at: row) else { continue }
    let line = page.layout.lines[index]
    let isFocused = line.target != nil && line.target == focused
    draw(line.spans, isFocused, x: body.x, y: body.y + row, body, &surface)
    if isFocused, surface.cursor == nil {
      surface.cursor = Point(x: body.x + (line.caret ?? 0), y: body.y + row)
    }
  }
  let scrolls = takesKeys && focused == nil && !page.targets.isEmpty
  drawEdges(viewport, body, isFocused: scrolls, &surface)
}

private func draw(
  _ spans: [BodyLayout.Span], _ isFocused: Bool, x start: Int, y: Int, _ body: Rect,
  _ surface: inout Surface
) {
  var x = start
  for span in spans {
    x += surface.put(
      span.text(isFocused), x: x, y: y, style: span.style(isFocused),
      maxWidth: body.x + body.width - x)
  }
}

// What is hidden has a line of its own. It has the focus while nothing that can be pressed is in view.
private func drawEdges(
  _ viewport: Viewport, _ body: Rect, isFocused: Bool, _ surface: inout Surface
) {
  func edge(_ text: String, _ y: Int, _ isFocused: Bool) {
    let x = body.x + body.width - displayWidth(text) - 1
    surface.put(text, x: x, y: y, style: isFocused ? Style.plain.reversed : .dim)
    guard isFocused else { return }
    surface.put("▸", x: x - 2, y: y)
    surface.cursor = Point(x: x - 2, y: y)
  }
  let (above, below) = (viewport.above, viewport.below)
  if above > 0 {
    edge("↑ \(counted(above, "more line"))", body.y, isFocused && below == 0)
  }
  if below > 0 {
    edge("↓ \(counted(below, "more line"))", body.y + body.height - 1, isFocused)
  }
}

private func drawNotice(_ model: Model, _ frame: FrameLayout, _ surface: inout Surface) {
  var y = frame.body.y + frame.body.height
  if let filter = model.window.filter, model.typesFilter, model.dialog == nil {
    let used = surface.put("▸ /" + filter.text, x: 1, y: y, style: .title)
    surface.cursor = Point(x: 1 + used, y: y)
    return
  }
  guard let notice = model.notice else {
    guard let status = model.watching.status(at: model.now) else { return }
    surface.put(status.sign, x: 1, y: y)
    surface.put(status.text.truncated(to: frame.size.width - 4), x: 3, y: y)
    return
  }
  let lines = model.noticeLines
  for line in lines.value {
    surface.put(line, x: 0, y: y)
    y += 1
  }
  let used = surface.put(
    model.about.marks.notice(notice.kind), x: 1, y: y, style: notice.kind.style)
  for (index, line) in lines.text.enumerated() {
    surface.put(line, x: used + 2, y: y + index, style: notice.kind.style)
  }
}

private func drawFooter(_ model: Model, _ frame: FrameLayout, _ surface: inout Surface) {
  for entry in Keymap.footer(model) {
    let used = surface.put(entry.key, x: entry.x, y: frame.footerLine, style: .title)
    surface.put(entry.label, x: entry.x + used + 1, y: frame.footerLine)
  }
}
