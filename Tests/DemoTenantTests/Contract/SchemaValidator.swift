/// Checks a JSON value against a schema of the OpenAPI subset, strictly.
///
/// Strictly: a member that neither the schema nor a recording of the route knows is a fault, and
/// so is a null that neither allows. Knows of JSON Schema what the subset uses.
struct SchemaValidator {
  let components: Value
  var recorded: Recordings.Shape
  /// Where a path is checked by another schema than the specification's.
  var exceptions: [String: Value] = [:]

  /// All of a schema's parts in one: its own, those of `allOf`, and the discriminator's.
  private struct Merged {
    var parts: [Value] = []
    func all(_ keyword: String) -> [Value] { parts.map { $0[keyword] }.filter { !$0.isNull } }
  }

  /// The faults of a value, each with its path.
  func faults(_ value: Value, _ schema: Value, at path: String = "") -> [String] {
    inner(value, exceptions[path] ?? schema, at: path)
  }

  private func inner(_ value: Value, _ schema: Value, at path: String) -> [String] {
    var merged = Merged()
    collect(schema, for: value, into: &merged, seen: [])
    if value.isNull {
      let isNullable = merged.all("nullable").contains(.bool(true)) || recorded.nulls.contains(path)
      return isNullable ? [] : ["\(path): null, which neither specification nor recordings have"]
    }
    return types(value, merged, path) + limits(value, merged, path) + children(value, merged, path)
      + branches(value, merged, path)
  }

  private func collect(
    _ schema: Value, for value: Value, into merged: inout Merged, seen: Set<String>
  ) {
    var seen = seen
    if let name = schema["$ref"].text {
      guard seen.insert(name).inserted else { return }
      collect(resolve(name), for: value, into: &merged, seen: seen)
      return
    }
    merged.parts.append(schema)
    for part in schema["allOf"].items { collect(part, for: value, into: &merged, seen: seen) }
    if let name = schema["discriminator"]["propertyName"].text, let kind = value[name].text {
      let target = schema["discriminator"]["mapping"][kind]
      guard let target = target.text else { return }
      collect(["$ref": .string(target)], for: value, into: &merged, seen: seen)
    }
  }

  private func resolve(_ name: String) -> Value {
    components[name.split(separator: "/").dropFirst(2).first.map(String.init) ?? ""][
      String(name.split(separator: "/").last ?? "")]
  }

  private func types(_ value: Value, _ merged: Merged, _ path: String) -> [String] {
    merged.all("type").compactMap { $0.text }.filter { !fits(value, $0) }.map {
      "\(path): not of type \($0)"
    }
  }

  private func fits(_ value: Value, _ type: String) -> Bool {
    switch (type, value) {
    case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object),
      ("number", .number):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }

  private func limits(_ value: Value, _ merged: Merged, _ path: String) -> [String] {
    var faults: [String] = []
    for allowed in merged.all("enum") where !allowed.items.contains(value) {
      faults.append("\(path): \(value) is none of the allowed values")
    }
    guard let text = value.text else { return faults }
    if merged.all("format").contains("date-time"), Self.isMoment(text) == false {
      faults.append("\(path): \(text) is no date-time")
    }
    for least in merged.all("minLength") where Double(text.count) < least.number ?? 0 {
      faults.append("\(path): too short")
    }
    for most in merged.all("maxLength") where Double(text.count) > most.number ?? .infinity {
      faults.append("\(path): too long")
    }
    return faults
  }

  private static func isMoment(_ text: String) -> Bool {
    text.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/#) != nil
  }

  private func children(_ value: Value, _ merged: Merged, _ path: String) -> [String] {
    switch value {
    case .array(let items):
      let schemas = merged.all("items")
      return items.flatMap { item in schemas.flatMap { faults(item, $0, at: "\(path)[]") } }
    case .object(let members): return self.members(members, merged, path)
    default: return []
    }
  }

  private func members(
    _ members: [String: Value], _ merged: Merged, _ path: String
  ) -> [String] {
    let required = merged.all("required").flatMap(\.items).compactMap(\.text)
    var faults = required.filter { members[$0] == nil }.map { "\(path).\($0): missing" }
    let branches = merged.all("anyOf").flatMap(\.items) + merged.all("oneOf").flatMap(\.items)
    let more = merged.all("additionalProperties").filter { $0 != .bool(false) }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      let own = merged.all("properties").map { $0[name] }.filter { !$0.isNull }
      faults += own.flatMap { self.faults(member, $0, at: "\(path).\(name)") }
      guard own.isEmpty else { continue }
      faults += more.filter { $0 != .bool(true) }.flatMap {
        self.faults(member, $0, at: "\(path).\(name)")
      }
      let isKnown = recorded.keys[path]?.contains(name) == true
      if more.isEmpty, branches.isEmpty, !isKnown, exceptions["\(path).\(name)"] == nil {
        faults.append("\(path).\(name): known to neither specification nor recordings")
      }
    }
    return faults
  }

  private func branches(_ value: Value, _ merged: Merged, _ path: String) -> [String] {
    (merged.all("anyOf") + merged.all("oneOf")).flatMap { options in
      let tries = options.items.map { faults(value, $0, at: path) }
      return tries.contains { $0.isEmpty } ? [] : tries.first ?? []
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}
