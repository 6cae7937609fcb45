import Basics
import SetupCore

/// Everybody assigned to an app, reduced to counts while they are paged through.
struct PeopleTally {
  /// How long Okta is given to push somebody before that counts as stuck.
  static let patience = 30 * Span.minute

  private(set) var people = 0
  private(set) var inactive = 0
  private(set) var types = UserTypeTally(most: .max)
  /// Hashes of everybody's id; of this run only.
  private(set) var ids: Set<Int> = []
  private let context: ProbeContext
  private var signs: [ObservedPeople.Sign: PatternTally] = [:]
  private var values: [ValueTally] = []
  private var newestChange: Instant?

  init(_ context: ProbeContext) {
    self.context = context
    values = (context.schema?.custom ?? []).prefix(ValueTally.most).map {
      ValueTally($0, context.mappings)
    }
    values += (context.schema?.base ?? []).prefix(ValueTally.most).map {
      ValueTally($0, context.mappings, isBase: true)
    }
  }

  mutating func take(_ person: OktaAppUser) {
    people += 1
    ids.insert(person.id.hashValue)
    if person.isInactive { inactive += 1 }
    types.take(person)
    newestChange = max(newestChange, Instant.parse(person.lastUpdated)?.moment)
    let address = person.email ?? person.userName ?? person.id
    var cached: Bearer?
    func bearer() -> Bearer {
      let made = cached ?? Bearer(digest: context.digest(address), address: address)
      cached = made
      return made
    }
    for sign in Self.accountSigns(of: person, at: context.now) + identity(of: person) {
      signs[sign, default: PatternTally()].add(bearer())
    }
    // Nothing is sent for who is switched off, so their values tell nothing.
    guard !person.isInactive else { return }
    for index in values.indices {
      values[index].take(person, backup: context.backup, bearer: bearer)
    }
  }

  /// Those of whom digests are kept.
  var bearers: [Bearer] { signs.values.flatMap(\.bearers) + values.flatMap(\.bearers) }

  var observed: ObservedPeople {
    ObservedPeople(
      people: people, signs: signs.mapValues(\.pattern),
      values: Dictionary(
        values.filter(\.tellsSomething).map { ($0.attribute.variableName, $0.observed) },
        uniquingKeysWith: { $1 }),
      newestChange: newestChange, backup: context.backup == nil ? nil : context.backupDigest)
  }

  /// How far a person has come on the way to the endpoint.
  private static func accountSigns(of person: OktaAppUser, at now: Instant) -> [ObservedPeople.Sign]
  {
    var signs: [ObservedPeople.Sign] = []
    if person.isOffInOkta { signs.append(.oktaInactive) }
    if person.externalID == nil, person.status == "ACTIVE" {
      signs.append(.activeWithoutExternalID)
    }
    let since = Instant.parse(person.lastUpdated) ?? Instant.parse(person.created)
    if person.status == "STAGED", since.map({ now.since($0.moment) > patience }) ?? true {
      signs.append(.stagedLong)
    }
    if person.syncState == "ERROR" { signs.append(.syncError) }
    return signs
  }

  /// Whether Okta, the endpoint and DX mean the same person.
  private func identity(of person: OktaAppUser) -> [ObservedPeople.Sign] {
    guard !person.isInactive else { return [] }
    var signs: [ObservedPeople.Sign] = []
    if let due = context.app?.userName(of: person), let has = person.userName,
      due.lowercased() != has.lowercased()
    {
      signs.append(.userNameOutdated)
    }
    guard let backup = context.backup, let email = person.email, EmailAddress(email).isValid else {
      return signs
    }
    guard backup.has(email) else { return signs + [.notInBackup] }
    if let has = person.userName, !backup.has(has) { signs.append(.userNameNotInBackup) }
    if !backup.spellsSame(email) { signs.append(.emailCaseDiffers) }
    return signs
  }
}

extension OktaAppUser {
  /// Whether the account can't be used: not yet, or no more.
  ///
  /// One that is locked out or whose password expired is provisioned all the same.
  var isOffInOkta: Bool {
    ["STAGED", "PROVISIONED", "SUSPENDED", "DEPROVISIONED"].contains(account?.status ?? "")
  }
}

extension ObservedApp {
  /// The user name that the template gives a person now; nil where it is no plain attribute.
  func userName(of person: OktaAppUser) -> String? {
    guard let template = userNameTemplate, template.hasPrefix("${source."), template.hasSuffix("}")
    else { return nil }
    let name = template.dropFirst("${source.".count).dropLast()
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
    return person.account?.profile[String(name)]?.string
  }
}

/// The later of two moments, where there are any.
private func max(_ one: Instant?, _ other: Instant?) -> Instant? {
  guard let one, let other else { return one ?? other }
  return one > other ? one : other
}
