import Basics
import OktaAPI
import SetupCore

/// What would be written to Okta, request by request, or what came of it.
struct WriteItems {
  private let model: Model

  init(_ model: Model) { self.model = model }

  var items: [Page.Item] {
    let settled = model.writing.settled.map { [Page.Item(.callout(.note, $0))] } ?? []
    return settled + phase + written
  }

  private var phase: [Page.Item] {
    switch model.writing.phase {
    case .idle: []
    case .reading: [Page.Item(.paragraph("Reading Okta …"))]
    case .failed(let sentence): [Page.Item(.callout(.warning, sentence))]
    case .proposed(let proposal): items(of: proposal)
    case .sending(let done, let total):
      [Page.Item(.progress("Sending and reading back", done: done, total: total))]
    case .ended(let account): items(of: account)
    }
  }

  private func items(of proposal: WriteProposal) -> [Page.Item] {
    let plan = proposal.plan
    var items: [Page.Item] = []
    if plan.writes.isEmpty, plan.refusals.isEmpty {
      items.append(Page.Item(.entry(.done, proposal.nothingToSend, detail: "")))
    }
    if !plan.writes.isEmpty {
      let requests = counted(plan.writes.count, "request")
      items.append(
        Page.Item(.paragraph("\(requests), sent in this order once you have typed a word.")))
    }
    for (index, write) in plan.writes.enumerated() {
      items.append(Page.Item(.heading("\(index + 1)  \(write.title)")))
      let request = write.request(app: proposal.app)?.text ?? ""
      let lines = request.split(separator: "\n").enumerated().map { place, line in
        (place == 0 ? "Request" : "", String(line))
      }
      let change = [
        ("Before", Write.Content.sentence(write.before)),
        ("After", Write.Content.sentence(write.after)),
      ]
      items += (lines + change).map { label, text in Page.Item(.detail(label: label, visible(text)))
      }
    }
    items += (proposal.losses.map(\.sentence) + plan.notes).map {
      Page.Item(.callout(.warning, visible($0)))
    }
    return items + plan.refusals.map { Page.Item(.entry(.error, $0.reason, detail: $0.remedy)) }
  }

  private func items(of account: WriteAccount) -> [Page.Item] {
    var items = account.done.map { Page.Item(.entry(.done, "done: \($0.title)", detail: "")) }
    items += account.left.map { Page.Item(.entry(.unknown, "not done: \($0.title)", detail: "")) }
    guard let stop = account.stop else { return items }
    items.append(Page.Item(.callout(.warning, visible(stop.sentence))))
    guard stop.isForbidden else { return items }
    return items + model.setup.plan.map { Page.Item(.paragraph("Type by hand: \($0.clicks).")) }
  }

  // Newest first, as it is put back.
  private var written: [Page.Item] {
    guard let host = model.setup.organisation, let app = model.setup.app?.id else { return [] }
    let entries = model.setup.written.entries(host: host, app: app).reversed()
    guard !entries.isEmpty else { return [] }
    return [Page.Item(.heading("Written by this program, newest first"))]
      + entries.map { entry in
        Page.Item(
          .entry(
            .follower, entry.place.title,
            detail: visible("before: \(Write.Content.sentence(entry.original))")))
      }
  }

  private func visible(_ text: String) -> String { sanitised(text, limit: 4000) }
}
