import Basics
import Testing

@testable import SetupCore

/// What can be supposed of a spoiled set-up, and what follows.
@Suite("What if")
struct HypothesisTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var label: String
    var row: PreconditionID
    var spoil: @Sendable (inout Healthy) -> Void
    var testDescription: String { label }

    init(
      _ label: String, _ row: PreconditionID, _ spoil: @escaping @Sendable (inout Healthy) -> Void
    ) {
      (self.label, self.row, self.spoil) = (label, row, spoil)
    }
  }

  static let cases: [Case] = [
    Case("The app was active", .appCreated) { $0.app.status = "INACTIVE" },
    Case("The app was active", .appCreated) {
      $0.after = [.observed(observation: .appMissing(id: "0oa1"))]
    },
    Case("The connection was enabled", .connectionEnabled) {
      $0.connection.status = .read("DISABLED")
    },
    Case("The connection was enabled", .connectionEnabled) {
      $0.connection.status = .notReported(reason: "Okta does not tell.")
    },
    Case("The three provisioning switches were on", .provisioningEnabled) {
      $0.app.features = ["PUSH_NEW_USERS"]
    },
    Case("The three provisioning switches were on", .provisioningEnabled) {
      $0.app.features = []
      $0.after = [
        .observed(
          observation: .features(
            ObservedFeatures(toApp: .read(.init(create: true, update: false, deactivate: false)))))
      ]
    },
    Case("The default mappings were restored", .defaultAttributesKept) {
      $0.mappings["email"] = nil
      $0.app.userNameTemplate = nil
    },
    Case("The External namespaces were right", .attributesCreated) {
      $0.edit("branch") { $0.externalNamespace = "urn:ietf:params:scim:schemas:core:2.O:User" }
      $0.edit("startdate") { $0.externalNamespace = nil }
    },
    Case("The External names were right", .attributesCreated) {
      $0.edit("branch") { $0.externalName = "Branch" }
    },
    Case("All planned attributes were there", .attributesCreated) { $0.custom = [] },
    Case("All planned attributes were there", .attributesCreated) {
      $0.custom.removeLast()
      $0.edit("branch") { ($0.externalName, $0.externalNamespace) = (nil, nil) }
    },
    Case("All planned attributes were there", .attributesCreated) {
      $0.edit("branch") { $0.externalName = "startdate" }
    },
    Case("All planned attributes were mapped, on create and update", .attributesMapped) {
      $0.mappings["branch"]?.push = .onCreate
      $0.mappings["startdate"] = nil
    },
    Case("Somebody was assigned", .assignmentsPresent) {
      $0.assignments = ObservedAssignments(people: 2, inactive: 2, groups: 1, emptyGroups: 1)
    },
    Case("A group was pushed and active", .groupsPushed) {
      $0.groupPush = ObservedGroupPush(total: 2, active: 0, inError: 1)
      $0.after = [.useCasesChosen(useCases: [.userProperties, .roles])]
    },
    Case("The values had arrived in DX", .valuesArrived) {
      $0.after = [
        .observed(
          observation: .arrivedValues(
            ObservedArrivedValues(people: 3, lacking: ["startdate": 2], notReported: ["branch"])))
      ]
    },
    Case("The backup had everyone", .backupComplete) {
      $0.after = [
        .observed(
          observation: .backupComparison(
            ObservedBackupComparison(backup: "other", people: 3, missing: 1)))
      ]
    },
    Case("A user export was verified", .backupTaken) {
      $0.after = [.stepLeft(step: .enable), .syncRan, .vaultForgotten(files: 1)]
    },
    Case("Someone vouched for it: sync connected", .syncConnected) { _ in },
    Case("Someone vouched for it: connection enabled", .connectionEnabled) {
      $0.without = [.connection]
    },
  ]

  // Worse is what keeps more from holding.
  static func rank(_ kind: Verdict.Kind) -> Int {
    switch kind {
    case .met, .waived: 0
    case .stale: 1
    case .unknown: 2
    case .unmet: 3
    }
  }

  static func worsened(_ before: SetupState, _ after: SetupState, at now: Instant)
    -> [PreconditionID]
  {
    zip(before.judged(at: now), after.judged(at: now)).compactMap { old, new in
      rank(new.verdict.kind) > rank(old.verdict.kind) ? old.id : nil
    }
  }

  @Test("A flaw mended makes its row hold, and no other row worse", arguments: cases)
  func mended(_ one: Case) throws {
    let setup = Healthy.spoiled(one.spoil)
    #expect(setup.judged(one.row, at: Healthy.now).verdict.kind != .met)
    let hypothesis = try #require(
      setup.hypotheses(at: Healthy.now).first { $0.label == one.label && $0.row == one.row })
    let after = setup.supposing(hypothesis, at: Healthy.now)

    #expect(after.judged(one.row, at: Healthy.now).verdict.kind == .met)
    #expect(Self.worsened(setup, after, at: Healthy.now) == [])
    #expect(!after.hypotheses(at: Healthy.now).contains { $0.row == one.row })
  }

  @Test("Of every diagnosed cause, now and a day later, no hypothesis makes a row worse")
  func neverWorse() {
    for one in DiagnosisCase.all {
      let setup = Healthy.spoiled(one.spoil)
      for now in [Healthy.now, Healthy.now + Span.day] {
        for hypothesis in setup.hypotheses(at: now) {
          let after = setup.supposing(hypothesis, at: now)
          #expect(Self.worsened(setup, after, at: now) == [], "\(one.id): \(hypothesis.label)")
        }
      }
    }
  }

  @Test("A word that was given while Okta was seen otherwise is not undone by a mend")
  func wordsStay() throws {
    let setup = Healthy.spoiled {
      $0.app.status = "INACTIVE"
      $0.app.features = ["PUSH_NEW_USERS"]
      $0.mappings["email"] = nil
      $0.mappings["branch"] = nil
      $0.after = [PreconditionID.appCreated, .defaultAttributesKept].map {
        .attested(id: $0, role: .oktaAdmin, words: "")
      }
    }
    let later = Healthy.now + Span.hour
    #expect(setup.judged(.appCreated, at: later).verdict.kind == .met)
    let labels = [
      "The three provisioning switches were on",
      "All planned attributes were mapped, on create and update",
    ]
    for label in labels {
      let found = try #require(setup.hypotheses(at: later).first { $0.label == label })
      #expect(Self.worsened(setup, setup.supposing(found, at: later), at: later) == [])
    }
  }

  @Test("Of two flaws in one look each can be mended by itself, or both at once")
  func partly() {
    let setup = Healthy.spoiled {
      $0.edit("branch") { $0.externalNamespace = nil }
      $0.edit("startdate") { $0.externalName = "StartDate" }
    }
    let labels = setup.hypotheses(at: Healthy.now).filter { $0.row == .attributesCreated }
      .map(\.label)
    #expect(
      labels == [
        "The External namespaces were right", "The External names were right",
        "All planned attributes were there",
      ])
  }

  @Test("A word is not offered where a fresh look would outrank it")
  func outranked() {
    let setup = Healthy.spoiled { $0.app.status = "INACTIVE" }
    let label = "Someone vouched for it: app created"
    #expect(!setup.hypotheses(at: Healthy.now).contains { $0.label == label })
    #expect(setup.hypotheses(at: Healthy.now + Span.hour).contains { $0.label == label })
  }

  @Test("What only the diagnosis looks at can be supposed quiet, and its finding goes")
  func withoutFaults() throws {
    let spoiled: [(String, @Sendable (inout Healthy) -> Void)] = [
      ("The people and their values had no flaw", { $0.mark("startdate", .badFormat, 2) }),
      (
        "The groups did not contradict each other",
        { $0.groups.shared = GroupPattern(["Everyone"]) }
      ),
      (
        "The log had no failures",
        { $0.note("application.integration.authentication_failure", "Unauthorized") }
      ),
    ]
    for (label, spoil) in spoiled {
      let setup = Healthy.spoiled(spoil)
      #expect(!Diagnosis.findings(in: setup, at: Healthy.now).isEmpty, "\(label)")
      let found = try #require(setup.hypotheses(at: Healthy.now).first { $0.label == label })
      let after = setup.supposing(found, at: Healthy.now)
      #expect(Diagnosis.findings(in: after, at: Healthy.now).isEmpty, "\(label)")
    }
  }

  @Test("Nothing is offered that is so already")
  func nothing() {
    let labels = Healthy().setup.hypotheses(at: Healthy.now).map(\.label)
    #expect(
      labels == [
        "Someone vouched for it: feature enabled", "Someone vouched for it: sync connected",
        "Someone vouched for it: values arrived",
      ])
  }
}
