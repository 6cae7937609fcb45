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
  private var values = ValueStore()

  /// A table without people, for so many columns.
  public init(width: Int) { self.width = width }

  /// Takes a person in, with a value for each column.
  public mutating func add(email: String, values cells: [String]) {
    let email = EmailAddress(email)
    guard !email.canonical.isEmpty else { return passedOver += 1 }
    let hash = EmailHash(email)
    guard people.find(hash) == nil else { return passedOver += 1 }
    let cells = (0..<width).map { cells.indices.contains($0) ? cells[$0] : "" }
    _ = people.insert(hash, Person(place: values.append(cells)))
    count += 1
  }

  /// The values of the person of an e-mail, in the order of the columns; nil for nobody.
  public func values(of email: EmailAddress) -> [String]? {
    guard !email.canonical.isEmpty, let person = people.find(EmailHash(email)) else { return nil }
    return values.read(width, at: person.place)
  }

  /// How many people of the backup nobody is assigned for.
  var unassigned: Int { count - assigned }

  /// Notes that the person is assigned; whether that is so for the first time.
  mutating func assign(_ email: EmailAddress) -> Bool {
    let hash = EmailHash(email)
    guard let person = people.find(hash), !person.isAssigned else { return false }
    people.replace(hash, Person(place: person.place, isAssigned: true))
    assigned += 1
    return true
  }
}

/// Records of texts one behind the other, each text with its length before it.
private struct ValueStore: Sendable {
  // Not one array: it would be there twice whenever it grows.
  private static let slabSize = 1 << 20
  private static let longLength: UInt8 = 0xFF
  private var slabs: [[UInt8]] = []

  /// Keeps a record and returns its place.
  mutating func append(_ texts: some Collection<String>) -> Int {
    if slabs.last.map({ $0.count >= Self.slabSize }) ?? true { slabs.append([]) }
    let slab = slabs.count - 1
    defer { for text in texts { Self.append(text, to: &slabs[slab]) } }
    return slab << 32 | slabs[slab].count
  }

  /// So many texts of the record at a place.
  func read(_ count: Int, at place: Int) -> [String] {
    let slab = slabs[place >> 32]
    var at = place & 0xFFFF_FFFF
    return (0..<count).map { _ in
      let length = Self.length(in: slab, &at)
      defer { at += length }
      return String(decoding: slab[at..<at + length], as: UTF8.self)
    }
  }

  private static func append(_ text: String, to slab: inout [UInt8]) {
    let length = text.utf8.count
    if length < Int(longLength) {
      slab.append(UInt8(length))
    } else {
      slab.append(longLength)
      for shift in [0, 8, 16, 24] { slab.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
    slab.append(contentsOf: text.utf8)
  }

  private static func length(in slab: [UInt8], _ at: inout Int) -> Int {
    defer { at += 1 }
    guard slab[at] == longLength else { return Int(slab[at]) }
    defer { at += 4 }
    return (0..<4).reduce(0) { $0 | Int(slab[at + 1 + $1]) << (8 * $1) }
  }
}
