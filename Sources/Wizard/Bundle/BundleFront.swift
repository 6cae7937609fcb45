import Basics
import Screens
import SetupCore

extension Model {
  /// Opens a bundle on what support asks first; behind it stands the screen as the customer left it.
  public mutating func showBundleFront() { dialog = .bundleFront(self) }

  /// The same in sentences, for the line dialogue.
  public var bundleFrontSentences: [String] { Dialog.bundleFront(self).body }
}

extension Dialog {
  /// Whose bundle it is, where it stands, when and by what it was made, what was read, what is found.
  static func bundleFront(_ model: Model) -> Dialog {
    let setup = model.setup
    let findings = Diagnosis.findings(in: setup, at: model.now, explaining: setup.symptom?.value)
    let open = setup.judged(at: model.now).count(where: \.blocks)
    let step = setup.position.step
    let body = [
      "Stands at step \(step.rawValue) of 5, \(step.title). \(counted(findings.count, "finding")), "
        + "\(counted(open, "open row")).",
      model.madeSentence, model.readsSentence,
    ]
    let found = findings.filter { $0.follows == nil }.map { finding in
      Choice(
        "\(model.about.marks.entry(finding.severity.entry)) \(finding.id.rawValue)",
        detail: finding.title, .causes(.show(finding.id)))
    }
    let ways = [
      Choice("Time line", .openTimeLine),
      Choice("What if something were mended", .whatIf(.list)),
      Choice("Compare with another bundle", .compareBundle),
      Choice("As the customer saw it"),
    ]
    let host = setup.organisation ?? "No organisation"
    return Dialog(
      .menu, title: host + (setup.app.map { " · \($0.label)" } ?? ""), body: body,
      choices: found + ways)
  }
}

extension Model {
  fileprivate var madeSentence: String {
    var text = "Made"
    if case .readOnly(let since) = access {
      text += " \(since.day(offset: offset)) \(since.clock(offset: offset))"
    }
    text += " by version \(about.version)"
    return text + (about.terminal.isEmpty ? "." : ", \(about.terminal).")
  }

  /// Which reads of Okta and DX were made, and which never were.
  fileprivate var readsSentence: String {
    let kinds = Observation.Kind.allCases.filter { $0 != .rateLimit && $0 != .backupShape }
    let made = kinds.filter { setup.observations[$0] != nil }
    let missing = kinds.filter { setup.observations[$0] == nil }
    func names(_ kinds: [Observation.Kind]) -> String {
      kinds.map(\.title).joined(separator: ", ")
    }
    if made.isEmpty { return "Nothing was read of Okta or DX: all is on a person's word." }
    let rest = missing.isEmpty ? "" : " Not read: \(names(missing))."
    return "Read: \(names(made)).\(rest)"
  }
}
