import SetupCore
import Terminal

/// Draws a replay: the list of events, and beside it the step and screen of the moment.
public func view(_ replay: Replay) -> Surface {
  let size = replay.size
  var surface = Surface(size)
  guard !FrameLayout(size).isTooSmall else { return tooSmall(size) }
  if replay.isFull, let model = replay.model(Size(width: size.width, height: size.height - 1)) {
    surface.draw(view(model), x: 0, y: 0)
    surface.fill(Rect(x: 0, y: size.height - 2, width: size.width, height: 1))
  } else {
    drawHead(replay, &surface)
    drawList(replay, &surface)
    drawMoment(replay, &surface)
  }
  drawKeys(replay, &surface)
  return surface
}

private func drawHead(_ replay: Replay, _ surface: inout Surface) {
  let width = surface.size.width
  let standing = "read only"
  var text = "Time line · \(counted(replay.entries.count, "event"))"
  if let first = replay.entries.first, let last = replay.entries.last {
    text += ", \(first.when) to \(last.when)"
  }
  surface.put(text.truncated(to: width - standing.count - 3), x: 1, y: 0, style: .title)
  surface.put(standing, x: width - standing.count - 1, y: 0)
  surface.put(String(repeating: "─", count: width), x: 0, y: 1, style: .dim)
}

/// The list takes what the moment beside it leaves.
private func listWidth(_ size: Size) -> Int { max(34, size.width * 9 / 16) }

private func drawList(_ replay: Replay, _ surface: inout Surface) {
  let width = listWidth(surface.size)
  let height = surface.size.height - 4
  let top = max(0, min(replay.index - height / 2, replay.entries.count - height))
  for (row, entry) in replay.entries.dropFirst(top).prefix(height).enumerated() {
    let y = row + 2
    let isHere = entry.index == replay.index
    let mark = isHere ? "▸" : entry.isRefused ? "!" : " "
    let style: Style =
      isHere ? Style.plain.reversed : entry.isRefused ? Verdict.Kind.stale.style : .plain
    surface.put(mark, x: 0, y: y, style: entry.isRefused ? Verdict.Kind.stale.style : .plain)
    surface.put(entry.when, x: 2, y: y, style: isHere ? style : .dim)
    surface.put(entry.text.truncated(to: width - 17), x: 16, y: y, style: style)
    if isHere { surface.cursor = Point(x: 0, y: y) }
  }
  for y in 2..<surface.size.height - 2 { surface.put("│", x: width, y: y, style: .dim) }
}

private func drawMoment(_ replay: Replay, _ surface: inout Surface) {
  let left = listWidth(surface.size) + 2
  let width = surface.size.width - left - 1
  let bottom = surface.size.height - 2
  guard let entry = replay.entry, let model = replay.model(surface.size) else { return }
  var y = 2
  func line(_ text: String, _ style: Style = .plain, indent: Int = 0) {
    for part in wrap(text, width: width - indent) where y < bottom {
      surface.put(part, x: left + indent, y: y, style: style)
      y += 1
    }
  }
  let step = model.setup.position.step
  line("Step \(step.rawValue) of 5", .title)
  line(step.title)
  y += 1
  line(entry.text, .title)
  for refusal in entry.refusals {
    line("✗ \(refusal.id.title)", Verdict.Kind.unmet.style)
    line(refusal.reason, indent: 2)
  }
  y += 1
  line(model.current?.title ?? "", .dim)
  for judged in model.shownRows {
    line("\(judged.verdict.kind.glyph) \(judged.id.title)", judged.verdict.kind.style)
  }
}

private func drawKeys(_ replay: Replay, _ surface: inout Surface) {
  let size = surface.size
  if let notice = replay.notice { surface.put("· " + notice, x: 1, y: size.height - 2) }
  surface.fill(Rect(x: 0, y: size.height - 1, width: size.width, height: 1))
  let keys =
    replay.isFull
    ? [("← →", "event"), ("r", "next refused"), ("Enter Esc", "time line")]
    : [
      ("← →", "event"), ("r", "next refused"), ("p", replay.isPlaying ? "stop" : "play"),
      ("Enter", "full screen"), ("Esc", "quit"),
    ]
  var x = 1
  for (key, label) in keys {
    x += surface.put(key, x: x, y: size.height - 1, style: .title) + 1
    x += surface.put(label, x: x, y: size.height - 1) + 3
  }
}

extension Model {
  /// The rows of the screen's check list, else those of the step.
  fileprivate var shownRows: [Judged] {
    let ids = current?.preconditions ?? []
    let shown = ids.isEmpty ? Precondition.of(setup.position.step).map(\.id) : ids
    return shown.map { setup.judged($0, at: now) }
  }
}
