/// The people whom a preview warns of, counted while they are paged through.
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
    _ reason: Preview.Concerned.Reason, _ person: AssignedPerson, _ before: BackupRecord
  ) {
    counts[reason, default: 0] += 1
    guard counts[reason, default: 0] <= most else { return }
    people.append(concerned(reason, person, before))
  }

  /// Looks for somebody of the backup who differs from an unmatched person in an alias alone.
  mutating func addUnmatched(_ person: AssignedPerson, _ backup: BackupTable) {
    let email = EmailAddress(person.email ?? "")
    guard !email.canonical.isEmpty, let near = backup.near(email),
      let record = backup.record(of: near)
    else { return }
    aliases.append((near, aliases.count < most ? concerned(.alias, person, record) : nil))
  }

  /// Puts what was counted into a preview, once everybody was taken.
  func finish(_ backup: BackupTable, _ preview: inout Preview) {
    // Who is assigned as well is somebody of their own.
    let open = aliases.filter { !backup.isAssigned($0.near) }
    preview.aliases = open.count
    preview.matchedTwice = counts[.matchedTwice] ?? 0
    preview.deactivated = counts[.deactivated] ?? 0
    preview.concerned = people + open.compactMap(\.person)
  }

  private func concerned(
    _ reason: Preview.Concerned.Reason, _ person: AssignedPerson, _ before: BackupRecord
  ) -> Preview.Concerned {
    Preview.Concerned(
      reason: reason, email: (person.email ?? "").shortened, name: person.name.shortened,
      inBackup: emailPlace.map { before.texts[$0].shortened } ?? "")
  }
}
