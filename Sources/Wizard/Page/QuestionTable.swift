import SetupCore

/// The walk through the questions as a page shows it: the next question, or where it ended.
struct QuestionTable {
  let model: Model
  let walk: QuestionWalk

  init(_ model: Model) {
    self.model = model
    walk = QuestionWalk(model.setup, at: model.now)
  }

  var items: [Page.Item] {
    if let question = walk.next { return opening + items(of: question) + ways }
    switch walk.ending {
    case .concluded(let findings):
      return opening + findings.flatMap(items)
        + [Page.Item(.action("It was not this: ask on"), .setAsideCause)] + ways
    case .undecided(let findings, let open): return opening + undecided(findings, open) + ways
    case .nothingFits, nil:
      let text =
        "Nothing of the catalogue fits your answers. Make a bundle for DX support: the path of "
        + "your answers is in it."
      return opening + [Page.Item(.callout(.note, text))] + ways
    }
  }

  private var opening: [Page.Item] {
    let sees = walk.symptom == .unknown ? "" : "You see: \(walk.symptom.title). "
    let place =
      walk.next == nil
      ? "\(counted(walk.path.count, "answer"))." : "Question \(walk.path.count + 1)."
    return [Page.Item(.paragraph(sees + place))]
  }

  private func items(of question: Question) -> [Page.Item] {
    [
      Page.Item(.heading(question.asks)), Page.Item(.paragraph("Where to look: \(question.look).")),
    ]
      + question.answers.map {
        Page.Item(.answer($0.words), .answer(question: question.id, answer: $0.id))
      }
  }

  // A step back, and a way to start again for those who took the wrong symptom.
  private var ways: [Page.Item] {
    var items: [Page.Item] = []
    if !model.setup.answers.isEmpty {
      items.append(Page.Item(.action("Take back the last answer"), .takeBackAnswer))
    }
    if walk.symptom != .unknown || !model.setup.answers.isEmpty {
      items.append(Page.Item(.action("Begin anew, from “I don't know”"), .beginQuestionsAnew))
    }
    return items
  }

  private func items(of finding: Finding) -> [Page.Item] {
    let sureness = finding.confidence == .likely ? ", likely" : ""
    let words = "\(finding.severity.words)\(sureness), \(finding.id.rawValue). "
    return [
      Page.Item(.heading("\(finding.severity.glyph) \(finding.title)")),
      Page.Item(.paragraph(words + finding.evidence)), Page.Item(.paragraph(finding.remedy)),
      Page.Item(.heading("Mend it")),
    ]
      + finding.fix.enumerated().map { Page.Item(.todo(number: $0.offset + 1, $0.element)) }
      + [Page.Item(.heading("Then")), Page.Item(.paragraph(finding.id.afterwards))]
  }

  private func undecided(_ findings: [Finding], _ open: [Question]) -> [Page.Item] {
    let intro = "Your answers don't tell these apart; the likeliest is first."
    let shown = findings.prefix(Self.most).flatMap { finding in
      [
        Page.Item(.heading("\(finding.severity.glyph) \(finding.title)")),
        Page.Item(.paragraph("\(finding.severity.words), likely. \(finding.remedy)")),
      ]
    }
    let rest = findings.count - Self.most
    let more = rest > 0 ? [Page.Item(.paragraph("And \(rest) more, less likely."))] : []
    let apart = open.isEmpty ? [] : [Page.Item(.heading("What would tell them apart"))]
    return [Page.Item(.paragraph(intro))] + shown + more + apart
      + open.prefix(Self.most).map {
        Page.Item(.paragraph("\($0.asks) Where to look: \($0.look)."))
      }
  }

  /// How many causes or questions are spelled out where many are left.
  private static let most = 5
}

extension Severity {
  /// The severity's glyph: colour never carries the meaning alone.
  fileprivate var glyph: String {
    switch self {
    case .error: "✗"
    case .warning: "!"
    case .info: "·"
    }
  }

  fileprivate var words: String {
    switch self {
    case .error: "Error"
    case .warning: "Warning"
    case .info: "Note"
    }
  }
}

extension FindingID {
  /// What to do once it is mended: where values wait, and for what.
  fileprivate var afterwards: String {
    switch self {
    case .portalLinkExpired: "Go on with the portal's steps. Nothing has to be sent from Okta."
    case .nightlyRunNotDue, .forceSyncNothingToPush, .oktaRateLimited, .targetRateLimited,
      .inactiveUsersDeleted, .backupResavedBySpreadsheet:
      "Nothing has to be sent anew. What has reached WorkOS reaches DX tonight, or at once if DX "
        + "support runs the sync."
    default:
      "Provisioning > To App > Force Sync. Reached WorkOS: minutes. Reached DX: tonight, or at once "
        + "if DX support runs the sync."
    }
  }
}
