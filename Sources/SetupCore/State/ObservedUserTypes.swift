/// The profile mapping from one type of Okta's people to the app.
public struct UserTypeMappings: Hashable, Codable, Sendable {
  /// Okta's id of the user type.
  public var id: String
  /// Its name, `user` for the default one.
  public var name: String
  /// The mappings by the app's variable name.
  public var properties: [String: Mapping]

  /// The mappings of a user type.
  public init(id: String, name: String, properties: [String: Mapping]) {
    (self.id, self.name, self.properties) = (id, name, properties)
  }
}

/// A user type whose mapping could not be read.
public struct UnreadMappings: Hashable, Codable, Sendable {
  /// Okta's id of the user type.
  public var id: String
  /// Its name, `user` for the default one.
  public var name: String
  /// Why, as a sentence.
  public var reason: String

  /// A user type, and why its mapping could not be read.
  public init(id: String, name: String, reason: String) {
    (self.id, self.name, self.reason) = (id, name, reason)
  }
}

/// Which user types the assigned people have, in counts.
public struct ObservedUserTypes: Hashable, Codable, Sendable {
  /// How many people's types were read; those after them may have others.
  public var people: Int
  /// How many of these have each type, by the type's id.
  public var counts: [String: Int]

  /// The types of so many people.
  public init(people: Int, counts: [String: Int]) { (self.people, self.counts) = (people, counts) }
}

/// The mappings that fill the app's profile for people of one user type, and how sentences name them.
struct AssignedMappings: Sendable {
  let type: UserTypeMappings
  var mappings: ObservedMappings { ObservedMappings(type.properties) }
}

/// Whom a sentence about mappings is about: everyone, or people of one user type.
struct MappedPeople: Sendable {
  /// Whether nobody else is assigned, so that the type needs no name in a sentence.
  let isEveryone: Bool
  /// The user types that the mappings belong to; empty where the organisation has the default one alone.
  let types: [String]

  /// Everyone, where no type is to be named.
  static let anyone = MappedPeople(isEveryone: true, types: [])

  /// `everyone`, or whom of them.
  var everyone: String { isEveryone ? "everyone" : "everyone of the user type \(listed(types))" }

  /// What follows a name in a sentence: nothing, or of whom it speaks.
  var suffix: String { isEveryone ? "" : " for the user type \(listed(types))" }

  /// The window of these mappings in short, after a longer one has led there.
  var window: String {
    guard !types.isEmpty else { return "Mappings" }
    return "Mappings of the user \(types.count > 1 ? "types" : "type") \(listed(types))"
  }

  /// The page of these mappings, by the console's words.
  var page: String {
    guard !types.isEmpty else { return "Mappings > Okta User to app" }
    let each = types.count > 1 ? "each of the user types" : "the user type"
    return "Mappings > \(each) \(listed(types)) > Okta User to app"
  }
}

extension SetupState {
  /// The mappings that count: of each user type that an assigned person has.
  ///
  /// Of nobody assigned, or people who were not read, the default type's. Those that could not be
  /// read are left out.
  var assignedMappings: [AssignedMappings] {
    guard let observed = observations.mappings?.value else { return [] }
    let unread = observed.unreadTypes
    let usual = AssignedMappings(
      type: UserTypeMappings(
        id: observed.defaultType ?? "", name: observed.otherTypes == nil ? "" : "user",
        properties: observed.properties))
    guard observed.otherTypes != nil, let counts = assignedTypes?.counts else {
      return unread.contains(usual.type.id) ? [] : [usual]
    }
    let all = observed.readByType
    let listed = all.filter { (counts[$0.id] ?? 0) > 0 }
    // A type that Okta lists no mapping of fills nothing.
    let unlisted = counts.keys.sorted().filter { id in
      !unread.contains(id) && !all.contains { $0.id == id }
    }
    let types = listed + unlisted.map { UserTypeMappings(id: $0, name: $0, properties: [:]) }
    guard types.isEmpty, unreadMappings.isEmpty else { return types.map(AssignedMappings.init) }
    return [usual]
  }

  /// The user types whose mappings count as well, and could not be read.
  var unreadMappings: [UnreadMappings] {
    guard let observed = observations.mappings?.value else { return [] }
    return (observed.unread ?? []).filter { type in
      assignedTypes.map { ($0.counts[type.id] ?? 0) > 0 } ?? (type.id == observed.defaultType)
    }
  }

  /// What was read of the types of the people assigned; nil where that is nobody, or was not read.
  var assignedTypes: ObservedUserTypes? {
    observations.assignments?.value.userTypes.flatMap { $0.counts.isEmpty ? nil : $0 }
  }

  /// What is said of mappings, and of whose: once where it is the same for all user types.
  func eachMapped<Said: Hashable>(
    _ say: (ObservedMappings, MappedPeople) -> Said?
  ) -> [(said: Said, people: MappedPeople)] {
    let assigned = assignedMappings
    let everyone = MappedPeople(
      isEveryone: true, types: assigned.map { shown($0.type.name) }.filter { !$0.isEmpty })
    let ofAll = assigned.map { say($0.mappings, everyone) }
    let isOne = assigned.count == 1 && !(assigned.first?.isDefault(self) ?? true)
    let isNamed = isOne || !unreadMappings.isEmpty
    guard isNamed || Set(ofAll).count > 1 else {
      return ofAll.first?.map { [($0, everyone)] } ?? []
    }
    return assigned.compactMap { one in
      let people = MappedPeople(isEveryone: false, types: [shown(one.type.name)])
      return say(one.mappings, people).map { ($0, people) }
    }
  }
}

extension AssignedMappings {
  /// Whether they are the default user type's.
  func isDefault(_ setup: SetupState) -> Bool {
    type.id == setup.observations.mappings?.value.defaultType ?? ""
  }
}

extension ObservedMappings {
  /// Every user type's mappings, the default one's first; only where the organisation has several.
  var byType: [UserTypeMappings] {
    guard let defaultType, let otherTypes else { return [] }
    return [UserTypeMappings(id: defaultType, name: "user", properties: properties)] + otherTypes
  }

  /// The ids of the user types whose mappings could not be read.
  var unreadTypes: Set<String> { Set((unread ?? []).map(\.id)) }

  /// The mappings that were read, of an organisation with several user types.
  var readByType: [UserTypeMappings] { byType.filter { !unreadTypes.contains($0.id) } }

  /// Whether what was read is what another one has as well, which lacks nothing.
  func isPart(of whole: ObservedMappings) -> Bool {
    unread != nil && whole.unread == nil && readByType.allSatisfy(whole.byType.contains)
  }

  /// The same as if all could be read, those that could not with nothing in them.
  var supposingRead: ObservedMappings {
    let others = (unread ?? []).filter { $0.id != defaultType }.map {
      UserTypeMappings(id: $0.id, name: $0.name, properties: [:])
    }
    return ObservedMappings(
      properties, defaultType: defaultType, others: (otherTypes ?? []) + others)
  }

  /// The same mappings with those of each user type changed.
  func changing(_ edit: (inout [String: Mapping]) -> Void) -> ObservedMappings {
    var all = self
    edit(&all.properties)
    all.otherTypes = otherTypes?.map { type in
      var type = type
      edit(&type.properties)
      return type
    }
    return all
  }
}
