import Basics

/// Who is in a backup, and which of the properties have a value for them; no text of it is held.
///
/// People and spellings are kept as hashes of this run, so that an export of a million people can be
/// compared with Okta's list while that is paged through.
public struct BackupIndex: Sendable {
  /// One person: a hash of the e-mail as it is written, and a bit for each filled column.
  private struct Entry: Sendable {
    var spelling: Int
    var filled: UInt64
  }

  private var people: [Int: Entry] = [:]
  private var places: [String: UInt64] = [:]

  /// An index of nobody.
  public init() {}

  /// How many people it has.
  public var count: Int { people.count }

  /// Whether someone of that e-mail is in it, letter case and spaces around it aside.
  public func has(_ email: String) -> Bool { entry(email) != nil }

  /// Whether the e-mail is written there with the same capitals.
  public func spellsSame(_ email: String) -> Bool {
    entry(email).map { $0.spelling == email.trimmingSpaces.hashValue } ?? false
  }

  /// Whether a person has a value of the property that an External name stands for.
  public func hasValue(_ externalName: String, of email: String) -> Bool {
    guard let bit = places[Self.key(externalName)], let entry = entry(email) else { return false }
    return entry.filled & bit != 0
  }

  private func entry(_ email: String) -> Entry? {
    people[EmailAddress(email).canonical.hashValue]
  }

  /// Takes a person in; of two with one e-mail the first counts.
  mutating func add(_ email: String, filled: UInt64) {
    let canonical = EmailAddress(email).canonical
    guard !canonical.isEmpty, people[canonical.hashValue] == nil else { return }
    people[canonical.hashValue] = Entry(spelling: email.trimmingSpaces.hashValue, filled: filled)
  }

  /// Gives each property a bit; the first 64 have one.
  mutating func name(_ externalNames: [String]) {
    for (place, name) in externalNames.prefix(UInt64.bitWidth).enumerated() {
      places[Self.key(name)] = 1 << UInt64(place)
    }
  }

  private static func key(_ externalName: String) -> String {
    DXProperty.folded(DXProperty.named(externalName)?.externalName ?? externalName)
  }
}

/// The External name that a column of an export belongs to, nil if to none that DX reads.
///
/// A column bears an External name or an older name of it, letter case, spaces and `_` aside.
func externalName(ofColumn column: String) -> String? {
  let folded = DXProperty.folded(column)
  let property = DXProperty.all.first { property in
    ([property.externalName] + property.oldNames).contains { DXProperty.folded($0) == folded }
  }
  if let property { return property.externalName }
  let plain = column.trimmingSpaces.lowercased()
  return DXProperty.isCustom(plain) ? plain : nil
}
