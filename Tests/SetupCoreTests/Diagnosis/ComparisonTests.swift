import Testing

@testable import SetupCore

/// A text that is nearly right, above the one that is needed.
@Suite("Comparisons, character by character")
struct ComparisonTests {
  private func lines(_ actual: String) -> [String]? {
    Comparison(of: "startdate", actual: actual, needed: coreUserNamespace).map {
      [$0.actual, $0.needed, $0.marks]
    }
  }

  @Test("A look-alike stands above what it is taken for")
  func lookAlike() {
    #expect(
      lines("urn:ietf:params:scim:\u{0455}chemas:core:2.O:User") == [
        "urn:ietf:params:scim:\u{0455}chemas:core:2.O:User",
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "                     ^              ^     ",
      ])
  }

  @Test("What is missing is a gap, what is too much stands above one")
  func gaps() {
    #expect(
      lines("rn:ietf:params:scim:schemas:core:2.0:User ") == [
        " rn:ietf:params:scim:schemas:core:2.0:User␣",
        "urn:ietf:params:scim:schemas:core:2.0:User ",
        "^                                         ^",
      ])
  }

  @Test("What can't be seen, or takes more than a column, has a stand-in")
  func invisible() {
    #expect(lines("\u{200B}urn:ietf:params:scim:schemas:core:2.0:User")?[0].first == "□")
    #expect(lines("urn:ietf:params:scim:schemas:core:2.0:User\u{0301}")?[0].last == "□")
    #expect(lines("urn:ietf:params:scim:schemas:core:2.0:\u{FF35}ser")?[0].contains("□") == true)
  }

  @Test("What is right, or another text altogether, needs no picture")
  func none() {
    #expect(lines(coreUserNamespace) == nil)
    #expect(lines("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User") == nil)
    #expect(lines("") == nil)
  }

  @Test("A set-up's namespaces and names that are nearly right")
  func ofSetup() {
    let setup = Healthy.spoiled { healthy in
      healthy.edit("branch") { $0.externalNamespace = "urn:ietf:params:scim:schemas:core:2.0:Usr" }
      healthy.edit("startdate") { $0.externalName = "startDate" }
    }
    #expect(
      setup.comparisons.map { [$0.name, $0.actual, $0.needed, $0.marks] } == [
        [
          "branch", "urn:ietf:params:scim:schemas:core:2.0:Us r",
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "                                        ^ ",
        ],
        ["startdate", "startDate", "startdate", "     ^   "],
      ])
    #expect(Healthy().setup.comparisons == [])
  }
}
