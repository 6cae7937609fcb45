import Basics
import Testing

@testable import SetupCore

/// Every rule fires where its cause is, says what was seen, and nowhere else.
@Suite("Diagnosis")
struct DiagnosisTests {
  @Test("A finished, healthy set-up has no findings")
  func healthy() {
    #expect(Diagnosis.findings(in: Healthy().setup, at: Healthy.now) == [])
    #expect(Diagnosis.findings(in: SetupState(), at: Healthy.now) == [])
  }

  @Test("A cause is named first, word for word, and no false one", arguments: DiagnosisCase.all)
  func fires(_ one: DiagnosisCase) {
    let findings = Diagnosis.findings(in: Healthy.spoiled(one.spoil), at: Healthy.now)

    #expect(findings.map(\.id) == [one.id] + one.followers)
    #expect(findings.first?.evidence == one.evidence + " Seen 09:00.")
    #expect(findings.map(\.follows) == [nil] + one.followers.map { _ in one.id })
  }

  @Test("Every cause that reads can show has a case here")
  func complete() {
    #expect(Set(DiagnosisCase.all.map(\.id)) == Set(CatalogueEntry.visible.map(\.id)))
  }

  @Test("Rules have whole sentences and clicks")
  func texts() {
    for rule in FindingID.allCases.map(\.entry) {
      #expect(rule.remedy.hasSuffix("."), "\(rule.id)")
      #expect(!rule.clicks.isEmpty && !rule.title.hasSuffix("."), "\(rule.id)")
      #expect(!(rule.remedy + rule.title).contains("!"), "\(rule.id)")
    }
  }

  @Test("No finding causes itself, at however many removes")
  func noRings() {
    for start in FindingID.allCases {
      var reached: Set<FindingID> = []
      var open = start.entry.followsFrom
      while let next = open.popLast() {
        guard reached.insert(next).inserted else { continue }
        open += next.entry.followsFrom
      }
      #expect(!reached.contains(start), "\(start)")
    }
  }

  @Test("Errors come before warnings, warnings before notes")
  func order() {
    let setup = Healthy.spoiled {
      $0.people.newestChange = Healthy.now + -3 * Span.hour
      $0.mark(.oktaInactive, 1)
      $0.edit("startdate") { $0.externalNamespace = nil }
    }
    let findings = Diagnosis.findings(in: setup, at: Healthy.now)

    #expect(findings.map(\.id) == [.namespaceMissing, .oktaUserInactive, .nightlyRunNotDue])
  }

  @Test("A cause matters as much as what follows from it")
  func worstOfFamily() {
    let setup = Healthy.spoiled {
      $0.mark("startdate", .sourceMissing, 3)
      $0.mark("startdate", .blanksBackup, 2)
      $0.mark(.emailCaseDiffers, 1)
      $0.groups.shared = GroupPattern(["Engineers"])
    }
    let findings = Diagnosis.findings(in: setup, at: Healthy.now)

    #expect(
      findings.map(\.id) == [
        .sourceValueMissing, .dxValueWouldBeBlanked, .sameGroupAssignedAndPushed,
        .emailCaseDiffers,
      ])
  }

  @Test("A finding that is only partly explained stands by itself")
  func partlyExplained() {
    let setup = Healthy.spoiled {
      $0.mappings["branch"]?.push = .onCreate
      $0.mark("branch", .emptyDespiteSource, 2)
      $0.mark("startdate", .emptyDespiteSource, 2)
    }
    let findings = Diagnosis.findings(in: setup, at: Healthy.now)

    #expect(findings.map(\.id) == [.mappingCreateOnly, .mappingNotApplied])
    #expect(findings.allSatisfy { $0.follows == nil })
  }

  @Test("A chain of causes is grouped under its root")
  func chain() {
    let setup = Healthy.spoiled {
      $0.mappings["branch"]?.push = .onCreate
      $0.mark("branch", .emptyDespiteSource, 2)
      $0.mark("branch", .blanksBackup, 2)
    }
    let findings = Diagnosis.findings(in: setup, at: Healthy.now)

    #expect(findings.map(\.id) == [.mappingCreateOnly, .mappingNotApplied, .dxValueWouldBeBlanked])
    #expect(findings.map(\.follows) == [nil, .mappingCreateOnly, .mappingCreateOnly])
  }

  @Test("More than three things seen are counted")
  func many() {
    let setup = Healthy.spoiled { healthy in
      healthy.custom = ["a", "b", "c", "d", "e"].map {
        ObservedAttribute(variableName: $0, externalName: "tag_\($0)", externalNamespace: nil)
      }
      healthy.people.values = [:]
      healthy.mappings = healthy.mappings.filter { $0.key.count > 1 }
    }
    let finding = Diagnosis.findings(in: setup, at: Healthy.now).first

    #expect(
      finding?.evidence
        == "tag_a has no External namespace. tag_b has no External namespace. "
        + "tag_c has no External namespace. And 2 more. Seen 09:00.")
  }
}
