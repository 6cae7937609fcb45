import Basics

extension Scenario {
  /// The way from nothing to a finished set-up.
  static let journey: [Scenario] = [
    Scenario("fresh", "A fresh organisation: no app for DX yet.") { _, _ in },

    Scenario("half-way", "The app is there and provisions; one of three attributes is mapped.") {
      tenant, now in
      tenant.createAndEnable(at: now - 2 * Span.day)
      let plan = tenant.scenario.plan
      tenant.addAndMap(plan[0], at: now - Span.day)
      tenant.play(.addAttribute(plan[1]), at: now - Span.day)
    },

    Scenario("finished", "Everything is set up, and last night's run brought the values.") {
      tenant, now in tenant.finish(at: now)
    },
  ]

  /// A finished set-up, and a way to it that works badly or tells little.
  static let conditionScenarios: [Scenario] = [
    Scenario("missing-permission", "The token may not read mappings and the log.") { tenant, now in
      tenant.finish(at: now)
      tenant.okta.deniedScopes = ["okta.profileMappings.read", "okta.logs.read"]
    },

    Scenario("provisioning-untold", "Okta's API tells nothing of the app's provisioning.") {
      tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.edit { $0.answer = .notReported } }
    },

    Scenario("rate-limited", "Others have spent the rate limit; little is left.") { tenant, now in
      tenant.finish(at: now)
      tenant.okta.limits.limitForAll = 10
      tenant.okta.limits.refusedFirst = 1
    },

    Scenario(
      "slow", "Every answer takes a second and a half.",
      conditions: DemoConditions(milliseconds: 1500)
    ) { tenant, now in tenant.finish(at: now) },

    Scenario(
      "flaky", "Two of ten requests fail: one with 503, one without an answer.",
      conditions: DemoConditions(isFlaky: true)
    ) { tenant, now in tenant.finish(at: now) },

    Scenario("dpop-required", "Signing in by device code needs a proof that no client has here.") {
      tenant, now in
      tenant.finish(at: now)
      tenant.okta.signIn.demandsProof = true
    },

    Scenario("ten-thousand", "Ten thousand people are assigned.", people: 10_000) { tenant, now in
      tenant.finishLarge(at: now)
    },

    Scenario("one-million", "A million people are assigned, made while paging.", people: 1_000_000)
    { tenant, now in tenant.finishLarge(at: now) },
  ]
}

extension DemoTenant {
  /// A finished set-up with everybody assigned, and limits that let a list be read to its end.
  fileprivate mutating func finishLarge(at now: Int) {
    let everybody = 1..<scenario.people + 1
    if let index = okta.groups.firstIndex(where: { $0.number == 2 }) {
      okta.groups[index].members = everybody
    }
    okta.limits.limits = ["app-users": 100_000, "groups": 100_000]
    finish(at: now)
  }
}
