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
        + [Page.Item(.action("It was not this: ask on"), .causes(.dismiss))] + ways
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

extension QuestionTable {
  /// What stands beside the question: what is left, what the answers ruled out, what is known.
  var notes: [Page.Note] {
    let notes = way.next == nil ? [answers] : [possible, ruledOut]
    return (notes + [dismissed, known]).filter { !$0.lines.isEmpty }
  }

  private var possible: Page.Note {
    Page.Note(
      heading: "Still possible (\(way.possible.count))",
      lines: titles(way.possible, most: 4, apart: true))
  }

  // The newest answers in full: what they changed is what one wants to see.
  private var ruledOut: Page.Note {
    let newest = way.path.suffix(2).reversed().map { step in
      let causes = step.ruledOut.isEmpty ? "nothing" : titles(step.ruledOut, most: 2).joined()
      return "By \(step.sentence): \(causes)."
    }
    let earlier = way.path.dropLast(2)
    let count = earlier.reduce(0) { $0 + $1.ruledOut.count }
    let rest =
      earlier.isEmpty ? [] : ["By \(counted(earlier.count, "earlier answer")): \(count)."]
    return Page.Note(heading: "Ruled out", lines: newest + rest)
  }

  private var answers: Page.Note {
    Page.Note(
      heading: "Your answers",
      lines: way.path.map { step in
        step.sentence + (step.ruledOut.isEmpty ? "" : " (\(step.ruledOut.count) ruled out)")
      })
  }

  private var dismissed: Page.Note {
    Page.Note(heading: "It was not", lines: way.dismissed.map { $0.entry.title + "." })
  }

  // Most is known from one observation or one attestation: its time is said once.
  private var known: Page.Note {
    var groups: [(source: String, titles: [String])] = []
    for known in way.known {
      if let index = groups.firstIndex(where: { $0.source == known.source }) {
        groups[index].titles.append(known.title)
      } else {
        groups.append((known.source, [known.title]))
      }
    }
    return Page.Note(
      heading: "Taken as known",
      lines: groups.map { "\($0.titles.joined(separator: ", ")): \($0.source)." })
  }

  /// The first titles and how many more there are, each apart or as one text.
  private func titles(_ ids: [FindingID], most: Int, apart: Bool = false) -> [String] {
    let rest = ids.count - most
    let shown =
      ids.prefix(rest == 1 ? most + 1 : most).map { $0.entry.title }
      + (rest > 1 ? ["and \(rest) more"] : [])
    return apart ? shown : [shown.joined(separator: "; ")]
  }
}
