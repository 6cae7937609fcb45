import Basics

/// A sequence of writes, with what can't be done and what a person should know of it.
public struct WritePlan: Hashable, Sendable {
  /// The writes, in the order in which they have to be sent.
  public private(set) var writes: [Write] = []
  /// Why something is left as it is although it isn't as it should be.
  public private(set) var refusals: [Shortfall] = []
  /// What a person should know.
  public private(set) var notes: [String] = []
  /// What Okta has once all of it is done.
  public private(set) var profile: AppProfile

  /// A plan without a write yet.
  public init(_ profile: AppProfile) { self.profile = profile }

  /// The variable names of the attributes that are deleted on the way, and so lose all values.
  public var deletedAttributes: [String] {
    writes.compactMap { write in
      guard case .attribute(let name) = write.place, write.after == nil else { return nil }
      return name
    }
  }

  mutating func refuse(_ shortfall: Shortfall) { refusals.append(shortfall) }
  mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Changes a place by one write.
  mutating func set(_ place: Write.Place, to after: Write.Content?) {
    if let write = profile.change(place, to: after) { writes.append(write) }
  }

  /// Makes an attribute what it is to be: at once where Okta can, else by deleting it and adding it
  /// anew, its mappings taken away before and set after.
  ///
  /// - Parameter mapping: what fills it afterwards, by user type; else what fills it now.
  mutating func set(
    attribute name: String, to definition: AttributeDefinition?,
    filledBy mapping: (AppProfile.TypeMapping) -> Mapping?? = { _ in .none }
  ) {
    let place = Write.Place.attribute(variableName: name)
    let current = profile.custom[name]
    let after = definition.map { Write.Content.attribute(definition: $0) }
    guard let current, current != definition else { return set(place, to: after) }
    if let definition, definition.completes(current) { return set(place, to: after) }
    // Okta keeps an attribute that a mapping fills.
    let filled = profile.mappings.filter { $0.properties[name] != nil }
    for type in filled { set(type.place(name), to: nil) }
    set(place, to: nil)
    guard after != nil else { return }
    set(place, to: after)
    for type in profile.mappings {
      let had = filled.first { $0.id == type.id }?.properties[name]
      let wanted = mapping(type) ?? had
      if let wanted { set(type.place(name), to: .mapping(wanted)) }
    }
  }

  /// Starts the push of a group, or ends it: inactive first, then deleted.
  mutating func set(push group: String, name: String, to status: String?) {
    let place = Write.Place.push(groupID: group, name: name)
    guard let current = profile.pushes[group] else {
      if let status { set(place, to: .push(GroupPush(status: status))) }
      return
    }
    if let status {
      return set(place, to: .push(GroupPush(id: current.id, status: status)))
    }
    if current.status != "INACTIVE" {
      set(place, to: .push(GroupPush(id: current.id, status: "INACTIVE")))
    }
    set(place, to: nil)
  }
}
