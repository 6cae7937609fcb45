import Basics

/// Something that a person should look at before the sync runs.
public struct PreviewWarning: Hashable, Sendable {
  /// What it is, with what it means.
  public var sentence: String
  /// Whom it is about; nil where it isn't about people.
  public var who: Preview.Who?
}

extension Preview {
  /// The sentences of all warnings.
  public func notices(_ threshold: PreviewThreshold) -> [String] {
    warnings(threshold).map(\.sentence)
  }

  /// What a person should know besides the counts, the gravest first.
  public func warnings(_ threshold: PreviewThreshold) -> [PreviewWarning] {
    nobodyMatched + ofPeople + overwritten + ofAttributes + fewMatched(threshold)
  }

  // Among ten or more it is an obstacle, and no verdict is given.
  private var nobodyMatched: [PreviewWarning] {
    guard users > 0, matched == 0, obstacle == nil else { return [] }
    return [
      PreviewWarning(
        sentence: "Nobody who is assigned is \(against.place). It may be another account's.",
        who: .concerned(.created))
    ]
  }

  private var ofPeople: [PreviewWarning] {
    [
      warning(
        .deactivated, deactivated, "person", "people",
        "would be deactivated in DX; WorkOS deletes inactive people by default."),
      warning(
        .matchedTwice, matchedTwice, "assigned person has", "assigned people have",
        "the e-mail of another one; DX takes them for one person."),
      warning(
        .alias, aliases, "person isn't \(against.place)", "people aren't \(against.place)",
        "under their e-mail, but somebody is whose e-mail differs in the part behind + alone. DX "
          + "takes them for somebody new."),
      defaults.first { $0.attribute == "email" && $0.respelt > 0 }.map { change in
        PreviewWarning(
          sentence: "\(counted(change.respelt, "person has", "people have")) an e-mail that is "
            + "spelt otherwise \(against.place), in letter case, blanks or characters that can't "
            + "be seen; they were matched all the same.",
          who: .attribute(change.attribute))
      },
    ].compactMap { $0 }
  }

  private func warning(
    _ reason: Concerned.Reason, _ count: Int, _ one: String, _ many: String, _ rest: String
  ) -> PreviewWarning? {
    guard count > 0 else { return nil }
    return PreviewWarning(
      sentence: "\(counted(count, one, many)) \(rest)", who: .concerned(reason))
  }

  // Of fewer people the notice for these tells it.
  private var overwritten: [PreviewWarning] {
    guard matched >= PreviewThreshold.leastMatched else { return [] }
    return changed.filter { ($0.count - $0.filled) * 2 > matched }.map { change in
      let what =
        change.blanked == 0
        ? "change" : change.replaced == 0 ? "be blanked" : "change or be blanked"
      return PreviewWarning(
        sentence: "\(shown(change.attribute)) would \(what) for more than half of the people.",
        who: .attribute(change.attribute))
    }
  }

  private var ofAttributes: [PreviewWarning] {
    var warnings = emptyForEveryone.map { name in
      PreviewWarning(
        sentence: "\(shown(name)) has no value in Okta for anybody who is assigned, and Okta sends "
          + "it all the same. Map it, or remove the attribute from the app's profile.",
        who: .attribute(name))
    }
    warnings += withoutColumn.map { name in
      PreviewWarning(
        sentence: "The backup has no column for \(shown(name)), so what DX has of it isn't known: "
          + "every value counts as filled.",
        who: .attribute(name))
    }
    if !withoutAttribute.isEmpty {
      let named = withoutAttribute.prefix(5).map(shown)
      let rest = withoutAttribute.count - named.count
      let names = listed(rest > 0 ? named + ["\(grouped(rest)) more"] : named)
      let columns = withoutAttribute.count == 1 ? "this column" : "these columns"
      warnings.append(
        PreviewWarning(
          sentence: "What DX has in \(names) stays: no attribute of the app's profile belongs to "
            + "\(columns) of the backup."))
    }
    return warnings
  }

  private func fewMatched(_ threshold: PreviewThreshold) -> [PreviewWarning] {
    guard matched < PreviewThreshold.leastMatched, let words = threshold.beyond(self).words else {
      return []
    }
    return [
      PreviewWarning(
        sentence: "Only \(counted(matched, "person is", "people are")) in the backup, too few for "
          + "the threshold; it would be over: \(words).")
    ]
  }
}

extension Preview.Against {
  /// Where somebody is, or isn't.
  fileprivate var place: String {
    switch self {
    case .file, .kept: "in the backup"
    case .live: "in DX"
    }
  }
}
