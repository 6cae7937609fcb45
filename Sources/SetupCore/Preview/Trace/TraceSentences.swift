import Basics

// What a trace says of the stations.
extension Shortfall {
  static func nobody(_ name: String, _ near: [String]) -> Shortfall {
    let names = near.map { shown($0) }.joined(separator: ", ")
    return Shortfall(
      reason: "Okta has nobody of the e-mail, user name or id \(shown(name)).",
      remedy: near.isEmpty
        ? "Check how it is spelt in Directory > People." : "Near to it: \(names).")
  }

  static let deactivated = Shortfall(
    reason: "The Okta account is deactivated, so no values are sent.",
    remedy: "Directory > People > this person > Activate, if they are still here.")

  static let suspended = Shortfall(
    reason: "The Okta account is suspended.",
    remedy: "Directory > People > this person > More Actions > Unsuspend.")

  static func pending(_ status: String) -> Shortfall {
    Shortfall(
      reason: "The Okta account is \(status.lowercased()), not active yet.",
      remedy: "Directory > People > this person > Activate.")
  }

  static let notAssigned = Shortfall(
    reason: "The person is not assigned to the app.",
    remedy: "In the app: Assignments tab > Assign > Assign to People, or to a group of theirs.")

  static func noAttribute(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(shown(name)) is planned, and the app's profile has no attribute that DX reads "
        + "under that name.",
      remedy: "Provisioning tab > Go to Profile Editor, as in step 4.")
  }

  static func flawed(_ value: TracedValue, _ flaw: DXReading.Flaw) -> Shortfall {
    Shortfall(
      reason: "\(value.name) is “\(shown(value.value.text))”: \(flaw.sentence)",
      remedy: value.atSource)
  }

  static func typedIn(_ value: TracedValue, _ due: DXValue) -> Shortfall {
    Shortfall(
      reason: "\(value.name) is “\(shown(value.value.text))”, typed in on the assignment. The "
        + "mapping would give \(due.quoted).",
      remedy: "Assignments tab > this person > Edit (pencil) > Reset > Save, if the mapping is "
        + "right.")
  }

  static func notApplied(_ value: TracedValue, _ due: DXValue) -> Shortfall {
    let state = "\(value.name) is \(value.value.quoted), and the mapping gives \(due.quoted):"
    guard value.mapping?.appliesOnUpdate == true else {
      return Shortfall(
        reason: "\(state) it is applied on create alone.",
        remedy: "In Mappings, set \(shown(value.attribute.variableName)) to Apply mapping on user "
          + "create and update.")
    }
    return Shortfall(
      reason: "\(state) not applied yet.",
      remedy: "Provisioning tab > To App > Force Sync.")
  }

  static func notComputed(_ value: TracedValue, _ reason: String) -> Shortfall {
    Shortfall(
      reason: "\(value.name) is empty: its mapping gives nothing. \(reason)",
      remedy: "Provisioning tab > Go to Profile Editor > Mappings: edit the expression.")
  }

  static func emptyAtSource(_ value: TracedValue, isBlanking: Bool) -> Shortfall {
    let source = value.mapping?.source.map { "user.\(shown($0)) has no value in Okta." }
    let blanks = isBlanking ? " DX has a value, and the sync takes it away." : ""
    return Shortfall(
      reason: "\(value.name) is empty: \(source ?? "its mapping gives nothing.")\(blanks)",
      remedy: value.atSource)
  }

  static func unmapped(_ value: TracedValue) -> Shortfall {
    Shortfall(
      reason: "\(value.name) is not mapped and empty. Okta sends it all the same, and the sync "
        + "takes DX's value away.",
      remedy: "Map it, or remove the attribute from the app's profile: Provisioning tab > Go to "
        + "Profile Editor > X.")
  }

  static func inError(_ reason: String?) -> Shortfall {
    Shortfall(
      reason: "The last push failed." + (reason.map { " Okta: “\(shown($0))”" } ?? ""),
      remedy: "Dashboard > Tasks: choose this person's task, and Retry Selected.")
  }

  static func pushFailed(_ reason: String) -> Shortfall {
    Shortfall(
      reason: "The newest push of the log failed. Okta: “\(shown(reason))”",
      remedy: "Dashboard > Tasks: choose this person's task, and Retry Selected.")
  }

  static func notProvisioned(_ status: String) -> Shortfall {
    Shortfall(
      reason: "WorkOS doesn't know the person yet (status \(shown(status))).",
      remedy: status == "ACTIVE"
        ? "Assignments tab > red icon > Provision User > OK."
        : "Wait some minutes; then Dashboard > Tasks > Retry Selected.")
  }

  static func notInDX(_ against: Preview.Against) -> Shortfall {
    switch against {
    case .file, .kept:
      Shortfall(
        reason: "Nobody in the backup has this e-mail.",
        remedy: "Directory sync makes new people only where DX notifies by e-mail alone.")
    case .live:
      Shortfall(
        reason: "DX lists nobody of this e-mail.",
        remedy: "Look for the person in DX: its Web API doesn't list everybody.")
    }
  }
}

extension TracedValue {
  /// The attribute's External name, fit for a sentence.
  var name: String { shown(attribute.externalName) }

  /// Where the value itself is mended.
  fileprivate var atSource: String {
    switch origin {
    case .personal: return "Assignments tab > this person > Edit (pencil)."
    case .group: return "Assignments tab > Groups > \(shown(source)) > Edit (pencil)."
    case .unmapped: return "Provisioning tab > Go to Profile Editor > Mappings."
    case .mapping:
      guard let name = mapping?.source else {
        return "Provisioning tab > Go to Profile Editor > Mappings: edit the expression."
      }
      return "Mend it at the source: Directory > People > this person > Profile: \(shown(name))."
    }
  }
}

extension DXValue {
  /// The value in quotation marks, or that there is none.
  var quoted: String { text.isEmpty ? "empty" : "“\(shown(text))”" }
}

extension DXReading.Flaw {
  /// What is wrong, as the end of a sentence.
  public var sentence: String {
    switch self {
    case .invisibleCharacter: "it holds a character that can't be seen."
    case .blankAtTheEnds: "it begins or ends with a blank."
    case .noDay: "DX reads days as YYYY-MM-DD or YYYY/MM/DD."
    case .notTRUE: "DX reads TRUE alone."
    case .noUserName: "DX reads a bare user name, no address."
    }
  }
}
