import Basics
import SetupCore

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

  // Most is known from one look or one word: its time is said once.
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
