import Testing

@testable import SetupCore

/// What a person sees leads to what can explain it.
@Suite("Symptoms")
struct SymptomTests {
  @Test("No explanation is named twice", arguments: Symptom.allCases)
  func once(_ symptom: Symptom) {
    #expect(Set(symptom.explanations).count == symptom.explanations.count)
    #expect(!symptom.explanations.isEmpty)
  }

  @Test("Every finding explains something that a person can name")
  func covered() {
    let named = Symptom.allCases.filter { $0 != .unknown }.flatMap(\.explanations)
    #expect(Set(FindingID.allCases).subtracting(named) == [])
  }

  @Test("A symptom keeps what explains it, in its own order, with the causes")
  func keeps() {
    let setup = Healthy.spoiled {
      $0.mappings["branch"]?.push = .onCreate
      $0.mark("branch", .blanksBackup, 2)
      $0.mark(.stagedLong, 1)
      $0.app.features.append("PROFILE_MASTERING")
    }
    func ids(_ symptom: Symptom?) -> [FindingID] {
      Diagnosis.findings(in: setup, at: Healthy.now, explaining: symptom).map(\.id)
    }
    #expect(
      ids(.stopTonight) == [.mappingCreateOnly, .dxValueWouldBeBlanked, .appIsProfileSource])
    #expect(ids(.peopleMissing) == [.userNotProvisioned])
    #expect(ids(.credentialsFail) == [])
    #expect(Set(ids(.unknown)) == Set(ids(nil)))
  }
}
