import Basics

/// Counts what the next sync changes, while the assigned people are paged through.
public struct PreviewTally: Sendable {
  /// How many people are shown for each attribute and kind.
  public static let mostExamples = 20

  private var backup: BackupTable
  private let columns: BackupColumns
  private let deactivates: Bool
  private var preview: Preview
  /// Of all attributes, the default ones last.
  private var changes: [Preview.Change]
  private var examples: PreviewExamples
  /// Custom attributes of which nobody had a value so far, by their place.
  private var unfilled: [Int]
  private var concerns: PreviewConcerns
  private var key: [UInt8] = []
  private var hashes: [EmailHash?] = []
  private var fetched: UInt64 = 0

  /// A tally against a backup that was read with the same columns.
  ///
  /// - Parameters:
  ///   - deactivates: false where *Deactivate Users* is known to be off.
  ///   - mostExamples: how many people are shown for each attribute and kind.
  public init(
    _ backup: BackupTable, columns: BackupColumns, against: Preview.Against,
    deactivates: Bool = true, mostExamples: Int = PreviewTally.mostExamples
  ) {
    self.backup = backup
    self.columns = columns
    self.deactivates = deactivates
    preview = Preview(against: against)
    preview.withoutColumn = columns.missing
    preview.withoutAttribute = columns.withoutAttribute
    unfilled = Array(columns.attributes.indices.prefix(columns.customCount))
    concerns = PreviewConcerns(columns, most: mostExamples)
    examples = PreviewExamples(columns.attributes, most: mostExamples)
    changes = columns.attributes.map { Preview.Change(attribute: $0.externalName) }
  }

  /// The values of people's profiles that are compared or shown, by variable name.
  public var variableNames: Set<String> {
    Set(columns.attributes.map(\.variableName) + AssignedPerson.shownNames)
  }

  /// Takes the next person in.
  public mutating func take(_ person: AssignedPerson) { take(person, hash(of: person.email)) }

  /// Takes the next people in.
  ///
  /// Looking somebody up in a large backup waits for memory, twice; waiting for all of them at
  /// once takes about as long as waiting for one.
  public mutating func take(_ people: [AssignedPerson]) {
    for start in stride(from: 0, to: people.count, by: Self.mostAtOnce) {
      let some = start..<min(start + Self.mostAtOnce, people.count)
      hashes.removeAll(keepingCapacity: true)
      for place in some { hashes.append(hash(of: people[place].email)) }
      for hash in hashes { fetched &+= hash.map { backup.fetch($0) } ?? 0 }
      for hash in hashes { fetched &+= hash.map { backup.fetchValues(of: $0) } ?? 0 }
      for place in some { take(people[place], hashes[place - start]) }
    }
  }

  private static let mostAtOnce = 64

  private mutating func take(_ person: AssignedPerson, _ hash: EmailHash?) {
    preview.assigned += 1
    let found = hash.flatMap { backup.assign($0) }
    let before = found?.values
    if let found, !found.isFirst { concerns.add(.matchedTwice, person, found.values) }
    guard person.account != .deactivated else {
      if let before, person.hasExternalID, deactivates {
        concerns.add(.deactivated, person, before)
      }
      return
    }
    preview.users += 1
    if !unfilled.isEmpty { unfilled.removeAll { columns.attributes[$0].hasValue(person) } }
    if person.account == .suspended { note(.suspended, person, before, in: \.suspended) }
    if !person.isProvisioned { note(.notPushed, person, before, in: \.notPushed) }
    guard let before else { return concerns.addCreated(person, backup) }
    preview.matched += 1
    if person.isProvisioned { compare(person, with: before) }
  }

  /// What was counted; where not everybody was read, only the examples mean anything.
  public func finish(isComplete: Bool = true) -> Preview {
    var preview = preview
    preview.unmatched = backup.unassigned
    concerns.finish(backup, isComplete: isComplete, &preview)
    if preview.users > 0 {
      preview.emptyForEveryone = unfilled.map { columns.attributes[$0].externalName }
    }
    preview.complete = isComplete
    preview.changed = Array(changes.prefix(columns.customCount))
    preview.defaults = Array(changes.dropFirst(columns.customCount))
    preview.examples = examples.shown
    return preview
  }

  private mutating func note(
    _ reason: Preview.Concerned.Reason, _ person: AssignedPerson, _ before: BackupRecord?,
    in count: WritableKeyPath<Preview, Int>
  ) {
    preview[keyPath: count] += 1
    concerns.add(reason, person, before)
  }

  private mutating func hash(of email: String?) -> EmailHash? {
    guard let email else { return nil }
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: email.utf8)
    _ = EmailAddress.canonicalise(&key)
    return key.isEmpty ? nil : key.withUnsafeBytes { EmailHash($0) }
  }

  private mutating func compare(_ person: AssignedPerson, with before: BackupRecord) {
    preview.compared += 1
    var differs = false
    before.forEach { place, cell in
      let attribute = columns.attributes[place]
      let value = attribute.value(of: person)
      let found = attribute.reading.comparison(of: cell, with: value)
      if found.flaw != nil {
        changes[place].invalid += 1
        examples.add(.invalid, place, cell, value, person)
      }
      guard let difference = found.difference else { return }
      changes[place].add(difference)
      examples.add(difference.kind, place, cell, value, person)
      if place < columns.customCount, difference != .respelt { differs = true }
    }
    if !differs { preview.unchanged += 1 }
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

extension DXReading.Difference {
  fileprivate var kind: PreviewExamples.Kind {
    switch self {
    case .filled: .filled
    case .blanked: .blanked
    case .changed: .changed
    case .respelt: .respelt
    }
  }
}

extension SyncedAttribute {
  /// Whether DX would read a value of a person.
  fileprivate func hasValue(_ person: AssignedPerson) -> Bool {
    reading.comparable(DXValue(value(of: person))) != nil
  }

  /// What Okta holds for a person, and sends.
  fileprivate func value(of person: AssignedPerson) -> JSONValue? {
    // A person's e-mail is the account's where the app user has none.
    variableName == "email" && isDefault
      ? person.email.map { .string($0) } : person.profile[variableName]
  }
}
