import Basics
import Screens
import SetupCore

/// Tonight's sync as a page shows it: how far reading is, the counts, and what to be wary of.
struct PreviewItems {
  private let model: Model
  private var state: PreviewState { model.preview }
  private var setup: SetupState { model.setup }

  init(_ model: Model) { self.model = model }

  var items: [Page.Item] {
    if let running = state.running { return [progress(running)] }
    if let reading = state.read { return read(reading) + paused }
    guard state.pausedAfter == nil else { return paused }
    let missing = model.missingForPreview.map { Page.Item(.callout(.warning, $0)) }
    return recorded + (missing.isEmpty && setup.preview == nil ? [unread] : missing)
  }

  private var unread: Page.Item {
    Page.Item(.paragraph("Nothing was counted yet. r reads the people who are assigned."))
  }

  private func progress(_ running: PreviewState.Running) -> Page.Item {
    let total = model.previewRequest?.expected ?? 0
    let minutes = running.minutesLeft.map { $0 > 1 ? ", about \($0) minutes left" : "" } ?? ""
    let people = counted(running.people, "person", "people")
    return Page.Item(.progress("Read \(people)\(minutes)", done: running.people, total: total))
  }

  private var paused: [Page.Item] {
    state.pausedAfter.map {
      [Page.Item(.paragraph("\(counted($0, "person was", "people were")) read. r goes on there."))]
    } ?? []
  }

  private func read(_ reading: Dated<PreviewReading>) -> [Page.Item] {
    let notices = reading.value.notices.map { Page.Item(.callout(.warning, $0)) }
    guard let preview = reading.value.preview, preview.complete else {
      let part = reading.value.preview?.examples ?? []
      return notices + [
        Page.Item(.paragraph("Not everything could be read, so nothing is counted."))
      ]
        + (part.isEmpty ? [] : [everybody("List what was read")])
        + part.prefix(20).map { Page.Item(.paragraph($0.line)) }
    }
    if let obstacle = preview.obstacle {
      return [Page.Item(.callout(.warning, obstacle.sentence)), summary(preview)] + notices
        + rest(preview)
    }
    return [summary(preview)] + table(preview) + excess(preview) + notices + warnings(preview)
      + rest(preview)
  }

  private func everybody(_ label: String) -> Page.Item {
    Page.Item(.action(label), .preview(.who(.all)))
  }

  // Enter lists those whom a warning is about.
  private func warnings(_ preview: Preview) -> [Page.Item] {
    preview.warnings(PreviewThreshold()).map { warning in
      warning.who.map {
        Page.Item(.entry(.warning, warning.sentence, detail: ""), .preview(.who($0)))
      }
        ?? Page.Item(.callout(.note, warning.sentence))
    }
  }

  private func summary(_ preview: Preview) -> Page.Item {
    let source = preview.against == .live ? "in DX" : "in the backup"
    return Page.Item(
      .paragraph(
        "\(counted(preview.users, "person is", "people are")) assigned. "
          + "\(counted(preview.matched, "is", "are")) \(source), "
          + "\(grouped(preview.created)) would be new."))
  }

  private func table(_ preview: Preview) -> [Page.Item] {
    let all = (preview.changed + preview.defaults).map { change in
      PreviewRow(
        name: change.attribute, stay: grouped(preview.compared - change.count), change: change)
    }
    let isOver = setup.preview?.value.over.compactMap(\.attribute) ?? []
    let shown = (state.showsOnlyChanges ? all.filter(\.changes) : all).sorted(by: state.order)
    guard !shown.isEmpty else { return [Page.Item(.paragraph("No value changes."))] }
    return PreviewRow.items(shown, over: isOver) { .preview(.who(.attribute($0))) }
  }

  // What is over the threshold, each with what it means, and the way to confirm it.
  private func excess(_ preview: Preview) -> [Page.Item] {
    let over = PreviewThreshold().over(preview)
    guard let words = over.words else { return [] }
    let sentences = over.map { excess in
      let who = excess.attribute.map { Preview.Who.attribute($0) } ?? .concerned(.deactivated)
      return Page.Item(.entry(.error, excess.sentence, detail: ""), .preview(.who(who)))
    }
    guard !setup.unconfirmed(over).isEmpty else {
      return sentences + [Page.Item(.callout(.note, "Somebody confirmed that: \(words)."))]
    }
    guard model.access.canWrite else { return sentences }
    return sentences
      + [Page.Item(.action("That is meant: confirm it"), .preview(.confirm))]
  }

