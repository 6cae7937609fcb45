import Basics
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

/// Writes a bundle of a state folder's journal to a new file.
public struct BundleWriter: Sendable {
  /// Writes it as made at a moment, at an offset from UTC in minutes, without some parts.
  public typealias Write =
    @Sendable (
      _ path: String, _ at: Instant, _ offset: Int, _ without: Set<BundlePart>
    ) -> Storage.Answer<Void>
  /// Writes one.
  public var write: Write

  /// A writer by its one function.
  public init(write: @escaping Write) {
    self.write = write
  }

  /// Writes none: there is no journal to make one of.
  public static let none = BundleWriter { _, _, _, _ in
    .failure(.init("This is a bundle already. Copy the file to hand it on."))
  }

  /// Takes the events from the disk, so that those of this sitting are in it.
  public static func live(
    _ folder: StateFolder, _ environment: SupportBundle.Environment
  ) -> BundleWriter {
    BundleWriter { path, at, offset, parts in
      do throws(StoreFailure) {
        let journal = try JournalFile.open(readOnly: folder.journal.path)
        let bundle = SupportBundle(
          journal.reading.events, environment, created: at, offset: offset, without: parts)
        return .success(try bundle.write(to: path))
      } catch {
        return .failure(.init(error.sentence))
      }
    }
  }
}
