import Basics

extension Observation {
  /// What is other than in an older observation of the same kind, in the consoles' words; a few
  /// entries, `Update User Attributes on → off`.
  ///
  /// Empty where nothing differs. Where there are no words for it, that it changed.
  public func changes(since older: Observation) -> [String] {
    guard self != older else { return [] }
    return wordedChanges(since: older) ?? ["changed"]
  }

  /// The same where there are words for it; nil where there are none.
  func wordedChanges(since older: Observation) -> [String]? {
    let found = worded(since: older)
    return found.isEmpty ? nil : found
  }

  private func worded(since older: Observation) -> [String] {
    switch self {
    case .app(let now):
      if case .app(let was) = older { return Self.changes(was, now) }
      return ["it is gone → it is there"]
    case .appMissing: if case .app = older { return ["it is there → it is gone"] }
    case .connection(let now):
      guard case .connection(let was) = older, case .read(let old) = was.status,
        case .read(let new) = now.status
      else { return [] }
      return [Self.change("status", old, new)].compactMap { $0 }
    case .features(let now):
      if case .features(let was) = older { return Self.changes(was.toApp, now.toApp) }
    case .schema(let now):
      if case .schema(let was) = older { return Self.changes(was.custom, now.custom) }
    case .mappings(let now):
      if case .mappings(let was) = older { return Self.changes(was.properties, now.properties) }
    case .assignments(let now):
      guard case .assignments(let was) = older else { return [] }
      return [
        Self.change("groups", grouped(was.groups), grouped(now.groups)),
        Self.change("people", grouped(was.people), grouped(now.people)),
      ].compactMap { $0 }
    case .groupPush, .backupComparison, .arrivedValues, .people, .groups, .log, .twinApps,
      .rateLimit, .backupShape:
      break
    }
    return []
  }

  private static func change(_ name: String, _ was: String, _ became: String) -> String? {
    was == became ? nil : "\(name) \(was) → \(became)"
  }

  private static func changes(_ a: ObservedApp, _ b: ObservedApp) -> [String] {
    let switches = [
      ("Create Users", "PUSH_NEW_USERS"), ("Update User Attributes", "PUSH_PROFILE_UPDATES"),
      ("Deactivate Users", "PUSH_USER_DEACTIVATION"),
    ]
    let changed = switches.compactMap { label, feature in
      change(label, onOff(a.features.contains(feature)), onOff(b.features.contains(feature)))
    }
    return [change("label", a.label, b.label), change("status", a.status, b.status)]
      .compactMap { $0 } + changed
  }

  private static func changes(
    _ a: Readable<ObservedFeatures.ToApp>, _ b: Readable<ObservedFeatures.ToApp>
  ) -> [String] {
    guard case .read(let one) = a, case .read(let other) = b else { return [] }
    return [
      change("Create Users", onOff(one.create), onOff(other.create)),
      change("Update User Attributes", onOff(one.update), onOff(other.update)),
      change("Deactivate Users", onOff(one.deactivate), onOff(other.deactivate)),
    ].compactMap { $0 }
  }

  private static func changes(
    _ a: [ObservedAttribute], _ b: [ObservedAttribute]
  ) -> [String] {
    let names = Set((a + b).map(\.variableName)).sorted()
    return names.flatMap { name -> [String] in
      let (was, became) = (
        a.first { $0.variableName == name }, b.first { $0.variableName == name }
      )
      guard let was else { return ["\(name) added"] }
      guard let became else { return ["\(name) deleted"] }
      return [
        change("\(name): External name", was.externalName ?? "none", became.externalName ?? "none"),
        change(
          "\(name): External namespace", was.externalNamespace ?? "none",
          became.externalNamespace ?? "none"),
        change("\(name): type", was.type, became.type),
      ].compactMap { $0 }
    }
  }

  private static func changes(_ a: [String: Mapping], _ b: [String: Mapping]) -> [String] {
    Set(a.keys).union(b.keys).sorted().flatMap { name -> [String] in
      guard let was = a[name] else { return ["\(name) mapped from \(b[name]?.expression ?? "")"] }
      guard let became = b[name] else { return ["\(name) no longer mapped"] }
      return [
        change("\(name):", was.expression, became.expression),
        change("\(name): applied on", was.push.title, became.push.title),
      ].compactMap { $0 }
    }
  }

  private static func onOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }
}

extension Mapping.Push {
  fileprivate var title: String {
    switch self {
    case .onCreateAndUpdate: "create and update"
    case .onCreate: "create alone"
    case .other(let word): word
    }
  }
}
