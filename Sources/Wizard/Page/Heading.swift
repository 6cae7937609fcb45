import Basics
import Screens
import SetupCore
import SetupStore
import Terminal

extension PageBuilder {
  /// The step and its name, and which of its screens this is.
  var heading: String {
    switch screen.part {
    case .introduction: return "Okta directory sync for DX"
    case .trouble:
      let isAboutSymptom = screen.id == WellKnownScreen.findings.rawValue
      let symptom = isAboutSymptom ? model.setup.symptom?.value.title : nil
      return "Trouble · \(symptom ?? screen.title)"
    case .side:
      let isPerson = screen.id == WellKnownScreen.person.rawValue
      let name = isPerson ? model.preview.trace.name : nil
      return name.map { "Trace · \(sanitised($0, limit: 60))" } ?? screen.title
    case .step: break
    }
    guard let step = screen.step else { return screen.title }
    let pages = visible.of(step)
    let text = "Step \(step.rawValue) of 5 · \(step.title)"
    guard pages.count > 1, let index = pages.firstIndex(where: { $0.id == screen.id }) else {
      return text
    }
    return "\(text) · \(index + 1) of \(pages.count)"
  }

}

extension Model {
  /// The organisation, and how the sitting stands to it.
  public var connectionLabel: String {
    if access == .hypothetical { return "what if · \(counted(assumptions.count, "assumption"))" }
    if isPast { return "read only, as of \(now.day(offset: offset)) \(now.clock(offset: offset))" }
    let host = setup.organisation.map { $0 + " · " } ?? ""
    if case .readOnly(let since) = access {
      return host + "read only, of \(spanInWords((about.openedAt ?? now).since(since))) ago"
    }
    if access == .demo, !connection.isLive { return host + "demo" }
    switch connection {
    case .signedOut: return host + "signed out"
    case .offline: return host + "offline"
    case .live(let live, let last):
      let when = last.map { " " + $0.clock(offset: offset) } ?? ""
      return "\(live) · live\(when)"
    }
  }
}

extension Model {
  /// The same in so many columns, so that the step is never cut: of a long host the beginning is left, and
  /// of *read only, of 3 days ago* what stands before the comma.
  func connectionLabel(width: Int) -> String {
    let label = connectionLabel
    guard displayWidth(label) > width else { return label }
    let host = label.prefix { $0 != " " }
    let rest = String(label.dropFirst(host.count))
    let namesHost = rest.hasPrefix(" · ")
    let room = width - displayWidth(rest)
    if namesHost, room >= 4 { return String(host).truncated(to: room) + rest }
    let standing = namesHost ? String(rest.dropFirst(3)) : label
    // A gap of one column will do before what is shortened.
    return displayWidth(standing) <= width + 1 ? standing : String(standing.prefix { $0 != "," })
  }
}

extension Page.Item {
  /// What a numbered choice of the line dialogue calls it; nil for what is only read.
  var choiceLabel: String? {
    guard target != nil else { return nil }
    switch content {
    case .entry(_, let text, _): return text
    case .copy(let label, _): return "copy the \(label)"
    case .link(let label, _): return label
    case .help: return "open the help page"
    case .option(let label, _, let isChosen, _):
      return (isChosen ? "take back: " : "choose: ") + label
    case .row(let judged): return "row “\(judged.id.title)”"
    case .file(let file): return file.name
    case .field(let field, _): return "fill in: \(field.label)"
    case .action(let label), .next(let label): return label
    case .answer(let words): return "“\(words)”"
    case .draft(let to, _): return "copy the message to \(to)"
    case .tableRow(let cells, _): return cells.first { !$0.isEmpty }
    case .paragraph, .callout, .todo, .heading, .tableHead, .progress, .detail, .comparison:
      return nil
    }
  }
}
