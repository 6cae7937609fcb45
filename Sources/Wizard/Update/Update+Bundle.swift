import SetupCore
import SetupStore

extension Model {
  /// Asks where to write a bundle, after what will be in it; a bundle makes no bundle.
  mutating func askBundle() -> [Effect] {
    guard openedAt == nil else {
      notice = Notice(.refused, "This is a bundle already. Copy the file to hand it on.")
      return []
    }
    return ask(
      .bundle(
        BundleContents(of: setup), as: SupportBundle.fileName(at: now, offset: offset)))
  }
}

extension Dialog {
  static func bundle(_ contents: BundleContents, as name: String) -> Dialog {
    let body =
      ["It holds:"] + contents.holds.map { "+ " + $0 }
      + ["It leaves out:"] + contents.leavesOut.map { "- " + $0 }
    return Dialog(
      .bundle, title: "Make a bundle for DX support", body: body,
      fields: [Field("Path", hint: "A new text file; nothing is sent or overwritten.", name)],
      choices: [Choice("Write it", nil), Choice("Cancel", nil)])
  }
}
