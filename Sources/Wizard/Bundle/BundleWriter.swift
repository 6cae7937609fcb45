import Basics
import SetupCore
import SetupStore

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
