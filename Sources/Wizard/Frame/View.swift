import Basics
import Screens
import SetupCore
import Terminal

/// Draws a model: the one frame that belongs to it.
public func view(_ model: Model) -> Surface {
  let frame = FrameLayout(model.window.size, noticeLines: model.notice?.value == nil ? 1 : 2)
  guard !frame.isTooSmall else { return tooSmall(model.window.size) }
  var surface = Surface(model.window.size)
  if let line = model.timeLine {
    drawTimeLine(line, model, &surface)
    return surface
  }
  drawHead(model, frame, &surface)
  if let page = model.page { drawBody(page, model, frame, &surface) }
  drawNotice(model, frame, &surface)
  drawFooter(model, frame, &surface)
  if model.window.showsHelp { drawHelp(model, &surface) }
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
  let label = model.connectionLabel
  let room = max(0, width - displayWidth(label) - 3)
  surface.put((model.page?.heading ?? "").truncated(to: room), x: 1, y: 0, style: .title)
  surface.put(label, x: max(1, width - displayWidth(label) - 1), y: 0)
  let rule = String(repeating: "─", count: width)
  guard let side = frame.side else {
    drawPath(model, &surface)
    surface.put(rule, x: 0, y: 2, style: .dim)
    return
  }
  surface.put(rule, x: 0, y: 1, style: .dim)
  drawSide(model, side, &surface)
}

private func mark(_ step: Step, _ model: Model) -> String {
  if model.current?.step == step { return "●" }
  return model.setup.left[step] == nil ? "○" : "✓"
}

private func drawPath(_ model: Model, _ surface: inout Surface) {
  var x = 1
  let opened = model.page?.whatIf?.stepsOpened ?? []
  for step in Step.allCases {
    if step != .enable { x += surface.put(" ─ ", x: x, y: 1, style: .dim) }
    let isOpened = opened.contains(step)
    let mark = isOpened ? Verdict.Kind.met.glyph : mark(step, model)
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
    let mark = isOpened ? Verdict.Kind.met.glyph : mark(step, model)
    let style = isOpened ? Verdict.Kind.met.style : isHere ? Style.title : .dim
    line("\(mark) \(step.rawValue) \(step.title)", style, indent: 1)
    guard isHere else { continue }
    for page in model.page?.visible.of(step) ?? [] {
      let isShown = page.id == here?.id
      line((isShown ? "▸ " : "  ") + page.title, isShown ? .title : .dim, indent: 3)
    }
  }
  drawNotes(model, below: y, &surface)
  for y in side.y..<side.y + side.height { surface.put("│", x: side.width, y: y, style: .dim) }
}

private func drawBody(
  _ page: Page, _ model: Model, _ frame: FrameLayout, _ surface: inout Surface
) {
  let body = frame.body
  let layout = page.layout
  let top = model.top(height: body.height)
  let focused = model.dialog == nil ? model.focused : nil
  for (index, line) in layout.lines.dropFirst(top).prefix(body.height).enumerated() {
    let isFocused = line.target != nil && line.target == focused
    var x = body.x
    for span in line.spans {
      x += surface.put(
        span.text(isFocused), x: x, y: body.y + index, style: span.style(isFocused),
        maxWidth: body.x + body.width - x)
    }
  }
  if let focused, let line = layout.range(of: focused)?.lowerBound,
    (top..<top + body.height).contains(line)
  {
    surface.cursor = Point(x: body.x, y: body.y + line - top)
  }
  drawEdges(above: top, below: layout.lines.count - top - body.height, body, &surface)
}

// More text than lines: the edge lines say how much, over whatever stood there.
private func drawEdges(above: Int, below: Int, _ body: Rect, _ surface: inout Surface) {
  func edge(_ text: String, _ y: Int) {
    let line = Rect(x: body.x, y: y, width: body.width, height: 1)
    surface.fill(line)
    surface.put(text, x: body.x + body.width - displayWidth(text) - 1, y: y, style: .dim)
  }
  if above > 0 { edge("↑ \(counted(above + 1, "more line"))", body.y) }
  if below > 0 { edge("↓ \(counted(below + 1, "more line"))", body.y + body.height - 1) }
}

private func drawNotice(_ model: Model, _ frame: FrameLayout, _ surface: inout Surface) {
  let room = frame.size.width - 4
  guard let notice = model.notice else {
    guard let status = model.watching.status(at: model.now) else { return }
    surface.put(status.sign, x: 1, y: frame.noticeLine)
    surface.put(status.text.truncated(to: room), x: 3, y: frame.noticeLine)
    return
  }
  if let value = notice.value { surface.put(value, x: 0, y: frame.noticeLine - 1) }
  surface.put(notice.kind.glyph, x: 1, y: frame.noticeLine, style: notice.kind.style)
  surface.put(
    notice.text.truncated(to: room), x: 3, y: frame.noticeLine, style: notice.kind.style)
}

private func drawFooter(_ model: Model, _ frame: FrameLayout, _ surface: inout Surface) {
  for entry in Keymap.footer(model) {
    let used = surface.put(entry.key, x: entry.x, y: frame.footerLine, style: .title)
    surface.put(entry.label, x: entry.x + used + 1, y: frame.footerLine)
  }
}
