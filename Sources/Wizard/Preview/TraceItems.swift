import Screens
import SetupCore

/// One person's way as a page shows it.
struct TraceItems {
  private let state: TraceState
  private let model: Model

  init(_ model: Model) { (state, self.model) = (model.preview.trace, model) }

  var items: [Page.Item] {
    let running = state.isRunning ? [Page.Item(.paragraph("Reading Okta, the log and DX …"))] : []
    guard let trace = state.found else { return running.isEmpty ? [unasked] : running }
    let lines = trace.lines(offset: model.offset).map { line in
      Page.Item(
        .entry(line.mark.entry, line.label.padded(to: 11) + line.text, detail: line.remedy))
    }
    let near = trace.isNobody ? trace.person.near : []
    return running + lines
      + near.map { Page.Item(.action("Follow \($0)"), .preview(.trace($0))) }
  }

  private var unasked: Page.Item {
    Page.Item(.paragraph(model.missingForPreview.first ?? "Nobody is followed yet."))
  }
}

extension Trace.Mark {
  fileprivate var entry: Page.EntryKind {
    switch self {
    case .good: .done
    case .wrong: .error
    case .unknown: .unknown
    case .none: .follower
    }
  }
}
