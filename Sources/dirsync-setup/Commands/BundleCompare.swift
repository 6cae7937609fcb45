import Basics
import SetupCore
import SetupStore

extension Command {
  /// Says what differs between two bundles: verdicts, what was observed, the plan.
  static let bundleCompare = Command(
    "bundle compare", "what differs between two bundles",
    [Positional("FILE", .file), Positional("FILE", .file)], options: [.json]
  ) { call throws(CommandFailure) in
    let bundles = try call.arguments.positionals.map { path throws(CommandFailure) in
      try SupportBundle(at: path)
    }
    let comparison = BundleComparison(bundles[0], bundles[1])
    return Outcome(
      comparison, notices: bundles.compactMap(\.fault?.noticeOfGoodPart),
      code: comparison.verdicts.isEmpty ? .done : .doesNotHold)
  }
}

/// What differs between two bundles; each verdict as of when its bundle was made.
struct BundleComparison: CommandResult {
  /// A row that is judged otherwise.
  struct Verdict: Encodable {
    var id: PreconditionID
    var a: SetupCore.Verdict.Kind
    var b: SetupCore.Verdict.Kind
  }

  /// A value of an observation that is another, or stands in one bundle alone.
  struct Value: Encodable {
    var kind: Observation.Kind
    /// Where it stands: `attributes[startdate].type`.
    var path: String
    /// As JSON; nil where there is none.
    var a: String?
    var b: String?

    enum CodingKeys: String, CodingKey { case kind, path, a, b }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(path, forKey: .path)
      try container.encode(a, forKey: .a)
      try container.encode(b, forKey: .b)
    }
  }

  /// A planned attribute that is planned otherwise, or in one bundle alone.
  struct Planned: Encodable {
    var attribute: String
    var a: PlanDocument.Entry?
    var b: PlanDocument.Entry?

    enum CodingKeys: String, CodingKey { case attribute, a, b }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(attribute, forKey: .attribute)
      try container.encode(a, forKey: .a)
      try container.encode(b, forKey: .b)
    }
  }

  var verdicts: [Verdict]
  var observations: [Value]
  var plan: [Planned]

  init(_ a: SupportBundle, _ b: SupportBundle) {
    let (first, second) = (BundleReport(a), BundleReport(b))
    verdicts = zip(first.preconditions, second.preconditions).compactMap { one, other in
      one.verdict == other.verdict
        ? nil : Verdict(id: one.id, a: one.verdict, b: other.verdict)
    }
    observations = Observation.Kind.allCases.flatMap { kind in
      differences(first.observed(kind), second.observed(kind)).map { place in
        Value(kind: kind, path: place.path, a: place.a, b: place.b)
      }
    }
    let plans = [PlanDocument(a.setup.plan), PlanDocument(b.setup.plan)].map(\.byName)
    plan = Set(plans.flatMap(\.keys)).sorted().compactMap { name in
      let (one, other) = (plans[0][name], plans[1][name])
      return one == other ? nil : Planned(attribute: name, a: one, b: other)
    }
  }

  var text: String {
    var lines = verdicts.map { "\($0.id.title): \($0.a.title), then \($0.b.title)." }
    lines += observations.map { value in
      "\(value.kind.fullTitle), \(value.path): \(value.a ?? "nothing"), then \(value.b ?? "nothing")."
    }
    lines += plan.map { entry in
      let (a, b) = (entry.a?.sentence ?? "not planned", entry.b?.sentence ?? "not planned")
      return "plan, \(entry.attribute): \(a), then \(b)."
    }
    guard !lines.isEmpty else { return "Nothing differs.\n" }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension BundleReport {
  /// What was observed of a kind, as a tree; null where nothing was.
  fileprivate func observed(_ kind: Observation.Kind) -> JSONValue {
    guard let observed = observations.first(where: { $0.kind == kind }) else { return .null }
    return (try? JSONReader.value(jsonText(observed.value))) ?? .null
  }
}

extension PlanDocument {
  fileprivate var byName: [String: Entry] {
    Dictionary(attributes.map { ($0.externalName, $0) }) { first, _ in first }
  }
}

extension PlanDocument.Entry {
  fileprivate var sentence: String { "\(variableName), \(type), \(filledFrom)" }
}

private struct Difference {
  var path: String
  var a: String?
  var b: String?
}

// Elements of lists are told apart by what names them, so that one more shows as one.
private func differences(_ a: JSONValue, _ b: JSONValue, at path: String = "") -> [Difference] {
  guard a != b else { return [] }
  let parts = [a, b].map { $0.parts }
  guard let one = parts[0], let other = parts[1] else {
    return [Difference(path: path, a: a.shown, b: b.shown)]
  }
  let names =
    one.map(\.name) + other.map(\.name).filter { name in !one.contains { $0.name == name } }
  return names.flatMap { name in
    differences(
      one.first { $0.name == name }?.value ?? .null,
      other.first { $0.name == name }?.value ?? .null,
      at: path.isEmpty || name.hasPrefix("[") ? path + name : path + "." + name)
  }
}

extension JSONValue {
  // The members of an object, or the elements of a list by what names them, else by their place.
  fileprivate var parts: [(name: String, value: JSONValue)]? {
    if let object { return object.members.map { ($0.key, $0.value) } }
    return array?.enumerated().map { place, element in
      let names = ["id", "externalName", "variableName", "name", "attribute"]
      let name = names.lazy.compactMap { element[$0]?.string }.first
      return ("[\(name ?? String(place))]", element)
    }
  }

  fileprivate var shown: String? { isNull ? nil : text(sortedKeys: true) }
}
