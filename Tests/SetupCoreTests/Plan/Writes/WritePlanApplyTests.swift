import SetupCore
import Testing

@Suite("From a plan to what is written")
struct WritePlanApplyTests {
  private static let core = coreUserNamespace
  private static let mapped = Mapping(expression: "user.a", push: .onCreateAndUpdate)

  @Test("A missing attribute is added and mapped, to the letter")
  func adds() throws {
    let plan = WritePlan.applying(
      [planned("startdate", "user.startDate")], to: try exampleProfile())
    #expect(
      plan.requests == [
        ##"POST /api/v1/meta/schemas/apps/0oa1/default {"definitions":{"custom":{"id":"#custom","##
          + #""type":"object","properties":{"startdate":{"externalName":"startdate","#
          + #""externalNamespace":"urn:ietf:params:scim:schemas:core:2.0:User","scope":"SELF","#
          + #""title":"startdate","type":"string"}}}}}"#,
        #"POST /api/v1/mappings/prm1 {"properties":{"startdate":{"expression":"user.startDate","#
          + #""pushStatus":"PUSH"}}}"#,
      ])
    #expect(
      plan.writes.flatMap(\.beforeAndAfter) == [
        "before: nothing",
        "after:  External name startdate, External namespace "
          + "urn:ietf:params:scim:schemas:core:2.0:User, type string",
        "before: nothing", "after:  user.startDate, on create and update",
      ])
    #expect(plan.refusals.isEmpty && plan.notes.isEmpty)
  }

  /// What is there, and what is done about it.
  static let cases: [(custom: [String: String], mapped: [String: Mapping], titles: [String])] = [
    (["startdate": attributeJSON("startdate")], ["startdate": mapped], []),
    (
      ["startdate": attributeJSON("startdate", nil)], ["startdate": mapped],
      ["Complete the attribute startdate"]
    ),
    (
      ["startdate": attributeJSON(nil)], ["startdate": mapped], ["Complete the attribute startdate"]
    ),
    (
      ["begin": attributeJSON("startdate")], [:], ["Map begin, for people of type user"]
    ),
    (
      ["startdate": attributeJSON("startdate", "urn:x")], ["startdate": mapped],
      [
        "Take the mapping of startdate away, for people of type user",
        "Delete the attribute startdate, and everybody's value of it",
        "Add the attribute startdate", "Map startdate, for people of type user",
      ]
    ),
    (
      ["startdate": attributeJSON("start_date")], [:],
      [
        "Delete the attribute startdate, and everybody's value of it",
        "Add the attribute startdate", "Map startdate, for people of type user",
      ]
    ),
    (
      ["startdate": attributeJSON("startdate")],
      ["startdate": Mapping(expression: "user.a", push: .onCreate)],
      ["Map startdate, for people of type user"]
    ),
    (
      ["startdate": attributeJSON("startdate")],
      ["startdate": Mapping(expression: "user.b", push: .onCreateAndUpdate)],
      ["Map startdate, for people of type user"]
    ),
    (
      ["startdate": attributeJSON("startdate")],
      ["startdate": Mapping(expression: "(user.a)", push: .onCreateAndUpdate)], []
    ),
  ]

  @Test("What differs is written, what doesn't stays", arguments: cases)
  func differences(
    _ example: (custom: [String: String], mapped: [String: Mapping], titles: [String])
  ) throws {
    let profile = try exampleProfile(example.custom, mapped: example.mapped)
    let plan = WritePlan.applying([planned("startdate")], to: profile)
    #expect(plan.titles == example.titles)
    #expect(WritePlan.applying([planned("startdate")], to: plan.profile).writes.isEmpty)
  }

  @Test("Made anew, an attribute keeps all but the names, and other types' mappings come back")
  func anew() throws {
    let profile = try exampleProfile(
      ["startdate": attributeJSON("startdate", "urn:x", #","description":"d","maxLength":10"#)],
      mapped: ["startdate": Mapping(expression: "user.old", push: .onCreate)],
      types: [("user", true), ("contractor", false)])
    let plan = WritePlan.applying([planned("startdate")], to: profile)
    #expect(plan.deletedAttributes == ["startdate"])
    let expected = try definition(
      attributeJSON("startdate", Self.core, #","description":"d","maxLength":10"#))
    #expect(plan.profile.custom["startdate"] == expected)
    #expect(plan.profile.mappings[0].properties["startdate"] == Self.mapped)
    #expect(
      plan.profile.mappings[1].properties["startdate"]
        == Mapping(expression: "user.old", push: .onCreate))
  }

  @Test("Each user type that is concerned is mapped, the others are left alone")
  func types() throws {
    let profile = try exampleProfile(
      types: [("user", true), ("contractor", true), ("service", false)])
    let plan = WritePlan.applying([planned("startdate")], to: profile)
    #expect(
      plan.titles == [
        "Add the attribute startdate", "Map startdate, for people of type user",
        "Map startdate, for people of type contractor",
      ])
  }

  @Test("What can't be done is said, and nothing of it is written")
  func refusals() throws {
    let taken = try exampleProfile(["startdate": attributeJSON("githubusername")])
    let plan = WritePlan.applying(
      [planned("startdate"), planned("githubusername", variable: "gh")], to: taken)
    #expect(
      plan.refusals.map(\.reason) == [
        "startdate can't be added: the attribute startdate sends githubusername, which is planned "
          + "too."
      ])
    #expect(plan.titles == ["Map startdate, for people of type user"])

    let clash = WritePlan.applying(
      [planned("startdate", variable: "STARTDATE")],
      to: try exampleProfile(["startDate": attributeJSON("x")]))
    #expect(
      clash.refusals.map(\.sentence) == [
        "startdate can't be added: the app's profile has an attribute startDate already. Remove "
          + "startdate from the plan and add it with another variable name."
      ])
    #expect(clash.writes.isEmpty)

    let unmapped = WritePlan.applying([planned("startdate")], to: try exampleProfile(types: []))
    #expect(
      unmapped.refusals.map(\.reason) == [
        "startdate can't be mapped: Okta lists no mapping from Okta's users to this app."
      ])
    let invalid = WritePlan.applying([planned("title")], to: try exampleProfile())
    #expect(invalid.writes.isEmpty && invalid.refusals.count == 1)
  }

  @Test("Notes say what stays as it is")
  func notes() throws {
    let typed = try exampleProfile(
      ["protected": attributeJSON("protected")], mapped: ["protected": Self.mapped])
    #expect(
      WritePlan.applying([planned("protected", type: .boolean)], to: typed).notes == [
        "protected is of type string in Okta and planned as boolean: a type can't be edited, and "
          + "it stays."
      ])
    let open = WritePlan.applying([planned("startdate", "")], to: try exampleProfile())
    #expect(open.titles == ["Add the attribute startdate"])
    #expect(
      open.notes == [
        "No source is planned for startdate, so what fills it for people of type user isn't set."
      ])
  }

  @Test("What groups set is not User personal, and no mapping fills it")
  func groupSource() throws {
    var entry = planned("startdate", "")
    entry.source = .group
    let added = WritePlan.applying([entry], to: try exampleProfile())
    #expect(added.titles == ["Add the attribute startdate"])
    #expect(added.requests[0].contains(#""scope":"NONE""#))
    let mapped = try exampleProfile(
      ["startdate": attributeJSON("startdate")], mapped: ["startdate": Self.mapped])
    let unmapped = WritePlan.applying([entry], to: mapped)
    #expect(unmapped.titles == ["Take the mapping of startdate away, for people of type user"])
    #expect(
      unmapped.notes == [
        "startdate is User personal in Okta, and planned to come from groups: they can't set it."
      ])
  }

  @Test("Groups are pushed by name, and one that is pushed already is left alone")
  func pushes() throws {
    let profile = try exampleProfile(pushes: [
      "00g2": GroupPush(id: "gPm2", status: "ACTIVE"),
      "00g3": GroupPush(id: "gPm3", status: "INACTIVE"),
      "00g4": GroupPush(id: "gPm4", status: "ERROR"),
    ])
    let groups = [("00g1", "A \"b\""), ("00g2", "B"), ("00g3", "C"), ("00g4", "D")]
    var plan = WritePlan.applying(
      [], pushing: groups.map { NamedGroup(id: $0.0, name: $0.1) }, to: profile)
    #expect(
      plan.requests == [
        "POST /api/v1/apps/0oa1/group-push/mappings "
          + #"{"sourceGroupId":"00g1","status":"ACTIVE","targetGroupName":"A \"b\""}"#,
        #"PATCH /api/v1/apps/0oa1/group-push/mappings/gPm3 {"status":"ACTIVE"}"#,
      ])
    #expect(
      plan.notes == [
        "The push of D is in error. In Push Groups, look at Errors, then Retry All Groups."
      ])
    plan.warn(of: [NamedGroup(id: "00g2", name: "B")], assigned: ["00g2"])
    #expect(
      plan.notes.last
        == "The group B is assigned to the app as well. With one group for both, members flicker; "
        + "Okta advises a separate group for pushing.")
  }
}
