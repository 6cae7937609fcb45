import Basics
import SetupCore
import Testing

@Suite("What a state folder has in place of people and expressions")
struct SealedExpressionsTests {
  private static let ada = "ada@example.com"

  private func kept(_ observation: Observation) -> Observation {
    let sealed = observation.sealed(by: { "digest of \($0.count)" }) {
      $0 == Self.ada ? "[person 3]" : "[person 4]"
    }
    guard case .observed(let kept) = Event(.observed(observation: sealed), at: Instant(0)).kind
    else { return observation }
    return kept
  }

  @Test("A person's address becomes what stands for that person, the same in all texts")
  func people() {
    let pattern = GroupPattern(["team of \(Self.ada)", "team of bob@example.com"])
    #expect(
      kept(.groups(ObservedGroups(shared: pattern)))
        == .groups(
          ObservedGroups(shared: GroupPattern(["team of [person 3]", "team of [person 4]"]))))
    let twins = ObservedTwinApps(others: [.init(id: "0oa2", label: "DX, ask \(Self.ada)")])
    #expect(
      kept(.twinApps(twins))
        == .twinApps(ObservedTwinApps(others: [.init(id: "0oa2", label: "DX, ask [person 3]")])))
  }

  @Test("An expression that had to be changed is known by its digest, and not planned as it stands")
  func expressions() {
    let mapping = Mapping(expression: "\"\(Self.ada)\"", push: .onCreateAndUpdate)
    guard case .mappings(let seen) = kept(.mappings(ObservedMappings(["a": mapping]))) else {
      Issue.record("no mappings")
      return
    }
    #expect(seen.properties["a"]?.expression == "\"[person 3]\"")
    #expect(seen.properties["a"]?.digest == "digest of 34")
    let planned = PlannedAttribute(
      externalName: "startdate", variableName: "a", type: .string, expression: "user.a")
    let setup = SetupState(
      folding: [.attributePlanned(attribute: planned), .observed(observation: .mappings(seen))]
        .map { Event($0, at: Instant(0)) })
    #expect(setup.takenFromOkta.isEmpty)
  }

  @Test("Where no key is at hand, the door replaces it all the same")
  func withoutKey() {
    let pattern = GroupPattern(["team of \(Self.ada)"])
    let event = Event(
      .observed(observation: .groups(ObservedGroups(shared: pattern))), at: Instant(0))
    #expect(
      event.kind
        == .observed(
          observation: .groups(ObservedGroups(shared: GroupPattern(["team of [e-mail]"])))))
  }
}
