import Basics
import SetupCore

/// The way through the questions as a page shows it: the next question, or where it ended.
struct QuestionTable {
  let model: Model
  let way: QuestionPath

  init(_ model: Model) {
    self.model = model
    way = QuestionPath(model.setup, at: model.now)
  }

  var items: [Page.Item] {
    if let question = way.next { return opening + items(of: question) + ways }
    switch way.ending {
    case .concluded(let findings):
      return opening + findings.flatMap(items)
        + [Page.Item(.action("It was not this: ask on"), .causes(.setAside))] + ways
    case .undecided(let findings, let open): return opening + undecided(findings, open) + ways
    case .nothingFits, nil:
      let text =
        "Nothing of the catalogue fits your answers. Make a bundle for DX support: the path of "
        + "your answers is in it."
      return opening + [Page.Item(.callout(.note, text))] + ways
    }
  }

  private var opening: [Page.Item] {
    let sees = way.symptom == .unknown ? "" : "You see: \(way.symptom.title). "
    let place =
      way.next == nil
      ? "\(counted(way.path.count, "answer"))." : "Question \(way.path.count + 1)."
    return [Page.Item(.paragraph(sees + place))]
  }

  private func items(of question: Question) -> [Page.Item] {
    [
      Page.Item(.heading(question.sentence)),
      Page.Item(.paragraph("Where to look: \(question.place).")),
    ]
      + question.answers.map {
        Page.Item(.answer($0.title), .causes(.answer(question: question.id, answer: $0.id)))
      }
  }

  // A step back, and a way to start again for those who took the wrong symptom.
  private var ways: [Page.Item] {
    var items: [Page.Item] = []
    if !model.setup.answers.isEmpty {
      items.append(Page.Item(.action("Take back the last answer"), .causes(.takeBackAnswer)))
    }
    if way.symptom != .unknown || !model.setup.answers.isEmpty {
      items.append(Page.Item(.action("Begin anew, from “I don't know”"), .causes(.beginAnew)))
    }
    return items
  }

  private func items(of finding: Finding) -> [Page.Item] {
    let sureness = finding.confidence == .likely ? " (likely)" : ""
    let title = "\(finding.id.rawValue)   \(finding.title)\(sureness)"
    return [Page.Item(.entry(finding.severity.entry, title, detail: ""))]
      + FindingItems(model, []).details(of: finding)
  }

  private func undecided(_ findings: [Finding], _ open: [Question]) -> [Page.Item] {
    let intro = "Your answers don't tell these apart; the likeliest is first."
    let shown = findings.prefix(Self.most).map { finding in
      Page.Item(
        .entry(
          finding.severity.entry, "\(finding.id.rawValue)   \(finding.title) (likely)",
          detail: finding.remedy))
    }
    let rest = findings.count - Self.most
    let more = rest > 0 ? [Page.Item(.paragraph("And \(rest) more, less likely."))] : []
    let apart = open.isEmpty ? [] : [Page.Item(.heading("What would tell them apart"))]
    return [Page.Item(.paragraph(intro))] + shown + more + apart
      + open.prefix(Self.most).map {
        Page.Item(.paragraph("\($0.sentence) Where to look: \($0.place)."))
      }
  }

  /// How many causes or questions are spelled out where many are left.
  private static let most = 5
}
