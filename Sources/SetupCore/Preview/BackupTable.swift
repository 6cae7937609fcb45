/// The people of a backup with those of their values that a sync may touch, found by e-mail.
///
/// Holds the texts of the columns that were asked for, one behind the other, without a string each.
public struct BackupTable: Sendable {
  /// One person of the backup.
  private struct Person: Sendable {
    var place: Int
    var isAssigned = false
  }

  /// How many columns are held.
  public let width: Int
  /// How many people it has; of several with one e-mail the first counts.
  public private(set) var count = 0
  /// How many of these are assigned, as far as that was noted.
  private var assigned = 0
  /// Rows whose e-mail an earlier row has, or that have none.
  public private(set) var passedOver = 0
  private var people = EmailTable<Person>()
  /// Who has an alias in the e-mail, by the e-mail without it.
  private var aliases = EmailTable<EmailHash>()
  private var values = ValueStore()
  private var key: [UInt8] = []

  /// A table without people, for so many columns.
  public init(width: Int) { self.width = width }

  /// Takes a person in, with a value for each column.
  public mutating func add(email: String, values cells: [String]) {
    var email = email
    guard email.withUTF8({ begin(email: $0) }) else { return }
    for place in 0..<width {
      var cell = cells.indices.contains(place) ? cells[place] : ""
      cell.withUTF8 { add(value: $0) }
    }
  }

  /// Takes a person in; false where they are passed over, else the values follow, one for each
  /// column.
  mutating func begin(email: UnsafeBufferPointer<UInt8>) -> Bool {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: email)
    _ = EmailAddress.canonicalise(&key)
    guard !key.isEmpty else {
      passedOver += 1
      return false
    }
    let hash = key.withUnsafeBytes { EmailHash($0) }
    guard people.insert(hash, Person(place: values.begin())) == nil else {
      passedOver += 1
      return false
    }
    count += 1
    if key.contains(UInt8(ascii: "+")) { noteAlias(hash) }
    return true
  }

  /// The next value of the person who was taken in last.
  mutating func add(value: UnsafeBufferPointer<UInt8>) { values.append(value) }

  private mutating func noteAlias(_ hash: EmailHash) {
    let bare = EmailAddress(String(decoding: key, as: UTF8.self)).withoutAlias
    if let bare { _ = aliases.insert(EmailHash(bare), hash) }
  }

  /// The values of the person of an e-mail, in the order of the columns; nil for nobody.
  public func values(of email: EmailAddress) -> [String]? {
    email.canonical.isEmpty ? nil : record(of: EmailHash(email))?.texts
  }

  /// The values of the person whose e-mail has a hash; nil for nobody.
  func record(of hash: EmailHash) -> BackupRecord? {
    people.find(hash).map { values.record(at: $0.place, width: width) }
  }

  /// Has memory fetch where an e-mail's hash stands, if it does; the result means nothing.
  func fetch(_ hash: EmailHash) -> UInt64 { people.fetch(hash) }

  /// The same for the values of the person, once the hash is there.
  func fetchValues(of hash: EmailHash) -> UInt64 {
    people.find(hash).map { UInt64(values.firstByte(at: $0.place)) } ?? 0
  }

  /// Somebody whose e-mail differs in the alias alone, behind a `+`.
  func near(_ email: EmailAddress) -> EmailHash? {
    let hash = EmailHash(email.withoutAlias ?? email)
    return people.find(hash) == nil ? aliases.find(hash) : hash
  }

  /// Whether somebody of the backup is assigned.
  func isAssigned(_ hash: EmailHash) -> Bool { people.find(hash)?.isAssigned ?? false }

  /// How many people of the backup nobody is assigned for.
  var unassigned: Int { count - assigned }

  /// The first of those for whom nobody is assigned, in the order of the backup.
  func firstUnassigned(_ most: Int) -> [BackupRecord] {
    var places: [Int] = []
    people.forEach { if !$0.isAssigned { places.append($0.place) } }
    return places.sorted().prefix(most).map { values.record(at: $0, width: width) }
  }

  /// Notes that the person is assigned: their values, and whether it is for the first time; nil
  /// for nobody.
  mutating func assign(_ hash: EmailHash) -> (values: BackupRecord, isFirst: Bool)? {
    guard let person = people.find(hash) else { return nil }
    if !person.isAssigned {
      people.replace(hash, Person(place: person.place, isAssigned: true))
      assigned += 1
    }
    return (values.record(at: person.place, width: width), !person.isAssigned)
  }
}
