import OktaAPI
import SetupCore
import Wizard

extension Command {
  /// Writes the attribute plan for other tools.
  static let planExport = Command(
    "plan export", "write the plan for other tools",
    options: [
      Option(
        "--format", "terraform|csv|json", "the format",
        .oneOf(Names("value of --format", ["terraform", "csv", "json"])))
    ]
  ) { call throws(CommandFailure) in
    guard let format = call.option("--format") else {
      throw .usage("plan export needs --format terraform, --format csv or --format json.")
    }
    let sitting = try call.open(.readOnly)
    let document = PlanDocument(sitting.setup.plan)
    switch format {
    case "terraform": return terraform(call, sitting)
    case "csv": return Outcome(document.csv, notices: sitting.notices)
    default: return Outcome(document.printed(asJSON: true), notices: sitting.notices)
    }
  }
}

// Without a sign-in, or where Okta can't be read, the configuration is made of the plan alone.
private func terraform(_ call: Invocation, _ sitting: Sitting) -> Outcome {
  let setup = sitting.setup
  var notices = sitting.notices
  var app = call.option("--app") ?? setup.app?.id
  var profile: AppProfile?
  var groups: [NamedGroup] = []
  if !call.has("--offline"), !sitting.isBundle, call.environment.hasOktaSettings {
    do throws(CommandFailure) {
      let session = try LiveSession(call)
      let (found, notes) = try session.signIn(setup)
      (app, notices) = (found, notices + notes)
      let pushes = setup.wants(.roles)
      let read = waiting { await session.live.okta?.existing(of: found, withPushes: pushes) }
      switch read {
      case .success(let existing): (profile, groups) = existing
      case .failure(let failure): notices.append(unread(failure.sentence))
      case nil: notices.append(unread("Nobody is signed in."))
      }
    } catch {
      notices.append(unread(error.sentence))
    }
  } else {
    notices.append("Okta was not read: nothing is imported, and every attribute is taken as new.")
  }
  let export = TerraformExport(setup.plan, app: app, profile: profile, groups: groups)
  return Outcome(export.text, notices: notices)
}

private func unread(_ reason: String) -> String {
  "Okta could not be read, so nothing is imported. \(reason)"
}

extension OktaClient {
  fileprivate func existing(
    of app: String, withPushes: Bool
  ) async -> Result<(AppProfile, [NamedGroup]), OktaFailure> {
    do throws(OktaFailure) {
      let profile = try await profile(of: app, withPushes: withPushes)
      return .success((profile, withPushes ? try await groups() : []))
    } catch {
      return .failure(error)
    }
  }
}

extension PlanDocument {
  /// The plan as CSV (RFC 4180), a header first.
  fileprivate var csv: String {
    var writer = CSVWriter()
    writer.write([
      "externalName", "variableName", "type", "expression", "externalNamespace", "source",
    ])
    for entry in attributes {
      writer.write([
        entry.externalName, entry.variableName, entry.type, entry.expression,
        entry.externalNamespace, entry.source,
      ])
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
