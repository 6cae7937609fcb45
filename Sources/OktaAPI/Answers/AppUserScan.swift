import Basics
import SetupCore

/// Walks over a page of app users for what a preview needs of each, without decoding the rest.
struct AppUserScan {
  private let names: Set<String>
  private let keys: [(name: String, bytes: [UInt8])]
  /// A bit for each length that a key has.
  private let lengths: UInt64

  /// A scan that keeps the values of some attributes of the app's profile, by variable name.
  init(valuesOf names: Set<String>) {
    self.names = names
    keys = names.sorted().map { ($0, Array($0.utf8)) }
    lengths = keys.reduce(0) { $0 | 1 << UInt64(min($1.bytes.count, 63)) }
  }

  /// The people of a page; nil for one that is to be decoded, as it has something unusual.
  func people(_ body: [UInt8]) -> [AssignedPerson]? {
    body.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, limits: Answer.limits)
      var people: [AssignedPerson] = []
      people.reserveCapacity(500)
      let isRead = scanner.array { scanner in
        guard let person = person(&scanner) else { return false }
        people.append(person)
        return true
      }
      return isRead && scanner.isAtEnd() ? people : nil
    }
  }

  private func person(_ scanner: inout JSONScanner) -> AssignedPerson? {
    var person = AssignedPerson(email: nil, hasExternalID: false, profile: JSONObject())
    var state = State()
    let isRead = scanner.object { scanner, key in
      if scanner.matches(key, "profile") { return profile(&scanner, &person) }
      if scanner.matches(key, "_embedded") { return embedded(&scanner, &state) }
      if scanner.matches(key, "status") { return word(&scanner, &state.status) }
      if scanner.matches(key, "syncState") { return word(&scanner, &state.sync) }
      guard scanner.matches(key, "externalId"), scanner.first() == UInt8(ascii: "\"") else {
        return scanner.skip()
      }
      guard let id = scanner.string() else { return false }
      person.hasExternalID = id.count > 0
      return true
    }
    guard isRead else { return nil }
    person.email = person.email ?? state.email
    person.account = (state.hasAccount ? state.account : state.status).account
    person.isInError = state.sync == .error
    return person
  }

  /// What else is told of a person.
  private struct State {
    var status = Word.other, sync = Word.other, account = Word.other
    var hasAccount = false
    var email: String?
  }

  /// Okta's words, as far as they make a difference.
  private enum Word {
    case deprovisioned, suspended, error, other

    var account: AssignedPerson.Account {
      switch self {
      case .deprovisioned: .deactivated
      case .suspended: .suspended
      case .error, .other: .active
      }
    }
  }

  private func profile(_ scanner: inout JSONScanner, _ person: inout AssignedPerson) -> Bool {
    guard scanner.first() == UInt8(ascii: "{") else { return scanner.skip() }
    person.profile.members.reserveCapacity(keys.count)
    return scanner.object { scanner, key in
      let isEmail = scanner.matches(key, "email")
      let name = name(key, scanner)
      guard isEmail || name != nil else { return scanner.skip() }
      guard let value = scanner.value() else { return false }
      if isEmail { person.email = value.string }
      if let name { person.profile.members.append(JSONObject.Member(name, value)) }
      return true
    }
  }

  /// The attribute of a key; nil for one that isn't kept.
  private func name(_ key: JSONScanner.Span, _ scanner: JSONScanner) -> String? {
    guard lengths & 1 << UInt64(min(key.count, 63)) != 0 else { return nil }
    let bytes = scanner.bytes(of: key)
    for place in keys.indices where keys[place].bytes.count == key.count {
      let isMeant = keys[place].bytes.withUnsafeBufferPointer { haveSameBytes($0, bytes) }
      if isMeant { return keys[place].name }
    }
    return nil
  }

  private func embedded(_ scanner: inout JSONScanner, _ state: inout State) -> Bool {
    guard scanner.first() == UInt8(ascii: "{") else { return scanner.skip() }
    return scanner.object { scanner, key in
      guard scanner.matches(key, "user"), scanner.first() == UInt8(ascii: "{") else {
        return scanner.skip()
      }
      state.hasAccount = true
      return account(&scanner, &state)
    }
  }

  private func account(_ scanner: inout JSONScanner, _ state: inout State) -> Bool {
    scanner.object { scanner, key in
      if scanner.matches(key, "status") { return word(&scanner, &state.account) }
      guard scanner.matches(key, "profile"), scanner.first() == UInt8(ascii: "{") else {
        return scanner.skip()
      }
      return scanner.object { scanner, key in
        guard scanner.matches(key, "email") else { return scanner.skip() }
        guard let value = scanner.value() else { return false }
        state.email = value.string
        return true
      }
    }
  }

  /// Takes one of Okta's words; what would be shown otherwise than it stands is given up.
  private func word(_ scanner: inout JSONScanner, _ word: inout Word) -> Bool {
    guard scanner.first() == UInt8(ascii: "\"") else { return scanner.skip() }
    guard let span = scanner.string(), span.isPlain, span.count <= 40 else { return false }
    for byte in scanner.bytes(of: span) where !(0x41...0x5A).contains(byte) {
      guard byte == UInt8(ascii: "_") else { return false }
    }
    word =
      scanner.matches(span, "DEPROVISIONED")
      ? .deprovisioned
      : scanner.matches(span, "SUSPENDED")
        ? .suspended : scanner.matches(span, "ERROR") ? .error : .other
    return true
  }
}

extension AssignedPerson {
  /// The same with the values of some attributes alone.
  func keeping(_ names: Set<String>) -> AssignedPerson {
    var person = self
    person.profile.members.removeAll { !names.contains($0.key) }
    return person
  }
}

extension AssignedPerson.Account {
  /// What the status of an Okta account, or of an app user without one, allows.
  init(status: String) {
    switch status {
    case "DEPROVISIONED": self = .deactivated
    case "SUSPENDED": self = .suspended
    default: self = .active
    }
  }
}
