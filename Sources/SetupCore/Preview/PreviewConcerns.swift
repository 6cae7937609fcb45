/// The people behind counts and warnings, counted while they are paged through.
struct PreviewConcerns: Sendable {
  private let emailPlace: Int?
  private let most: Int
  private var counts: [Preview.Concerned.Reason: Int] = [:]
  private var people: [Preview.Concerned] = []
  /// Of those who differ in an alias alone: whom of the backup they are near to, and the person.
  private var aliases: [(near: EmailHash, person: Preview.Concerned?)] = []

  /// Nobody yet.
  ///
  /// - Parameter most: how many people are kept for each reason.
  init(_ columns: BackupColumns, most: Int) {
    emailPlace = columns.attributes.indices.last {
      $0 >= columns.customCount && columns.attributes[$0].variableName == "email"
    }
    self.most = most
  }

  /// Counts somebody for a reason.
  mutating func add(
    _ reason: Preview.Concerned.Reason, _ person: AssignedPerson, _ before: BackupRecord? = nil
  ) {
    counts[reason, default: 0] += 1
    guard counts[reason, default: 0] <= most else { return }
    people.append(concerned(reason, person, before))
  }

  /// Counts somebody who isn't in the backup, and looks there for somebody who differs from them in
  /// an alias alone.
  mutating func addCreated(_ person: AssignedPerson, _ backup: BackupTable) {
    add(.created, person)
    let email = EmailAddress(person.email ?? "")
    guard !email.canonical.isEmpty, let near = backup.near(email),
      let record = backup.record(of: near)
    else { return }
    aliases.append((near, aliases.count < most ? concerned(.alias, person, record) : nil))
  }

  /// Puts what was counted into a preview, once everybody was taken.
  ///
  /// - Parameter isComplete: whether that was everybody assigned; else nobody of the backup can be
  ///   said to be unassigned.
  func finish(_ backup: BackupTable, isComplete: Bool, _ preview: inout Preview) {
    // Who is assigned as well is somebody of their own.
    let open = aliases.filter { !backup.isAssigned($0.near) }
    preview.aliases = open.count
    preview.matchedTwice = counts[.matchedTwice] ?? 0
    preview.deactivated = counts[.deactivated] ?? 0
    preview.concerned =
      people + open.compactMap(\.person) + (isComplete ? unassigned(backup) : [])
  }

  private func unassigned(_ backup: BackupTable) -> [Preview.Concerned] {
    guard let emailPlace else { return [] }
    return backup.firstUnassigned(most).map { record in
      let email = record.texts[emailPlace].shortened
      return Preview.Concerned(reason: .unmatched, email: email, name: "", inBackup: email)
    }
  }

  private func concerned(
    _ reason: Preview.Concerned.Reason, _ person: AssignedPerson, _ before: BackupRecord?
  ) -> Preview.Concerned {
    Preview.Concerned(
      reason: reason, email: (person.email ?? "").shortened, name: person.name.shortened,
      inBackup: emailPlace.flatMap { before?.texts[$0].shortened } ?? "")
  }
}
