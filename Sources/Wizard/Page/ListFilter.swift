import Basics
import Screens
import SetupCore
import Terminal

/// What the entries of a page's lists have to hold to be shown.
public struct ListFilter: Hashable, Sendable {
  /// The text, whatever its letter case.
  public var text = ""
  /// Whether letters go into it now.
  public var isTyping = true
}

extension Page.Item {
  /// What a list's entry is found by; nil for what belongs to no list.
  fileprivate var listed: String? {
    switch content {
    case .tableRow(let cells, let remark): (cells + [remark]).joined(separator: " ")
    case .file(let file): file.name + " " + file.columns
    case .entry(_, let text, let detail): text + " " + detail
    case .paragraph, .callout, .todo, .copy, .link, .help, .heading, .option, .row, .field,
      .tableHead, .action, .draft, .progress, .next, .detail, .comparison, .answer:
      nil
    }
  }
}

extension [Page.Item] {
  /// Whether there is a list that is worth narrowing.
  var hasList: Bool { count { $0.listed != nil } > 4 }

  /// The same with those entries of lists alone that hold the text, and a line with how many are shown.
  func narrowed(by filter: ListFilter?) -> [Page.Item] {
    guard let filter, let first = firstIndex(where: { $0.listed != nil }) else { return self }
    let wanted = filter.text.lowercased()
    func holds(_ text: String) -> Bool { wanted.isEmpty || text.lowercased().contains(wanted) }
    let all = count { $0.listed != nil }
    let shown = count { $0.listed.map(holds) ?? false }
    let sentence = "/\(filter.text): \(grouped(shown)) of \(grouped(all)) shown."
    return prefix(first) + [Page.Item(.callout(.note, sentence))]
      + suffix(from: first).filter { $0.listed.map(holds) ?? true }
  }
}

extension Model {
  /// Whether keys go to the filter's text: nothing on the page has the focus then.
  var typesFilter: Bool { window.filter?.isTyping == true }

  /// Begins to narrow the page's lists, or narrows them to a text; an empty one shows all again.
  mutating func filter(_ text: String?) -> [Effect] {
    if findsPeople { return apply(intent: .preview(.find)) }
    guard page?.hasList == true else {
      return say(.refused, "There is no list here that is long enough to filter.")
    }
    switch text {
    case nil: window.filter = ListFilter(text: window.filter?.text ?? "")
    case "": window.filter = nil
    case let text?: window.filter = ListFilter(text: text, isTyping: false)
    }
    readFromTop()
    return []
  }

  /// A key while the filter is typed; nil for one that means what it always does.
  mutating func handleInFilter(_ key: Key) -> [Effect]? {
    guard var filter = window.filter else { return nil }
    guard filter.isTyping else {
      guard key == .escape else { return nil }
      window.filter = nil
      return []
    }
    switch key {
    case .character(let letter): filter.text.append(letter)
    case .paste(let text): filter.text += text.filter { !$0.isNewline }
    case .backspace: _ = filter.text.popLast()
    case .enter: filter.isTyping = false
    case .escape:
      window.filter = nil
      return []
    default: return nil
    }
    filter.text = String(sanitised(filter.text, limit: 80))
    window.filter = filter
    return []
  }
}
