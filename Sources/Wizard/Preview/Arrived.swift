import Basics
import DXAPI
import Screens
import SetupCore

/// The night after: what arrived in DX of what Okta sends, attribute by attribute.
struct ArrivedItems {
  private let model: Model

  init(_ model: Model) { self.model = model }

  var items: [Page.Item] {
    guard let dated = model.setup.observations.arrivedValues else { return [unread] }
    let seen = dated.value
    let when = dated.at.short(at: model.now, offset: model.setup.offset)
    let head = Page.Item(
      .paragraph(
        "Compared \(when) for \(counted(seen.people, "assigned person", "assigned people"))."))
    let names = model.setup.plan.map(\.externalName)
    let rows = names.map { Page.Item(.tableRow([$0, predicted($0), arrived($0, seen)])) }
    return [head, Page.Item(.tableHead(["Attribute", "The preview said", "In DX"]))] + rows
      + missing
  }

  private var unread: Page.Item {
    let words =
      model.signIn.isSignedInToDX
      ? "Nothing was compared yet. r compares Okta with DX."
      : "Without a token of DX's Web API nothing can be compared here. Look at two or three people "
        + "in DX, and say what you saw."
    return Page.Item(.paragraph(words))
  }

  // What the newest preview counted before the night.
  private func predicted(_ name: String) -> String {
    guard let change = model.setup.preview?.value.changed.first(where: { $0.attribute == name })
    else { return "-" }
    var parts: [String] = []
    if change.filled > 0 { parts.append("\(grouped(change.filled)) filled") }
    let changed = change.count - change.filled - change.blanked
    if changed > 0 { parts.append("\(grouped(changed)) changed") }
    if change.blanked > 0 { parts.append("\(grouped(change.blanked)) blanked") }
    return parts.isEmpty ? "nothing changes" : parts.joined(separator: ", ")
  }

  private func arrived(_ name: String, _ seen: ObservedArrivedValues) -> String {
    if seen.notReported.contains(name) { return "? its Web API has no place for it" }
    let lacking = seen.lacking[name] ?? 0
    return lacking == 0 ? "✓ arrived" : "✗ not for \(counted(lacking, "person", "people"))"
  }

  private var missing: [Page.Item] {
    let values = model.preview.missing
    guard !values.isEmpty else { return [] }
    let names = Set(values.map(\.attribute)).sorted()
    return [Page.Item(.heading("Did not arrive (shown, not stored)"))]
      + values.prefix(50).map { value in
        Page.Item(
          .tableRow([
            value.email, value.attribute,
            "\(shownValue(value.has)) in DX, \(shownValue(value.due)) in Okta",
          ]),
          .preview(.trace(value.email)))
      }
      + names.map {
        Page.Item(.action("Why \($0) did not arrive"), .causes(.diagnose(.fieldNotSyncing)))
      }.prefix(1)
  }
}
