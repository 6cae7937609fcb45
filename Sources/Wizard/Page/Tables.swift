import Screens
import SetupCore

/// The tables that screens show of the set-up.
struct Tables {
  let model: Model
  private let rows: Judgements
  private let findings: [Finding]

  init(_ model: Model, _ rows: Judgements, _ findings: [Finding]) {
    (self.model, self.rows, self.findings) = (model, rows, findings)
  }

  func items(_ id: TableID) -> [Page.Item] {
    switch id {
    case .plan: plan
    case .mappingsPicture: mappingsPicture
    case .schema: schema
    case .attested: entries(summary.attested, none: "Nothing was attested.")
    case .waived: entries(summary.waived, none: "Nothing is waived.")
    case .open: open
    case .done: entries(summary.observed, none: "Nothing was seen yet.")
    case .calls: calls
    case .apps: apps
    case .findings: FindingItems(model, findings).list
    case .probes: FindingItems(model, findings).probes
    case .log: FindingItems(model, findings).log
    case .permissions: model.signIn.permissionItems(model.about.marks)
    case .writes: WriteItems(model).items
    case .questions: []
    case .people: model.peopleItems
    case .preview: PreviewItems(model).items
    case .trace: TraceItems(model).items
    case .restore: RestoreItems(model).items
    case .arrived: ArrivedItems(model).items
    case .forceSync: ForceSyncItems(model).items
    }
  }

  private var apps: [Page.Item] {
    guard let apps = model.signIn.apps else {
      let text =
        model.connection.isLive ? "Reading the apps …" : "Sign in to Okta to list its apps."
      return [Page.Item(.paragraph(text))]
    }
    guard !apps.isEmpty else { return [Page.Item(.paragraph("The organisation has no app yet."))] }
    return [Page.Item(.tableHead(["Label", "Status", "Created", "Why likely"]))]
      + apps.prefix(50).map { ranked in
        Page.Item(
          .tableRow([
            ranked.app.label, ranked.app.status, String(ranked.app.created.prefix(10)),
            ranked.reasons.joined(separator: " "),
          ]), .chooseApp(id: ranked.app.id, label: ranked.app.label))
      } + [Page.Item(.action("None of these: add one from the catalogue"), .open("3-app"))]
  }

  private var calls: [Page.Item] {
    guard !model.watching.calls.isEmpty else {
      return [Page.Item(.paragraph("No call was made in this sitting."))]
    }
    return [Page.Item(.tableHead(["Call", "Times", "Failed", "ms each", "Of our share"]))]
      + model.watching.calls.map {
        Page.Item(
          .tableRow([
            "\($0.route)", "\($0.count)", "\($0.failures)", "\($0.milliseconds)", $0.budget,
          ]))
      }
  }

  private var setup: SetupState { model.setup }
  private var summary: Summary { Summary(setup, rows, at: model.now) }

  // What keeps a step from being left, wherever that is.
  private var open: [Page.Item] {
    rows.all.filter(\.blocks).map { Page.Item(.row(model.advised($0)), .showRow($0.id)) }
  }

  private var plan: [Page.Item] {
    guard !setup.plan.isEmpty else {
      return [Page.Item(.paragraph("No attribute is planned yet."))]
    }
    return [Page.Item(.tableHead(["External name", "Variable name", "Type", "Filled from"]))]
      + setup.plan.map { entry in
        Page.Item(
          .tableRow([
            entry.externalName, entry.variableName, entry.type.rawValue, entry.filledFrom,
          ]),
          .plan(.show(entry.externalName)))
      }
  }

  // What the Mappings window shows once all is done: the default rows, then the plan's.
  private var mappingsPicture: [Page.Item] {
    let defaults = [
      ["user.firstName", "givenName", "left as it is"],
      ["user.lastName", "familyName", "left as it is"], ["user.email", "email", "left as it is"],
    ]
    let planned = setup.plan.map { entry in
      [
        entry.source == .group || entry.expression.isEmpty
          ? "(\(entry.filledFrom))" : entry.expression,
        setup.variableName(of: entry), entry.source == .group ? "Do not map" : "create and update",
      ]
    }
    return [Page.Item(.tableHead(["Okta User", "App", "Applied on"]))]
      + (defaults + planned).map { Page.Item(.tableRow($0)) }
  }

  private var schema: [Page.Item] {
    guard !setup.plan.isEmpty else {
      return [Page.Item(.paragraph("No attribute is planned yet."))]
    }
    return [Page.Item(.tableHead(["External name", "Variable name", "Type", "In Okta"]))]
      + setup.plan.map { entry in
        Page.Item(
          .tableRow([
            entry.externalName, entry.variableName, entry.type.rawValue, inOkta(entry),
          ]), .plan(.show(entry.externalName)))
      } + setup.comparisons.map { Page.Item(.comparison($0)) }
  }

  private func inOkta(_ entry: PlannedAttribute) -> String {
    guard let dated = setup.observations.schema else {
      return "? not read yet"
    }
    let when = dated.at.short(at: model.now, offset: setup.offset)
    let marks = model.about.marks
    let wrong = marks.verdict(.unmet)
    guard dated.value.lack(of: entry) != nil else { return "\(marks.verdict(.met)) \(when)" }
    guard let observed = dated.value.attribute(sending: entry.externalName) else {
      return dated.value.custom(named: entry.variableName) == nil
        ? "\(marks.absent) not there yet" : "\(wrong) other External name"
    }
    return observed.externalNamespace?.isEmpty ?? true
      ? "\(wrong) no External namespace" : "\(wrong) External namespace differs"
  }

  private func entries(_ entries: [Summary.Entry], none: String) -> [Page.Item] {
    guard !entries.isEmpty else { return [Page.Item(.paragraph(none))] }
    return entries.map { Page.Item(.tableRow([$0.id.title, $0.when, $0.text])) }
  }
}
