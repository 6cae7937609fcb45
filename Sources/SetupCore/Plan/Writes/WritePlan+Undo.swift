import Basics

extension WritePlan {
  /// What puts back what was there before this program wrote, newest first.
  ///
  /// A place that somebody changed since is left as it is, and so is one whose former content the
  /// journal doesn't have to the letter.
  public static func undoing(
    _ entries: [WriteLedger.Entry], in profile: AppProfile
  ) -> WritePlan {
    var writes = WritePlan(profile)
    let open = entries.reversed().filter { writes.canPutBack($0) }
    for entry in open {
      if case .push(let group, let name) = entry.place {
        writes.set(push: group, name: name, to: entry.original?.push?.status)
      }
    }
    for entry in open {
      if case .attribute(let name) = entry.place {
        writes.putBack(attribute: name, entry, among: open)
      }
    }
    for entry in open {
      if case .mapping(_, _, let name) = entry.place, writes.profile.custom[name] != nil {
        writes.set(entry.place, to: entry.original)
      }
    }
    return writes
  }

  private mutating func canPutBack(_ entry: WriteLedger.Entry) -> Bool {
    let now = profile.content(of: entry.place)?.withoutSecrets
    if now == entry.original { return false }
    // What Okta makes of a push, such as an error, is no change by somebody.
    let isSamePush = now?.push?.id != nil && now?.push?.id == entry.left?.push?.id
    guard now == entry.left || isSamePush else {
      refuse(.changedSince(entry, now))
      return false
    }
    guard entry.original?.hasReplacements != true else {
      refuse(.notKept(entry))
      return false
    }
    return true
  }

  private mutating func putBack(
    attribute name: String, _ entry: WriteLedger.Entry, among open: [WriteLedger.Entry]
  ) {
    let wanted = entry.original?.definition
    func original(_ type: AppProfile.TypeMapping) -> WriteLedger.Entry? {
      open.first { $0.place.key == type.place(name).key }
    }
    // Deleting it would take along what somebody else maps to it.
    if wanted == nil,
      let other = profile.mappings.first(where: {
        $0.properties[name] != nil && original($0) == nil
      })
    {
      return refuse(.mappedByOthers(name, other.typeName))
    }
    set(attribute: name, to: wanted) { type in
      original(type).map { .some($0.original?.mapping) } ?? .none
    }
  }
}

extension Write.Content {
  var definition: AttributeDefinition? {
    if case .attribute(let definition) = self { definition } else { nil }
  }

  var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }

  var push: GroupPush? { if case .push(let push) = self { push } else { nil } }
}

extension Shortfall {
  fileprivate static func changedSince(
    _ entry: WriteLedger.Entry, _ now: Write.Content?
  ) -> Shortfall {
    Shortfall(
      reason: "\(entry.place.title) was changed since: this program left "
        + "\(Write.Content.sentence(entry.left)), and now there is \(Write.Content.sentence(now)). "
        + "It is left as it is.",
      remedy: "If it has to go back to \(Write.Content.sentence(entry.original)), do it in the "
        + "Profile Editor.")
  }

  fileprivate static func notKept(_ entry: WriteLedger.Entry) -> Shortfall {
    Shortfall(
      reason: "\(entry.place.title) held an e-mail address or something like a token, which the "
        + "journal does not keep. It is left as it is.",
      remedy: "Put it back in the Profile Editor if you have it elsewhere.")
  }

  fileprivate static func mappedByOthers(_ name: String, _ type: String) -> Shortfall {
    Shortfall(
      reason:
        "The attribute \(shown(name)) is mapped for people of type \(shown(type)) by somebody "
        + "else since. It is left as it is.",
      remedy: "Take that mapping away in Mappings, then run it again.")
  }
}
