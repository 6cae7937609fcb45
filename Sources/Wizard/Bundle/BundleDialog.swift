import SetupCore
import SetupStore

extension Model {
  /// Asks where to write a bundle, after what will be in it; a bundle makes no bundle.
  mutating func askBundle() -> [Effect] {
    guard about.openedAt == nil else {
      return say(.refused, "This is a bundle already. Copy the file to hand it on.")
    }
    return ask(
      .bundle(
        BundleContents(of: events), as: SupportBundle.fileName(at: now, offset: offset)))
  }
}

extension Dialog {
  /// What is always in a bundle, what never is, and what can be left out, line by line.
  static func bundle(_ contents: BundleContents, as name: String) -> Dialog {
    let always = contents.lines.filter { $0.part == nil }.map { "+ " + $0.text }
    let toggles = contents.lines.compactMap { line in
      line.part.map { Toggle(label: line.text, name: $0.name) }
    }
    return Dialog(
      .bundle, title: "Make a bundle for DX support",
      body: ["It leaves out:"] + BundleContents.never.map { "- " + $0 } + ["It holds:"] + always
        + ["And these parts, unless you leave them out (Space):"],
      toggles: toggles,
      fields: [Field("Path", hint: "A new text file; nothing is sent or overwritten.", name)],
      choices: [Choice("Write it"), Choice("Cancel")])
  }
}
