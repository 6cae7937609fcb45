import Basics

extension Trace {
  /// The JSON of `trace`, in its fixed shape.
  public var json: JSONValue {
    let email = person.assignment?.person.email ?? person.account?.email ?? person.name
    return jsonObject([
      ("email", .string(email)), ("assigned", assigned),
      ("profile", .array(profile.map(\.json))), ("pushed", pushed), ("dx", dx),
      ("tonight", .array(tonight.map(\.json))), ("near", .array(person.near.map { .string($0) })),
      ("problems", .array(problems.map(\.json))),
    ])
  }

  private var assigned: JSONValue {
    guard let assignment = person.assignment else { return .null }
    return jsonObject([
      ("at", assignment.at.json), ("read", person.read.json),
      ("status", .string(assignment.status)),
      ("through", .string(assignment.group == nil && assignment.isPersonal ? "person" : "group")),
      ("group", text(assignment.group?.name)), ("type", text(person.type)),
    ])
  }

  private var pushed: JSONValue {
    guard let last = person.pushes?.first(where: { $0.failure == nil }) else { return .null }
    return jsonObject([("at", last.at.json), ("read", person.read.json)])
  }

  private var dx: JSONValue {
    guard let before = person.before, let values = before.values else { return .null }
    let sorted = values.sorted { $0.key < $1.key }
    return jsonObject([
      ("against", .string(before.against.rawValue)), ("at", before.at.json),
      ("values", jsonObject(sorted.map { ($0.key, .string($0.value)) })),
    ])
  }
}

extension TracedValue {
  fileprivate var json: JSONValue {
    jsonObject([
      ("attribute", .string(attribute.externalName)),
      ("value", value.text.isEmpty ? .null : .string(value.text)),
      ("from", .string(origin.rawValue)), ("detail", .string(detail)),
    ])
  }

  /// What is behind the value, and what the mapping gives where that is something else.
  public var detail: String {
    switch computed {
    case .beyond(let reason): return "\(source). Not worked out here: \(reason)"
    case .failed(let reason): return "\(source). \(reason)"
    case .value, nil:
      guard let due = outstanding else { return source }
      return "\(mapping?.expression ?? ""), gives \(due.quoted)"
    }
  }
}

extension Trace.Change {
  fileprivate var json: JSONValue {
    jsonObject([
      ("attribute", .string(attribute)), ("before", text(before)), ("after", .string(after)),
    ])
  }
}

extension Trace.Problem {
  fileprivate var json: JSONValue {
    jsonObject([
      ("station", .string(station.rawValue)), ("reason", .string(shortfall.reason)),
      ("remedy", .string(shortfall.remedy)),
    ])
  }
}

extension Instant? {
  fileprivate var json: JSONValue { self.map { $0.json } ?? .null }
}

extension Instant {
  fileprivate var json: JSONValue { .string(iso8601()) }
}

private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
