import Screens
import SetupCore
import Terminal

/// What a screen says at this moment: its blocks with the set-up's values in them.
///
/// The window draws it and the line dialogue prints it, so that neither has words or rules of its
/// own.
public struct Page: Sendable {
  /// One piece, with what it does when pressed.
  public struct Item: Sendable {
    /// What it shows.
    public var content: Content
    /// What has the focus when it does; nil for what is only read.
    public var target: Target?

    init(_ content: Content, _ target: Target? = nil) {
      self.content = content
      self.target = target
    }
  }

  /// Something to have in view beside the text: a heading and lines.
  public struct Note: Hashable, Sendable {
    /// What the lines are about.
    public var heading: String
    /// The lines, each to be wrapped.
    public var lines: [String]
  }

  /// What an item can show.
  public enum Content: Sendable {
    case paragraph(String)
    case callout(CalloutKind, String)
    case todo(number: Int, String)
    case copy(label: String, value: String)
    case link(label: String, url: String)
    case heading(String)
    case option(label: String, detail: String, isChosen: Bool, isMultiple: Bool)
    case row(Judged)
    case file(ExportFile)
    case field(Field, TextFieldState)
    case tableHead([String])
    case tableRow([String])
    case action(String)
    case draft(to: String, lines: [String])
    case progress(String, done: Int, total: Int)
    case next(String)
    case entry(EntryKind, String, detail: String)
    case detail(label: String, String)
    case comparison(Comparison)
    case answer(String)
  }

  /// What an entry of a list means, shown by its glyph.
  public enum EntryKind: Sendable {
    case error, warning, unknown, done
    /// What follows from another, or only explains.
    case follower
  }

  /// The screen that it is made from.
  public var screen: Screen
  /// The pieces, from top to bottom.
  public var items: [Item]
  /// What stands at the side where there is room, else below.
  public var aside: [Note] = []
  /// The rows as they were judged for this page.
  public var rows: Judgements
  /// The screens that the set-up leads through now, in order.
  public var walk: [Screen]
  /// The step and its name, and which of its screens this is.
  public var heading = ""
  /// In *what if*, what follows from the assumptions.
  public var whatIf: WhatIf?

  /// Everything that can have the focus, from top to bottom.
  public var targets: [Target] { items.compactMap(\.target) }

  /// The text of a draft of this page.
  public func draft(_ id: String) -> String? {
    for item in items {
      if case .draft(_, let lines) = item.content, item.target == .draft(id) {
        return lines.joined(separator: "\n") + "\n"
      }
    }
    return nil
  }
}

extension Model {
  /// What has the focus: what was chosen, where it is still there, else the first that can.
  public func focused(on page: Page) -> Target? {
    let targets = page.targets
    if let focus, targets.contains(focus) { return focus }
    return targets.first
  }
}
