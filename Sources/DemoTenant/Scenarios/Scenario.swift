import Basics

/// A state in which the demo tenant can begin, by name.
public struct Scenario: Sendable {
  /// The name that `demo --scenario` takes.
  public let name: String
  /// What it shows, in a line.
  public let summary: String
  /// How many people the organisation has.
  public let people: Int
  /// The attributes that its admin has planned.
  public let plan: [DemoAttributePlan]
  /// Whether groups are to decide roles, beside user properties.
  public let usesRoles: Bool
  /// How well the way to the tenant works.
  public let conditions: DemoConditions

  let arrange: @Sendable (inout DemoTenant, Int) -> Void

  init(
    _ name: String, _ summary: String, people: Int = 20,
    plan: [DemoAttributePlan] = Scenario.usualPlan, usesRoles: Bool = true,
    conditions: DemoConditions = DemoConditions(),
    arrange: @escaping @Sendable (inout DemoTenant, Int) -> Void
  ) {
    self.name = name
    self.summary = summary
    self.people = people
    self.plan = plan
    self.usesRoles = usesRoles
    self.conditions = conditions
    self.arrange = arrange
  }

  /// The use cases by the names that `choose` takes.
  public var useCases: [String] { ["user-properties"] + (usesRoles ? ["roles"] : []) }

  /// What most scenarios sync.
  public static let usualPlan = ["startdate", "githubusername", "tag_team"].map {
    DemoAttributePlan(externalName: $0)
  }

  /// All scenarios, in the order in which `demo --list` shows them.
  public static let all: [Scenario] =
    journey + conditionScenarios + assignmentScenarios + attributeScenarios + planScenarios
    + mappingScenarios
    + provisioningScenarios + valueScenarios + peopleScenarios

  /// The same with another number of people or other delays, for those who measure.
  public func with(people count: Int? = nil, milliseconds: Int? = nil) -> Scenario {
    var conditions = conditions
    conditions.milliseconds = milliseconds ?? conditions.milliseconds
    return Scenario(
      name, summary, people: count ?? people, plan: plan, usesRoles: usesRoles,
      conditions: conditions, arrange: arrange)
  }

  /// The scenario of a name; nil for none.
  public static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }
}

extension DemoTenant {
  /// Brings the set-up to its end, as it would have gone over the last days.
  ///
  /// - Parameters:
  ///   - edit: what goes wrong on the way, before the last nightly run.
  mutating func finish(
    at now: Int, assignedBefore seconds: Int = 6 * Span.day,
    _ edit: (inout DemoTenant) -> Void = { _ in }
  ) {
    createAndEnable(at: now - 9 * Span.day)
    for plan in scenario.plan { addAndMap(plan, at: now - 8 * Span.day) }
    assign(at: now - seconds)
    edit(&self)
    if seconds > Span.day { runNightlySync() }
  }

  /// The app with its API integration and all three switches on.
  mutating func createAndEnable(at seconds: Int) {
    let clicks: [ConsoleClick] = [
      .createApp, .enableAPIIntegration, .enableCreateUsers, .enableUpdateUserAttributes,
      .enableDeactivateUsers,
    ]
    for (index, click) in clicks.enumerated() { play(click, at: seconds + index * 60) }
  }

  /// One attribute as planned.
  mutating func addAndMap(_ plan: DemoAttributePlan, at seconds: Int) {
    play(.addAttribute(plan), at: seconds)
    play(
      .mapAttribute(variableName: plan.variableName, expression: plan.expression), at: seconds)
  }

  private mutating func assign(at seconds: Int) {
    play(.assignGroup, at: seconds)
    play(.assignPeople, at: seconds)
    if scenario.usesRoles { play(.pushGroup, at: seconds) }
  }

  /// Changes one custom attribute of the app.
  mutating func editAttribute(_ name: String, _ change: (inout DemoAttribute) -> Void) {
    okta.edit { app in
      guard let index = app.custom.firstIndex(where: { $0.variableName == name }) else { return }
      change(&app.custom[index])
    }
  }

  /// Fills one attribute by another expression, as if from the beginning.
  ///
  /// - Parameter type: the number of the user type whose people are concerned; nil for everybody.
  mutating func remap(_ name: String, _ expression: String?, for type: Int? = nil) {
    okta.edit { app in
      if let expression {
        app.map(name, expression, onUpdate: true, for: type)
      } else {
        app.unmap(name, for: type)
      }
      for index in app.assignments.indices {
        for type in app.mappings.keys {
          let mapping = app.mapping(of: name, for: type)
          app.assignments[index].applied[type]?[name] = mapping?.expression
        }
      }
    }
  }
}
