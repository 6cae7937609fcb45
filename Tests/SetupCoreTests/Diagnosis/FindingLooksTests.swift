import Testing

@testable import SetupCore

/// What a cause is seen by, and what comes after it is mended.
@Suite("Looks of findings")
struct FindingLooksTests {
  @Test("What can be seen has looks, what can't has none")
  func complete() {
    for id in FindingID.allCases {
      #expect(id.looks.isEmpty == FindingID.unseeable.contains(id), "\(id)")
    }
  }

  // Without one of its looks a rule may fall silent; without all of them it must.
  @Test("A rule says nothing without its looks", arguments: DiagnosisCase.all)
  func needed(_ one: DiagnosisCase) {
    let setup = Healthy.spoiled { healthy in
      one.spoil(&healthy)
      healthy.without = Set(one.id.looks)
      healthy.after.removeAll { happening in
        if case .observed(let seen) = happening { one.id.looks.contains(seen.kind) } else { false }
      }
    }
    let found = Diagnosis.findings(in: setup, at: Healthy.now).map(\.id)
    #expect(!found.contains(one.id))
  }

  @Test("A rule needs no other looks than its own", arguments: DiagnosisCase.all)
  func enough(_ one: DiagnosisCase) {
    let setup = Healthy.spoiled { healthy in
      one.spoil(&healthy)
      healthy.without = Set(Observation.Kind.allCases).subtracting(one.id.looks)
    }
    #expect(Diagnosis.findings(in: setup, at: Healthy.now).map(\.id).contains(one.id))
  }

  @Test("A symptom's looks begin with those of its likeliest cause, and none comes twice")
  func order() {
    for symptom in Symptom.allCases {
      let looks = Diagnosis.looks(explaining: symptom)
      #expect(Set(looks).count == looks.count)
      let first = symptom.explanations.first?.looks ?? []
      #expect(Array(looks.prefix(first.count)) == first, "\(symptom)")
    }
    #expect(Diagnosis.looks(explaining: .credentialsFail).first == .log)
    #expect(!Diagnosis.looks(explaining: .credentialsFail).contains(.people))
    #expect(
      Set(Diagnosis.looks())
        == Set(Observation.Kind.allCases).subtracting([.backupComparison, .arrivedValues]))
  }

  @Test("What comes afterwards tells WorkOS and DX apart")
  func afterwards() {
    for id in FindingID.allCases {
      #expect(id.afterwards.hasSuffix("."), "\(id)")
      #expect(
        id.afterwards.contains("Reached WorkOS") == id.afterwards.contains("Reached DX"), "\(id)")
    }
    #expect(
      FindingID.namespaceWrong.afterwards
        == "Provisioning > To App > Force Sync sends those whose values changed. "
        + "Reached WorkOS: minutes. Reached DX: tonight, or at once through DX support.")
    #expect(!FindingID.forceSyncNothingToPush.afterwards.contains("Force Sync"))
  }
}
