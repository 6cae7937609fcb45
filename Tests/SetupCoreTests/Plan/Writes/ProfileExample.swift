import Basics
import SetupCore

/// An app's profile for the tests of writes: nothing in it but the default attributes, and one user
/// type.
func exampleProfile(
  _ custom: [String: String] = [:], mapped: [String: Mapping] = [:],
  types: [(name: String, isConcerned: Bool)] = [("user", true)],
  pushes: [String: GroupPush] = [:]
) throws -> AppProfile {
  let base: [String: Mapping] = [
    "email": Mapping(expression: "user.email", push: .onCreateAndUpdate)
  ]
  return AppProfile(
    app: "0oa1", base: ["userName", "email", "title"],
    custom: try custom.mapValues { try definition($0) },
    mappings: types.enumerated().map { index, type in
      AppProfile.TypeMapping(
        id: "prm\(index + 1)", typeID: "oty\(index + 1)", typeName: type.name,
        properties: base.merging(mapped) { $1 }, isConcerned: type.isConcerned)
    },
    pushes: pushes)
}

/// An attribute by its JSON.
func definition(_ json: String) throws -> AttributeDefinition {
  AttributeDefinition(try JSONReader.value(utf8: Array(json.utf8)).object ?? JSONObject())
}

/// An attribute's JSON by External name and namespace.
func attributeJSON(
  _ externalName: String?, _ namespace: String? = coreUserNamespace, _ more: String = ""
) -> String {
  let name = externalName.map { #""externalName":"\#($0)","# } ?? ""
  let urn = namespace.map { #""externalNamespace":"\#($0)","# } ?? ""
  return #"{\#(name)\#(urn)"scope":"SELF","title":"T","type":"string"\#(more)}"#
}

/// A planned attribute.
func planned(
  _ externalName: String, _ expression: String = "user.a", variable: String? = nil,
  type: PlannedAttribute.Kind = .string
) -> PlannedAttribute {
  PlannedAttribute(
    externalName: externalName, variableName: variable ?? externalName, type: type,
    expression: expression)
}

extension WritePlan {
  /// Each write's method and path, and what is in the body.
  var requests: [String] {
    writes.map { $0.request(app: profile.app)?.text.replacing("\n", with: " ") ?? "none" }
  }

  /// Each write's title.
  var titles: [String] { writes.map(\.title) }
}
