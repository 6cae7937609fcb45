import Basics

/// What a rule goes by, of a precondition or of a finding: the set-up, a moment, and the planned
/// attributes in question.
///
/// Observations are its members: `context.mappings` is `setup.observations.mappings`.
@dynamicMemberLookup
struct RuleContext: Sendable {
  let setup: SetupState
  let now: Instant
  var attributes: [PlannedAttribute]

  init(_ setup: SetupState, at now: Instant) {
    (self.setup, self.now, attributes) = (setup, now, setup.plan)
  }

  subscript<Value>(dynamicMember member: KeyPath<Observations, Value>) -> Value {
    setup.observations[keyPath: member]
  }

  /// A moment as sentences tell it.
  func when(_ moment: Instant) -> String { moment.short(at: now, offset: setup.offset) }

  /// How long ago a moment was, in words.
  func ago(_ moment: Instant) -> String { spanInWords(now.since(moment)) + " ago" }
}

extension RuleContext {
  /// The shape of the kept backup; that of another file says nothing.
  var keptBackupShape: Dated<ObservedBackupShape>? {
    self.backupShape.flatMap { $0.value.backup == setup.backup?.value.sha256 ? $0 : nil }
  }

  /// The variable names of the attributes that are meant for DX: planned, or added to the profile.
  var ours: Set<String> {
    let planned = setup.plan.map { setup.variableName(of: $0) }
    return Set(planned + (self.schema?.value.custom.map(\.variableName) ?? []))
  }

  /// The External name of an attribute, as seen, else as planned, else its variable name.
  func externalName(_ variableName: String) -> String {
    let observed = self.schema?.value.custom(named: variableName)?.externalName
    let planned = setup.plan.first { $0.variableName == variableName }?.externalName
    return shown(observed ?? planned ?? variableName)
  }

  /// The DX property that an attribute fills, nil for custom ones and unknown names.
  func property(_ variableName: String) -> DXProperty? {
    DXProperty.named(externalName(variableName))
  }

  /// Whether what was compared with a backup was compared with the kept one.
  var peopleKnowBackup: Bool {
    guard let backup = self.people?.value.backup else { return false }
    return backup == setup.backup?.value.sha256
  }
}

extension Shortfall {
  /// Joins sentences of several attributes; the first three are spelled out.
  static func listing(_ reasons: [String], remedy: String) -> Shortfall {
    let shown = reasons.prefix(3).joined(separator: " ")
    let more = reasons.count > 3 ? " And \(reasons.count - 3) more." : ""
    return Shortfall(reason: shown + more, remedy: remedy)
  }
}

/// Names as a sentence lists them: `a, b and c`.
func listed(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + last
}

/// A name or value from outside, fit for a sentence.
func shown(_ text: String) -> String { sanitised(text, limit: 120) }

/// So many people, `1 person` or `2,914 people`.
func people(_ count: Int) -> String { counted(count, "person", "people") }
