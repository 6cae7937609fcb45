import Basics
import Screens
import SetupCore
import Terminal

/// What a screen says at this moment: its blocks with the set-up's values in them.
///
/// The window draws it and the line dialogue prints it, so that neither has words or rules of its
/// own.
public struct Page: Sendable {
  /// One piece, with what it asks for when pressed.
  public struct Item: Sendable {
    /// What it shows.
    public var content: Content
    /// What has the focus when it does; nil for what is only read.
    public internal(set) var target: Target?

    init(_ content: Content, _ intent: Intent? = nil) {
      (self.content, target) = (content, intent.map { Target($0) })
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
    case help(String)
    case heading(String)
    case option(label: String, detail: String, isChosen: Bool, isMultiple: Bool)
    case row(Judged)
    case file(ExportFile)
    case field(Field, TextFieldState)
    case tableHead([String])
    case tableRow([String], remark: String = "")
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
  public let screen: Screen
  /// The pieces, from top to bottom.
  public let items: [Item]
  /// What stands at the side where there is room, else below.
  public let sideNotes: [Note]
  /// The rows as they were judged for this page.
  public let rows: Judgements
  /// The screens that the set-up leads through now, in order.
  public let visible: [Screen]
  /// The step and its name, and which of its screens this is.
  public let heading: String
  /// The same without which of the step's screens it is.
  public var shortHeading: String {
    heading.split(separator: " · ").prefix(2).joined(separator: " · ")
  }
  /// In *what if*, what follows from the assumptions.
  public let whatIf: WhatIf?
  /// Everything that can have the focus, from top to bottom.
  public let targets: [Target]
  /// Whether it has a list that is worth narrowing.
  var hasList = false
  /// The step that is open while a later one is read ahead.
  var openBefore: Step?
  /// The body in lines of the window's width.
  var layout = BodyLayout()
  /// The moment that its times are told from, and the cause that it tells all of.
  var builtAt = Instant(0), finding: FindingID?
  /// What keeps the step from being left, in a line or two that are always in sight.
  var gate: [[BodyLayout.Span]] = []

  init(
    _ screen: Screen, _ items: [Item], sideNotes: [Note], _ rows: Judgements, visible: [Screen],
    heading: String, _ whatIf: WhatIf?
  ) {
    (self.screen, self.sideNotes, self.rows, self.visible) = (screen, sideNotes, rows, visible)
    (self.heading, self.whatIf) = (heading, whatIf)
    self.items = items.numberingTwins()
    targets = self.items.compactMap(\.target)
  }

  /// The text of a draft of this page.
  public func draft(_ id: String) -> String? {
    for item in items {
      if case .draft(_, let lines) = item.content, item.target?.intent == .copyDraft(id) {
        return lines.joined(separator: "\n") + "\n"
      }
    }
    return nil
  }
}

/// Something on a screen that can have the focus, known by what pressing it asks for.
public struct Target: Hashable, Sendable {
  /// What pressing it asks for.
  public var intent: Intent
  /// How many above it ask for the same, as a message and the button below it do.
  public var twins = 0

  /// The first that asks for it.
  public init(_ intent: Intent) { self.intent = intent }
}

extension [Page.Item] {
  fileprivate func numberingTwins() -> [Page.Item] {
    var seen: [Intent: Int] = [:]
    return map { item in
      guard let intent = item.target?.intent else { return item }
      var numbered = item
      numbered.target?.twins = seen[intent, default: 0]
      seen[intent, default: 0] += 1
      return numbered
    }
  }
}
