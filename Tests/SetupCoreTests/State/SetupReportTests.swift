import Basics
import SetupCore
import Testing

@Suite("The report of all rows")
struct SetupReportTests {
  private func report(_ events: [Event.Kind], wait: Int = 0) -> SetupReport {
    SetupReport(
      SetupState(folding: events.map { Event($0, at: Instant(1_000)) }),
      at: Instant(1_000 + wait))
  }

  @Test("A fresh set-up: what is read is unknown, all else unmet")
  func fresh() {
    let report = report([])
    let unmet: Set<PreconditionID> = [
      .useCaseChosen, .featureEnabled, .backupTaken, .attributesPlanned, .syncConnected,
    ]
    for row in report.preconditions {
      #expect(row.verdict == (unmet.contains(row.id) ? .unmet : .unknown), "\(row.id)")
      #expect(row.evidence == nil)
    }
    #expect(report.verdict == .unmet)
    #expect(report.step == 1)
    #expect(report.preconditions.map(\.id) == PreconditionID.allCases)
  }

  @Test("All said: met, and what never blocks does not count as unknown")
  func finished() {
    let said = PreconditionID.allCases.filter {
      Precondition.of($0).canBeAttested && $0 != .valuesArrived
    }
    let report = report(
      [
        .useCasesChosen(useCases: [.userProperties, .roles]),
        .backupKept(backup: ReducedModel.kept),
        .attributePlanned(attribute: ReducedModel.planned("startdate")),
      ] + said.map(ReducedModel.word))
    #expect(report.verdict == .met)
    #expect(report.step == 5)
    let row = report.preconditions.first { $0.id == .valuesArrived }
    #expect(row?.verdict == .unknown)
    #expect(row?.step == 5)
    #expect(report.preconditions.first { $0.id == .backupComplete }?.verdict == .unknown)
    #expect(report.preconditions[1].evidence?.at == "1970-01-01T00:16:40Z")
  }

  @Test("Binding another organisation leads back to step 3; the same one to nothing")
  func binding() {
    let setup = SetupState(
      folding: (ReducedModel.toStep4 + [.stepLeft(step: .createApp)]).map {
        Event($0, at: Instant(0))
      })
    #expect(setup.binding(host: "a.okta.example") == [])
    #expect(
      setup.binding(host: "b.okta.example", app: .init("0oa9", label: "DX"))
        == [
          .organisationBound(host: "b.okta.example"), .appBound(id: "0oa9", label: "DX"),
          .wentBack(to: .createApp),
        ])
  }
}