  // The other counts, each with who is behind it.
  private func rest(_ preview: Preview) -> [Page.Item] {
    let source = preview.against == .live ? "of DX" : "of the backup"
    let counts: [(Preview.Concerned.Reason, Int, String)] = [
      (.created, preview.created, "would be new."),
      (.unmatched, preview.unmatched, "\(source) not assigned; nothing of them changes."),
      (
        .notPushed, preview.notPushed,
        "not provisioned, or in error: nothing leaves Okta for them."
      ),
      (.suspended, preview.suspended, "suspended in Okta."),
    ]
    var items = counts.filter { $0.1 > 0 }.map { reason, count, text in
      let line = "\(counted(count, "person", "people")) \(text)"
      // Of a backup whose e-mails have no place in it nobody can be named.
      return preview.concerned.contains { $0.reason == reason }
        ? Page.Item(.entry(.follower, line, detail: ""), .preview(.who(.concerned(reason))))
        : Page.Item(.paragraph(line))
    }
    if !preview.onlyPlanned.isEmpty {
      let names = preview.onlyPlanned.joined(separator: ", ")
      items.append(Page.Item(.paragraph("Planned, and not in the app's profile: \(names).")))
    }
    return items
      + (preview.examples.isEmpty ? [] : [everybody("List everybody whose values change")])
  }

  // What the journal has of an earlier preview: counts, and no people.
  private var recorded: [Page.Item] {
    guard let dated = setup.preview else { return [] }
    let preview = dated.value
    let when = dated.at.short(at: model.now, offset: setup.offset)
    let rows = preview.changed.map { change in
      PreviewRow(
        name: change.attribute,
        stay: preview.notPushed == 0 ? grouped(preview.matched - change.count) : "-",
        counts: [
          change.filled, change.count - change.filled - change.blanked, change.blanked,
          change.invalid,
        ])
    }
    let text =
      "Counted \(when): \(counted(preview.users, "person was", "people were")) assigned, "
      + "\(grouped(preview.matched)) of them in what it was compared with."
    return [Page.Item(.paragraph(text))]
      + PreviewRow.items(rows, over: preview.over.compactMap(\.attribute)) { _ in nil }
      + preview.over.map { Page.Item(.callout(.warning, $0.sentence)) }
  }
}

/// One attribute's counts in a table, the numbers at the right of their columns.
private struct PreviewRow {
  var name: String
  var stay: String
  /// Filled, changed, blanked and invalid.
  var counts: [Int]
  var changes: Bool
  /// Values that DX has and loses.
  var lost: Int { counts[1] + counts[2] }

  init(name: String, stay: String, counts: [Int]) {
    (self.name, self.stay, self.counts) = (name, stay, counts)
    changes = counts.contains { $0 > 0 }
  }

  init(name: String, stay: String, change: Preview.Change) {
    self.init(
      name: name, stay: stay,
      counts: [change.filled, change.replaced, change.blanked, change.invalid])
  }

  static func items(
    _ rows: [PreviewRow], over: [String], _ intent: (String) -> Intent?
  ) -> [Page.Item] {
    let head = ["stay", "filled", "changed", "blanked", "invalid"]
    let cells = rows.map { row in
      [row.stay]
        + row.counts.enumerated().map { column, count in
          column == 2 && count > 0 && over.contains(row.name)
            ? "\(grouped(count)) !" : grouped(count)
        }
    }
    let widths = head.indices.map { column in
      ([head] + cells).map { $0[column].count }.max() ?? 0
    }
    func line(_ name: String, _ cells: [String]) -> [String] {
      [name] + zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
    }
    return [Page.Item(.tableHead(line("", head)))]
      + zip(rows, cells).map { Page.Item(.tableRow(line($0.name, $1)), intent($0.name)) }
  }
}

extension [PreviewRow] {
  // What is equal stays in the order of the profile.
  fileprivate func sorted(by order: PreviewOrder) -> [PreviewRow] {
    let places = indices.sorted { one, other in
      switch order {
      case .profile: one < other
      case .attribute:
        (self[one].name.lowercased(), one) < (self[other].name.lowercased(), other)
      case .loss: (-self[one].lost, one) < (-self[other].lost, other)
      }
    }
    return places.map { self[$0] }
  }
}

extension Preview.Example {
  /// The person, by name where there is one.
  var who: String { name.isEmpty ? email : "\(name) <\(email)>" }

  /// What becomes of the value.
  var values: String { "\(shownValue(before)) → \(shownValue(after))" }

  fileprivate var line: String { "\(who): \(attribute) \(kind), \(values)" }
}

/// A value as a line shows it; a blank one as `(blank)`.
func shownValue(_ text: String) -> String {
  text.isEmpty ? "(blank)" : sanitised(text, limit: 80)
}
