import Basics

extension WritePlan {
  /// What makes Okta what a plan says, where earlier runs wrote to the app.
  ///
  /// Making an attribute anew takes several requests. Where a run broke off between them, Okta has
  /// less than there was, and what is missing is in the journal: it is planned as if it were there
  /// still, and sent as what it takes from here to the same end.
  public static func applying(
    _ plan: [PlannedAttribute], pushing groups: [NamedGroup] = [], to profile: AppProfile,
    after written: [WriteLedger.Entry]
  ) -> WritePlan {
    let whole = profile.withTakenAway(by: written)
    var writes = applying(plan, pushing: groups, to: whole)
    if whole != profile { writes = writes.reached(from: profile, plan) }
    writes.warnOfLost(plan, after: written)
    return writes
  }

  /// The same end, reached from another beginning.
  private func reached(from profile: AppProfile, _ plan: [PlannedAttribute]) -> WritePlan {
    var writes = WritePlan(profile)
    for refusal in refusals { writes.refuse(refusal) }
    for note in notes { writes.note(note) }
    for planned in plan {
      guard let name = self.profile.variableName(sending: planned) else { continue }
      writes.reach(name, of: self.profile)
    }
    for write in self.writes {
      if case .push = write.place { writes.set(write.place, to: write.after) }
    }
    return writes
  }

  /// Has an attribute and what fills it as another profile has them.
  private mutating func reach(_ name: String, of goal: AppProfile) {
    func mapping(_ type: AppProfile.TypeMapping) -> Mapping? {
      goal.content(of: type.place(name))?.mapping
    }
    set(attribute: name, to: goal.custom[name]) { .some(mapping($0)) }
    for type in profile.mappings { set(type.place(name), to: mapping(type).map { .mapping($0) }) }
  }

  /// Says what of that can't be as it was, since the journal doesn't have it to the letter.
  private mutating func warnOfLost(_ plan: [PlannedAttribute], after written: [WriteLedger.Entry]) {
    let names = Set(plan.map { profile.variableName(sending: $0) ?? $0.variableName })
    for entry in written where entry.left == nil && entry.original?.hasReplacements == true {
      guard let name = entry.place.variableName, names.contains(name) else { continue }
      // A mapping that is planned is set as planned.
      if entry.original?.mapping != nil, profile.content(of: entry.place) != nil { continue }
      note(
        "\(entry.place.title) was taken away by an earlier run, and held an e-mail address or "
          + "something like a token, which the journal does not keep: it is not as it was.")
    }
  }
}

extension AppProfile {
  /// The same with what this program took away on the way to an attribute made anew, and did not
  /// come to set again.
  fileprivate func withTakenAway(by written: [WriteLedger.Entry]) -> AppProfile {
    var whole = self
    for entry in written where entry.left == nil && content(of: entry.place) == nil {
      guard entry.place.variableName != nil, let original = entry.original,
        !original.hasReplacements
      else { continue }
      _ = whole.change(entry.place, to: original)
    }
    return whole
  }
}
