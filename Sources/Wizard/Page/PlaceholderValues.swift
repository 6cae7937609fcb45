import OktaAPI
import Basics
import Screens
import SetupCore

extension Model {
  /// The set-up's values for the placeholders of texts; one without a value is not in it.
  func placeholderValues(_ summary: Summary, _ findings: [Finding]) -> [Placeholder: String] {
    var values: [Placeholder: String] = [
      .namespace: coreUserNamespace, .stateFolder: about.stateFolder, .version: about.version,
      .today: now.day(offset: offset), .planCount: String(setup.plan.count),
    ]
    if let host = setup.organisation {
      values[.org] = host
      values[.orgAdmin] = adminHost(of: host)
    }
    values[.appID] = setup.app?.id
    values[.appLabel] = setup.app?.label
    if let app = setup.observations.app?.value { values[.appName] = app.name }
    values[.symptom] = setup.symptom?.value.title
    if current?.part == .trouble { values[.findingsList] = findings.listed }
    values.merge(planValues) { $1 }
    values.merge(progressValues(summary)) { $1 }
    return values
  }

  private var planValues: [Placeholder: String] {
    guard !setup.plan.isEmpty else { return [:] }
    let lines = setup.plan.map { entry in
      let source = entry.expression.isEmpty ? "(\(entry.filledFrom))" : entry.expression
      return "\(entry.externalName) (\(entry.type.rawValue)) from \(source)"
    }
    return [
      .planNames: setup.plan.map(\.externalName).joined(separator: ", "),
      .planLines: lines.joined(separator: "\n"),
    ]
  }

  private func progressValues(_ summary: Summary) -> [Placeholder: String] {
    var values: [Placeholder: String] = [:]
    if let chosen = setup.useCases?.value, !chosen.isEmpty {
      values[.useCases] = chosen.sorted().map(\.title).joined(separator: " and ")
    }
    if let asked = setup.activationRequested {
      values[.askedOn] = asked.short(at: now, offset: setup.offset)
      values[.askedAgo] = spanInWords(now.since(asked))
    }
    if let enabled = setup.attestations[.featureEnabled] {
      values[.enabledOn] = enabled.at.short(at: now, offset: setup.offset)
    }
    if let backup = setup.backup {
      values[.backupFile] = backup.value.file
      values[.backupPeople] = counted(backup.value.rows, "person", "people")
      values[.backupDate] = backup.at.short(at: now, offset: setup.offset)
    }
    if !summary.attested.isEmpty {
      values[.attestedList] = summary.attested.map(\.line).joined(separator: "\n")
    }
    if !summary.waived.isEmpty {
      values[.waivedList] = summary.waived.map(\.line).joined(separator: "\n")
    }
    return values
  }

  // Okta puts `-admin` behind the first label; a custom domain has no admin console of its own
  // name, and keeps its host.
  private func adminHost(of host: String) -> String {
    let console = (try? OktaOrganisation.read(host))?.organisation.adminConsole
    return console.map { String($0.dropFirst("https://".count)) } ?? host
  }
}
