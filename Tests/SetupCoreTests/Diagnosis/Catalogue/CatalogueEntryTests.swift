import Testing

@testable import SetupCore

/// What a cause is seen by, and what comes after it is mended.
@Suite("Entries of the catalogue")
struct CatalogueEntryTests {
  // Without one of its reads a rule may fall silent; without all of them it must.
  @Test("A rule says nothing without its reads", arguments: DiagnosisCase.all)
  func needed(_ one: DiagnosisCase) {
    let setup = Healthy.spoiled { healthy in
      one.spoil(&healthy)
      healthy.without = Set(one.id.entry.reads)
      healthy.after.removeAll { event in
        if case .observed(let observed) = event {
          one.id.entry.reads.contains(observed.kind)
        } else {
          false
        }
      }
    }
    let found = Diagnosis.findings(in: setup, at: Healthy.now).map(\.id)
    #expect(!found.contains(one.id))
  }

  @Test("A rule needs no other reads than its own", arguments: DiagnosisCase.all)
  func enough(_ one: DiagnosisCase) {
    let setup = Healthy.spoiled { healthy in
      one.spoil(&healthy)
      healthy.without = Set(Observation.Kind.allCases).subtracting(one.id.entry.reads)
    }
    #expect(Diagnosis.findings(in: setup, at: Healthy.now).map(\.id).contains(one.id))
  }

  @Test("A symptom's reads begin with those of its likeliest cause, and none comes twice")
  func order() {
    for symptom in Symptom.allCases {
      let reads = Diagnosis.reads(explaining: symptom)
      #expect(Set(reads).count == reads.count)
      let first = symptom.explanations.first?.entry.reads ?? []
      #expect(Array(reads.prefix(first.count)) == first, "\(symptom)")
    }
    #expect(Diagnosis.reads(explaining: .credentialsFail).first == .log)
    #expect(!Diagnosis.reads(explaining: .credentialsFail).contains(.people))
    #expect(
      Set(Diagnosis.reads())
        == Set(Observation.Kind.allCases).subtracting([.backupComparison, .arrivedValues]))
  }

  @Test("Force Sync is told where values wait for it, and not where it has nothing to send")
  func afterwards() {
    let reaching = "Reached WorkOS: minutes. Reached DX: tonight, or at once through DX support."
    #expect(
      FindingID.namespaceWrong.entry.then
        == "Provisioning > To App > Force Sync sends those whose values changed. " + reaching)
    #expect(
      FindingID.forceSyncNothingToPush.entry.then
        == "Okta pushes the changed people by itself. " + reaching)
    #expect(
      FindingID.nobodyAssigned.entry.then
        == "Okta pushes by itself, or after Dashboard > Tasks > Retry Selected. " + reaching)
  }
}
