import Basics
import SetupCore

/// The organisation of the tests of writes.
let exampleHost = "acme.okta.com"

/// The journal's events of writes that Okta kept.
func events(_ writes: [Write]) -> [Event.Kind] {
  writes.flatMap { write -> [Event.Kind] in
    var held = write.after
    if case .push(let push) = held, push.id == nil {
      held = .push(GroupPush(id: "gPm9", status: push.status))
    }
    return [
      .writeIntended(write: JournalledWrite(host: exampleHost, app: "0oa1", write)),
      .writeEnded(host: exampleHost, app: "0oa1", outcome: .kept(held: held?.withoutSecrets)),
    ]
  }
}

/// What these events leave written.
func ledger(_ kinds: [Event.Kind]) -> WriteLedger {
  SetupState(folding: kinds.map { Event($0, at: Instant(0)) }).written
}

extension AppProfile {
  /// The profile after so many writes.
  func after(_ writes: some Sequence<Write>) -> AppProfile {
    writes.reduce(self) { $0.after($1) }
  }

  private func after(_ write: Write) -> AppProfile {
    var profile = self
    switch (write.place, write.after) {
    case (.attribute(let name), .attribute(let definition)): profile.custom[name] = definition
    case (.attribute(let name), _): profile.custom[name] = nil
    case (.mapping(let id, _, let name), let after):
      let index = profile.mappings.firstIndex { $0.id == id } ?? 0
      if case .mapping(let mapping) = after {
        profile.mappings[index].properties[name] = mapping
      } else {
        profile.mappings[index].properties[name] = nil
      }
    case (.push, _): break
    }
    return profile
  }
}

/// Organisations and plans by chance.
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }

  mutating func profile() throws -> AppProfile {
    var custom: [String: String] = [:]
    var mapped: [String: Mapping] = [:]
    for name in ["startdate", "branch", "gh", "other"] where pick([true, false]) {
      custom[name] = attributeJSON(
        pick([nil, "startdate", "branch", "githubusername", "x", ""]),
        pick([nil, coreUserNamespace, "urn:x", ""]))
      if pick([true, false]) {
        mapped[name] = Mapping(
          expression: pick(["user.a", "user.b", "user.a + "]),
          push: pick([.onCreate, .onCreateAndUpdate]))
      }
    }
    return try exampleProfile(
      custom, mapped: mapped, types: [("user", true), ("contractor", pick([true, false]))])
  }

  mutating func plan() -> [PlannedAttribute] {
    let all = [
      planned("startdate", pick(["user.a", ""])), planned("branch", "user.b"),
      planned("githubusername", variable: "gh"),
    ]
    return all.filter { _ in pick([true, true, false]) }
  }
}
