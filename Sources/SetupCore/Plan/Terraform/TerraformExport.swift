import Basics

/// A plan as Terraform configuration for the provider `okta/okta`, with what exists imported.
public struct TerraformExport {
  private let plan: [PlannedAttribute]
  private let app: String?
  private let profile: AppProfile?
  private let groups: [NamedGroup]

  /// An export of a plan.
  ///
  /// - Parameters:
  ///   - app: the app's id, where it is known.
  ///   - profile: what Okta has, where it was read.
  ///   - groups: the organisation's groups, for the names of those that are pushed.
  public init(
    _ plan: [PlannedAttribute], app: String?, profile: AppProfile? = nil,
    groups: [NamedGroup] = []
  ) {
    (self.plan, self.app, self.profile, self.groups) = (plan, app, profile, groups)
  }

  /// The configuration.
  public var text: String {
    var writer = HCLWriter()
    writer.block("terraform") { terraform in
      terraform.block("required_providers") { providers in
        providers.block("okta =") { $0.arguments([("source", .text("okta/okta"))]) }
      }
    }
    variables(&writer)
    for planned in plan { attribute(planned, &writer) }
    for type in types { mapping(type, &writer) }
    for group in profile?.pushes.keys.sorted() ?? [] { push(group, &writer) }
    return writer.text
  }

  private typealias UserType = (name: String, id: HCLWriter.Value)

  // Each user type has a mapping of its own to the app; offline, only the usual one is known of.
  private var types: [UserType] {
    let concerned = profile?.mappings.filter(\.isConcerned) ?? []
    guard !concerned.isEmpty else { return [("user", .reference("var.user_type_id"))] }
    return concerned.map { ($0.typeName, .text($0.typeID)) }
  }

  private var appID: HCLWriter.Value { app.map { .text($0) } ?? .reference("var.app_id") }

  private func variables(_ writer: inout HCLWriter) {
    if app == nil { variable("app_id", "The id of the Okta app that syncs to DX.", &writer) }
    if profile?.mappings.contains(where: \.isConcerned) != true {
      variable(
        "user_type_id", "The id of Okta's user type, as /api/v1/meta/types/user has it.", &writer)
    }
  }

  private func variable(_ name: String, _ description: String, _ writer: inout HCLWriter) {
    writer.block("variable", [name]) {
      $0.arguments([("type", .word("string")), ("description", .text(description))])
    }
  }

  /// The variable name that Okta has, else the planned one.
  private func index(_ planned: PlannedAttribute) -> String {
    profile?.variableName(sending: planned) ?? planned.variableName
  }

  private func attribute(_ planned: PlannedAttribute, _ writer: inout HCLWriter) {
    let index = index(planned)
    let existing = profile?.custom[index]
    writer.block("resource", ["okta_app_user_schema_property", name(planned)]) {
      $0.arguments([
        ("app_id", appID), ("index", .text(index)),
        ("title", .text(existing?.members["title"]?.string ?? planned.externalName)),
        ("type", .text(existing?.type ?? planned.type.rawValue)),
        ("external_name", .text(planned.externalName)),
        ("external_namespace", .text(coreUserNamespace)),
        (
          "scope",
          .text(existing?.members["scope"]?.string ?? (planned.source == .group ? "NONE" : "SELF"))
        ),
        ("master", .text(existing?.master ?? "PROFILE_MASTER")),
      ])
    }
    guard existing != nil, let app else { return }
    imported("okta_app_user_schema_property.\(name(planned))", "\(app)/\(index)", &writer)
  }

  // The provider has no import for a mapping: naming its source and target takes it over.
  private func mapping(_ type: UserType, _ writer: inout HCLWriter) {
    let mapped = plan.filter { !$0.expression.trimmingSpaces.isEmpty }
    guard !mapped.isEmpty else { return }
    let name = "app_from_" + Self.identifier(type.name)
    writer.block("resource", ["okta_profile_mapping", name]) { resource in
      resource.arguments([
        ("source_id", type.id), ("target_id", appID), ("delete_when_absent", .bool(false)),
      ])
      for planned in mapped {
        resource.block("mappings") {
          $0.arguments([
            ("id", .text(index(planned))), ("expression", .text(planned.expression)),
            ("push_status", .text("PUSH")),
          ])
        }
      }
      resource.arguments([
        (
          "depends_on",
          .references(mapped.map { "okta_app_user_schema_property.\(self.name($0))" })
        )
      ])
    }
  }

  private func push(_ group: String, _ writer: inout HCLWriter) {
    guard let push = profile?.pushes[group], let app else { return }
    let name = "push_" + Self.identifier(group)
    let named = groups.first { $0.id == group }
    writer.block("resource", ["okta_push_group", name]) {
      if let named { $0.comment(named.name) }
      $0.arguments([
        ("app_id", appID), ("source_group_id", .text(group)),
        ("status", .text(push.status == "INACTIVE" ? "INACTIVE" : "ACTIVE")),
        ("delete_target_group_on_destroy", .bool(false)),
      ])
    }
    if let id = push.id { imported("okta_push_group.\(name)", "\(app)/\(id)", &writer) }
  }

  private func imported(_ target: String, _ id: String, _ writer: inout HCLWriter) {
    writer.block("import") { $0.arguments([("to", .reference(target)), ("id", .text(id))]) }
  }

  /// What Terraform calls the attribute: External names differ in more than letter case.
  private func name(_ planned: PlannedAttribute) -> String {
    let name = Self.identifier(planned.externalName)
    let twins = plan.filter { Self.identifier($0.externalName) == name }
    guard twins.count > 1, let place = twins.firstIndex(of: planned), place > 0 else { return name }
    return "\(name)_\(place + 1)"
  }

  /// A text as an identifier: letters, digits, underscores and hyphens, a letter first.
  private static func identifier(_ text: String) -> String {
    let plain = String(text.map { $0.isNamePart || $0 == "-" ? $0 : "_" })
    return plain.first?.isLetter == true ? plain : "a_" + plain
  }
}

extension AttributeDefinition {
  /// Who has the last word over a value, as far as Terraform's provider knows it.
  fileprivate var master: String? {
    members["master"]?["type"]?.string.flatMap {
      ["PROFILE_MASTER", "OKTA"].contains($0) ? $0 : nil
    }
  }
}
