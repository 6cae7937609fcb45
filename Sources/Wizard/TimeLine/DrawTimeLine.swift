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
  let room = width - label.count - 3
  var text = "Time line · \(counted(line.entries.count, "event"))"
  if let first = line.entries.first, let last = line.entries.last {
    let span = ", \(first.when) to \(last.when)"
    if displayWidth(text + span) <= room { text += span }
  }
  if let title = line.filter.title {
    text = "Time line · \(title): \(grouped(line.shownCount)) of \(grouped(line.entries.count))"
  }
  surface.put(text.truncated(to: room), x: 1, y: 0, style: .title)
  surface.put(label, x: width - label.count - 1, y: 0)
  surface.drawRule(y: 1)
}

/// The list takes what the moment beside it leaves.
private func listWidth(_ size: Size) -> Int { max(34, size.width * 9 / 16) }

extension OpenTimeLine {
  /// The events that a window has room for, around the one that is looked at.
  func entries(in size: Size) -> [TimeLineEntry] {
    let height = max(0, size.height - 4)
    let top = max(0, min(place - height / 2, shownCount - height))
    return shownEntries(from: top, atMost: height)
  }

  /// The event that a click on the list means.
  func entry(at point: Point, in size: Size) -> TimeLineEntry? {
    let entries = entries(in: size)
    return point.x < listWidth(size) && entries.indices.contains(point.y - 2)
      ? entries[point.y - 2] : nil
  }
}

private func drawList(_ line: OpenTimeLine, _ surface: inout Surface) {
  let width = listWidth(surface.size)
  for (row, entry) in line.entries(in: surface.size).enumerated() {
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
  let (step, marks) = (moment.setup.position.step, moment.about.marks)
  var lines: [(text: String, style: Style, indent: Int)] = [
    ("Step \(step.rawValue) of 5", .title, 0), (step.title, .plain, 0), ("", .plain, 0),
    (entry.text, .title, 0),
  ]
  for refusal in entry.refusals {
    lines.append(("\(marks.verdict(.unmet)) \(refusal.id.title)", Verdict.Kind.unmet.style, 0))
    lines.append((refusal.reason, .plain, 2))
  }
  lines += changes.map { ($0, .plain, 2) }
  lines += [("", .plain, 0), (moment.current?.title ?? "", .dim, 0)]
  lines += moment.shownRows.map { judged in
    ("\(marks.verdict(judged.verdict.kind)) \(judged.id.title)", judged.verdict.kind.style, 0)
  }
  return lines
}

private func drawKeys(_ line: OpenTimeLine, _ model: Model, _ surface: inout Surface) {
  let size = surface.size
  if let input = line.filter.input {
    let typed = input == .search ? "/" + line.filter.text : "Day (20 Nov): " + line.filter.day
    let used = surface.put(typed, x: 1, y: size.height - 2, style: .title)
    surface.cursor = Point(x: 1 + used, y: size.height - 2)
  } else if let notice = model.notice {
    surface.put("· " + notice.text, x: 1, y: size.height - 2, style: .dim)
  }
  for entry in TimeLineKeys.footer(line, model.about.marks, width: size.width) {
    let used = surface.put(entry.name, x: entry.x, y: size.height - 1, style: .title)
    surface.put(entry.label, x: entry.x + used + 1, y: size.height - 1)
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
