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
    let sides = bundles.map { SetupComparison.Side($0.setup, at: $0.created) }
    let comparison = BundleComparison(comparison: SetupComparison(sides[0], sides[1]))
    return Outcome(
      comparison, notices: bundles.compactMap(\.fault?.noticeOfGoodPart),
      code: comparison.comparison.rows.isEmpty ? .done : .doesNotHold)
  }
}

/// What differs between two bundles; each verdict as of when its bundle was made.
struct BundleComparison: CommandResult {
  var comparison: SetupComparison

  private enum CodingKeys: String, CodingKey { case verdicts, observations, plan }

  /// A planned attribute that is planned otherwise; null where it isn't planned.
  private struct Planned: Encodable {
    var attribute: String
    var a, b: PlanDocument.Entry?

    init(_ planned: SetupComparison.Planned) {
      attribute = planned.attribute
      a = planned.a.flatMap { PlanDocument([$0]).attributes.first }
      b = planned.b.flatMap { PlanDocument([$0]).attributes.first }
    }

    enum CodingKeys: String, CodingKey { case attribute, a, b }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(attribute, forKey: .attribute)
      try container.encode(a, forKey: .a)
      try container.encode(b, forKey: .b)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(comparison.rows, forKey: .verdicts)
    try container.encode(comparison.values, forKey: .observations)
    try container.encode(comparison.plan.map(Planned.init), forKey: .plan)
  }

  var text: String {
    let lines = comparison.sentences.map { $0 + ".\n" }
    return lines.isEmpty ? "Nothing differs.\n" : lines.joined()
  }
}
