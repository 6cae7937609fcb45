import Basics
import Screens
import SetupCore

/// A screen as the line dialogue prints it: the words of the window, one thing after another.
public func plainText(_ model: Model) -> String {
  guard let page = model.page else { return "" }
  var lines = [headLine(page, model), asSentence(page.screen.title)]
  if let open = page.openBefore {
    lines.append("Ahead: step \(open.rawValue) is open. This can be read already.")
  }
  var todo: [String] = []
  let entries = page.entries
  for (item, _) in entries {
    if case .todo(let number, let text) = item.content {
      todo.append("\(number). \(text)")
      continue
    }
    if !todo.isEmpty { lines.append("To do: " + todo.joined(separator: " ")) }
    todo = []
    lines += plainLines(item.content, model)
  }
  if !todo.isEmpty { lines.append("To do: " + todo.joined(separator: " ")) }
  let left = page.items.count - entries.count
  if left > 0 {
    lines.append("\(grouped(left)) more are not listed: / and a text narrows the list.")
  }
  for note in page.sideNotes { lines += [note.heading + ":"] + note.lines.map { "  " + $0 } }
  lines.append("Choose: " + choiceLine(entries.compactMap(\.choice), page, model))
  return lines.joined(separator: "\n") + "\n"
}

extension Page {
  /// More rows of a list can't be listened to.
  private static let mostRows = 50

  /// What is printed, with the choice that it is: all but the rest of a long list.
  fileprivate var entries: [(item: Item, choice: String?)] {
    var (rows, number) = (0, 0)
    return items.compactMap { item in
      let label = item.choiceLabel
      if label != nil { number += 1 }
      if case .tableRow = item.content {
        rows += 1
        guard rows <= Self.mostRows else { return nil }
      }
      return (item, label.map { "\(number) \($0)" })
    }
  }
}

private func asSentence(_ title: String) -> String {
  title.hasSuffix("?") || title.hasSuffix(".") ? title : title + "."
}

private func headLine(_ page: Page, _ model: Model) -> String {
  let heading = parts(page.heading)
  let name = heading.prefix(2).joined(separator: ": ")
  let place = heading.dropFirst(2).map { ", screen \($0)" }.joined()
  let label = parts(model.connectionLabel)
  let namesHost = label.count > 1 && model.access != .hypothetical
  let connection = (namesHost ? "Organisation " : "") + label.joined(separator: ", ")
  return "\(name)\(place). \(connection.prefix(1).uppercased())\(connection.dropFirst())."
}

private func parts(_ text: String) -> [String] {
  text.split(separator: "·").map { String($0).trimmingSpaces }
}

private func plainLines(_ content: Page.Content, _ model: Model) -> [String] {
  switch content {
  case .paragraph(let text): [text.withoutKeys]
  case .callout(let kind, let text): [(kind == .warning ? "Important: " : "Note: ") + text]
  case .todo: []
  case .copy(let label, let value): ["\(label): \(value)"]
  case .link(let label, let url): ["\(label): \(url)"]
  case .help(let url): ["Help: \(url)"]
  case .heading(let text): [text.hasSuffix("?") ? text : text + ":"]
  case .option(let label, let detail, let isChosen, _):
    ["\(isChosen ? "chosen" : "not chosen"): \(label). \(detail)"]
  case .row(let judged): [rowLine(judged)]
  case .file(let file): [fileLine(file, model)]
  case .field(let field, let state):
    ["\(field.label): \(shown(state.text, isSecret: field.secret)) (\(field.hint))"]
  case .tableHead(let cells): [cells.joined(separator: " | ")]
  case .tableRow(let cells, let remark):
    ["  " + cells.joined(separator: " | ")] + (remark.isEmpty ? [] : ["    " + remark])
  case .action: []
  case .draft(let to, let lines): ["Message to \(to):"] + lines.map { "  " + $0 }
  case .progress(let words, let done, let total):
    ["\(words): \(grouped(done)) of \(grouped(total))."]
  case .next, .answer: []
  case .entry(let kind, let text, let detail):
    ["  \(kind.word): \(text)" + (detail.isEmpty ? "" : ". \(detail)")]
  case .detail(let label, let text): ["  " + (label.isEmpty ? text : "\(label): \(text)")]
  case .comparison(let it):
    ["  \(it.name) has \(it.actual.trimmingSpaces) and needs \(it.needed.trimmingSpaces)."]
  }
}

func rowLine(_ judged: Judged) -> String {
  let remedy = judged.verdict.remedy
  let next = remedy.isEmpty || judged.verdict.kind == .waived ? "" : " Next: \(remedy)"
  let optional = judged.isOptional ? " (optional)" : ""
  return
    "  \(judged.verdict.kind.title): \(judged.id.title)\(optional). \(judged.verdict.reason)\(next)"
}

private func fileLine(_ file: ExportFile, _ model: Model) -> String {
  let age = spanInWords(model.now.since(file.modified))
  return "  \(file.name), \(sizeInWords(file.bytes)), \(age) ago, columns \(file.columns)"
}

private func shown(_ text: String, isSecret: Bool) -> String {
  text.isEmpty ? "empty" : isSecret ? "typed, not shown" : text
}

private func choiceLine(_ numbered: [String], _ page: Page, _ model: Model) -> String {
  let filter =
    model.findsPeople ? ["/ find a person"] : page.hasList ? ["/ and a text to filter"] : []
  return (numbered + filter + Keymap.letters(model)).joined(separator: ", ") + "."
}

/// A dialog as the line dialogue prints it.
func plainText(_ dialog: Dialog) -> String {
  // Nothing is pressed here, so no key is named.
  var lines = [asSentence(dialog.title)] + dialog.body.map(\.withoutKeys)
  lines += dialog.toggles.enumerated().map { index, toggle in
    "  \(index + 1) \(toggle.isOn ? "in" : "left out"): \(toggle.label)"
  }
  if let problem = dialog.problem { lines.append(problem) }
  if dialog.fields.isEmpty {
    let choices = dialog.choices.enumerated().map { index, choice in
      "\(index + 1) \(choice.label.without("\(index + 1)  "))"
        + (choice.detail.isEmpty ? "" : " (\(choice.detail))")
    }
    lines.append("Choose: " + choices.joined(separator: ", ") + ".")
  }
  return lines.joined(separator: "\n") + "\n"
}

/// A size in bytes, in the largest unit that keeps it a small number: `412 KB`.
func sizeInWords(_ bytes: Int) -> String {
  switch bytes {
  case ..<1000: "\(bytes) B"
  case ..<1_000_000: "\(bytes / 1000) KB"
  case ..<1_000_000_000: "\(bytes / 1_000_000) MB"
  default: "\(bytes / 1_000_000_000) GB"
  }
}

extension String {
  /// The text without the key that it names: nothing is pressed here.
  fileprivate var withoutKeys: String { without(" (Space)") }

  /// The text without the first place of another.
  fileprivate func without(_ other: String) -> String {
    guard let place = firstRange(of: other) else { return self }
    return String(self[..<place.lowerBound]) + self[place.upperBound...]
  }

  private func firstRange(of other: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(other) }
      .flatMap { start in
        index(start, offsetBy: other.count, limitedBy: endIndex).map { start..<$0 }
      }
  }
}
