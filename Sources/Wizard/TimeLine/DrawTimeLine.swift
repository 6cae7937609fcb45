import Basics
import SetupCore
import Terminal

/// Draws the time line: the list of events, and beside it the step and screen of the moment.
func drawTimeLine(_ line: OpenTimeLine, _ model: Model, _ surface: inout Surface) {
  drawHead(line, &surface)
  drawList(line, &surface)
  if let entry = line.entry { drawMoment(entry, model, &surface) }
  drawKeys(line, model, &surface)
}

private func drawHead(_ line: OpenTimeLine, _ surface: inout Surface) {
  let width = surface.size.width
  let label = "read only"
  var text = "Time line · \(counted(line.entries.count, "event"))"
  if let first = line.entries.first, let last = line.entries.last {
    text += ", \(first.when) to \(last.when)"
  }
  surface.put(text.truncated(to: width - label.count - 3), x: 1, y: 0, style: .title)
  surface.put(label, x: width - label.count - 1, y: 0)
  surface.put(String(repeating: "─", count: width), x: 0, y: 1, style: .dim)
}

/// The list takes what the moment beside it leaves.
private func listWidth(_ size: Size) -> Int { max(34, size.width * 9 / 16) }

private func drawList(_ line: OpenTimeLine, _ surface: inout Surface) {
  let width = listWidth(surface.size)
  let height = surface.size.height - 4
  let top = max(0, min(line.index - height / 2, line.entries.count - height))
  for (row, entry) in line.entries.dropFirst(top).prefix(height).enumerated() {
    let y = row + 2
    let isHere = entry.index == line.index
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

private func drawMoment(_ entry: TimeLineEntry, _ model: Model, _ surface: inout Surface) {
  let left = listWidth(surface.size) + 2
  let width = surface.size.width - left - 1
  let bottom = surface.size.height - 2
  let moment = model.moment(of: entry)
  var y = 2
  for line in lines(of: entry, changes: model.changes(by: entry), moment) {
    for part in wrap(line.text, width: width - line.indent) where y < bottom {
      surface.put(part, x: left + line.indent, y: y, style: line.style)
      y += 1
    }
  }
}

/// What stands beside the list: the step, what happened and changed, and the screen's check list.
private func lines(
  of entry: TimeLineEntry, changes: [String], _ moment: Model
) -> [(text: String, style: Style, indent: Int)] {
  let step = moment.setup.position.step
  var lines: [(text: String, style: Style, indent: Int)] = [
    ("Step \(step.rawValue) of 5", .title, 0), (step.title, .plain, 0), ("", .plain, 0),
    (entry.text, .title, 0),
  ]
  for refusal in entry.refusals {
    lines.append(("✗ \(refusal.id.title)", Verdict.Kind.unmet.style, 0))
    lines.append((refusal.reason, .plain, 2))
  }
  lines += changes.map { ($0, .plain, 2) }
  lines += [("", .plain, 0), (moment.current?.title ?? "", .dim, 0)]
  lines += moment.shownRows.map { judged in
    ("\(judged.verdict.kind.glyph) \(judged.id.title)", judged.verdict.kind.style, 0)
  }
  return lines
}

private func drawKeys(_ line: OpenTimeLine, _ model: Model, _ surface: inout Surface) {
  let size = surface.size
  if let notice = model.notice {
    surface.put("· " + notice.text, x: 1, y: size.height - 2, style: .dim)
  }
  let keys = [
    ("← →", "step"), ("r", "next refused"), ("R", "previous"), ("Enter", "full screen"),
    ("Esc", line.isAlone ? "quit" : "back"),
  ]
  var x = 1
  for (key, label) in keys {
    x += surface.put(key, x: x, y: size.height - 1, style: .title) + 1
    x += surface.put(label, x: x, y: size.height - 1) + 3
  }
}

extension Model {
  /// The rows whose verdict an event changed, at its own moment: no row ages while the time line is read.
  func changes(by entry: TimeLineEntry) -> [String] {
    guard let line = timeLine else { return [] }
    let before = line.setup(before: entry.index)
    var after = before
    after.apply(events[entry.index])
    return changedRows(from: before.judged(at: entry.at), to: after.judged(at: entry.at))
  }

  /// The rows of the screen's check list, else those of the step.
  fileprivate var shownRows: [Judged] {
    let ids = current?.preconditions ?? []
    let shown = ids.isEmpty ? Precondition.of(setup.position.step).map(\.id) : ids
    return shown.map { setup.judged($0, at: now) }
  }
}

/// Rows whose verdict differs between two states, `attributes created: not met → met`.
func changedRows(from before: [Judged], to after: [Judged]) -> [String] {
  zip(before, after).compactMap { old, new in
    let (was, became) = (old.verdict.kind, new.verdict.kind)
    return was == became ? nil : "\(old.id.title): \(was.title) → \(became.title)"
  }
}
