import Basics
import SetupCore

/// A preview as it is printed.
struct PreviewResult: CommandResult {
  private let preview: Preview
  private let over: [PreviewExcess]
  private let showsNames: Bool

  init(_ preview: Preview, _ threshold: PreviewThreshold, showsNames: Bool) {
    self.preview = preview
    over = preview.complete && preview.obstacle == nil ? threshold.over(preview) : []
    self.showsNames = showsNames
  }

  func encode(to encoder: any Encoder) throws {
    try EncodedJSON(value: preview.json(over: over, showsNames: showsNames)).encode(to: encoder)
  }

  var text: String {
    guard preview.complete else { return "Not everything could be read, so nothing is counted.\n" }
    var lines = [
      "\(counted(preview.users, "person is", "people are")) assigned. "
        + "\(grouped(preview.matched)) are in the backup, \(grouped(preview.created)) would be new."
    ]
    if preview.unmatched > 0 {
      lines.append(
        "\(grouped(preview.unmatched)) people of the backup aren't assigned; they stay as they are."
      )
    }
    lines.append(
      "\(grouped(preview.unchanged)) would change in nothing; for "
        + "\(grouped(preview.notPushed)) nothing leaves Okta; \(grouped(preview.suspended)) "
        + "suspended.")
    lines.append("")
    lines += table(preview.changed + preview.defaults)
    for excess in over {
      let share = Double(excess.count) * 100 / Double(max(1, excess.of))
      let tenths = Int((share * 10).rounded())
      lines.append(
        "! \(excess.words)\(excess.attribute.map { " (\($0))" } ?? ""): "
          + "\(tenths / 10).\(tenths % 10) %, over the threshold.")
    }
    if !preview.onlyPlanned.isEmpty {
      lines.append(
        "Planned, and not in the app's profile: \(preview.onlyPlanned.joined(separator: ", ")).")
    }
    if showsNames { lines += examples }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ changes: [Preview.Change]) -> [String] {
    let head = ["", "filled", "changed", "blanked", "invalid", "respelt"]
    let rows = changes.map { change in
      [printable(change.attribute)]
        + [change.filled, change.replaced, change.blanked, change.invalid, change.respelt].map(
          grouped)
    }
    return ([head] + rows).map { row in
      row[0].padded(to: 24) + row.dropFirst().map { $0.padded(to: -10) }.joined()
    }
  }

  private var examples: [String] {
    let concerned = Preview.Concerned.Reason.allCases.flatMap { reason in
      preview.concerned.filter { $0.reason == reason }.prefix(10).map { person in
        "\(printable(person.email)): \(words(person.reason)), \(value(person.inBackup)) in the "
          + "backup"
      }
    }
    return preview.examples.prefix(50).map { example in
      "\(printable(example.email)): \(printable(example.attribute)) \(example.kind): "
        + "\(value(example.before)) → \(value(example.after))"
    } + concerned
  }

  private func words(_ reason: Preview.Concerned.Reason) -> String {
    switch reason {
    case .alias: "another alias"
    case .matchedTwice: "somebody else's e-mail as well"
    case .deactivated: "would be deactivated"
    case .created: "would be new"
    case .unmatched: "not assigned"
    case .notPushed: "nothing leaves Okta"
    case .suspended: "suspended"
    }
  }

  private func value(_ text: String) -> String { text.isEmpty ? "(blank)" : printable(text) }
}

extension String {
  /// Brought to a width by blanks: behind it, or before it for a negative one.
  fileprivate func padded(to width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? blanks + self : self + blanks
  }
}
