/// Counts what the next sync changes, while the assigned people are paged through.
public struct PreviewTally: Sendable {
  /// How many people are shown for each attribute and kind.
  public static let mostExamples = 20

  private var backup: BackupTable
  private let columns: BackupColumns
  private let deactivates: Bool
  private let mostExamples: Int
  private var preview: Preview
  /// Of all attributes, the default ones last.
  private var changes: [Preview.Change]
  private var shown: [ExamplePlace: Int] = [:]

  private struct ExamplePlace: Hashable {
    var attribute: Int
    var kind: String
  }

  /// A tally against a backup that was read with the same columns.
  ///
  /// - Parameters:
  ///   - deactivates: false where *Deactivate Users* is known to be off.
  ///   - mostExamples: how many people are shown for each attribute and kind.
  public init(
    _ backup: BackupTable, columns: BackupColumns, against: Preview.Against,
    deactivates: Bool = true, mostExamples: Int = PreviewTally.mostExamples
  ) {
    self.mostExamples = mostExamples
    self.backup = backup
    self.columns = columns
    self.deactivates = deactivates
    preview = Preview(against: against)
    preview.withoutColumn = columns.missing
    changes = columns.attributes.map { Preview.Change(attribute: $0.externalName) }
  }

  /// Takes the next person in.
  public mutating func take(_ person: AssignedPerson) {
    preview.assigned += 1
    let email = EmailAddress(person.email ?? "")
    let before = backup.values(of: email)
    if before != nil, !backup.assign(email) { preview.matchedTwice += 1 }
    guard person.account != .deactivated else {
      if before != nil, person.hasExternalID, deactivates { preview.deactivated += 1 }
      return
    }
    preview.users += 1
    if person.account == .suspended { preview.suspended += 1 }
    if !person.isProvisioned { preview.notPushed += 1 }
    guard let before else { return }
    preview.matched += 1
    if person.isProvisioned { compare(person, with: before) }
  }

  /// What was counted; where not everybody was read, only the examples mean anything.
  public func finish(isComplete: Bool = true) -> Preview {
    var preview = preview
    preview.unmatched = backup.unassigned
    preview.complete = isComplete
    preview.changed = Array(changes.prefix(columns.customCount))
    preview.defaults = Array(changes.dropFirst(columns.customCount))
    return preview
  }

  private mutating func compare(_ person: AssignedPerson, with before: [String]) {
    preview.compared += 1
    var differs = false
    for (index, attribute) in columns.attributes.enumerated() {
      let (was, now) = (DXValue(before[index]), attribute.value(of: person))
      let difference = attribute.reading.difference(was, now)
      if let difference { changes[index].add(difference) }
      if index < columns.customCount, difference.map({ $0 != .respelt }) ?? false { differs = true }
      let flaw = attribute.reading.flaw(of: now)
      if flaw != nil { changes[index].invalid += 1 }
      let kinds = [difference?.rawValue, flaw == nil ? nil : "invalid"].compactMap { $0 }
      for kind in kinds { show(kind, index, was, now, person) }
    }
    if !differs { preview.unchanged += 1 }
  }

  private mutating func show(
    _ kind: String, _ index: Int, _ before: DXValue, _ after: DXValue, _ person: AssignedPerson
  ) {
    let place = ExamplePlace(attribute: index, kind: kind)
    guard shown[place, default: 0] < mostExamples else { return }
    shown[place, default: 0] += 1
    preview.examples.append(
      Preview.Example(
        attribute: columns.attributes[index].externalName, kind: kind, before: before.text,
        after: after.text, email: person.email ?? "", name: person.name))
  }
}

extension Preview.Change {
  fileprivate mutating func add(_ difference: DXReading.Difference) {
    switch difference {
    case .filled: (count, filled) = (count + 1, filled + 1)
    case .blanked: (count, blanked) = (count + 1, blanked + 1)
    case .changed: count += 1
    case .respelt: respelt += 1
    }
  }
}

extension SyncedAttribute {
  /// What Okta holds for a person, and sends.
  fileprivate func value(of person: AssignedPerson) -> DXValue {
    // A person's e-mail is the account's where the app user has none.
    variableName == "email" && isDefault
      ? DXValue(person.email ?? "") : DXValue(person.profile[variableName])
  }
}
