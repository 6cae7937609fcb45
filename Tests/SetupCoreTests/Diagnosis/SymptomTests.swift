import Testing

@testable import SetupCore

/// What a person sees leads to what can explain it.
@Suite("Symptoms")
struct SymptomTests {
  @Test("They are offered in this order, in these words")
  func list() {
    #expect(
      Symptom.allCases.map(\.title) == [
        "Stop it before tonight", "No directory users received", "A field is not syncing",
        "Some people are missing", "A value is wrong or blank", "A person was deactivated",
        "Roles don't follow the groups", "Test API Credentials fails",
        "Directory Sync doesn't become connected", "Nothing changed after the night",
        "I don't know",
      ])
    #expect(
      Symptom.allCases.map(\.rawValue) == [
        "stop-before-tonight", "no-directory-users", "field-not-syncing", "people-missing",
        "value-wrong", "person-deactivated", "roles-do-not-follow", "credentials-test-fails",
        "not-connected", "nothing-changed", "i-do-not-know",
      ])
  }

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
