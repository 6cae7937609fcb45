import Synchronization

/// The blocks of a built-in screen, read when they are first asked for.
///
/// A start shows one screen of forty, and reading all of them took longer than drawing it.
final class UnreadBlocks: Sendable {
  private let file: String
  private let text: String
  private let read = Mutex<[Block]?>(nil)

  /// The blocks of a text that the linter has passed: an object with `blocks` alone.
  init(file: String, text: String) { (self.file, self.text) = (file, text) }

  var blocks: [Block] {
    read.withLock { read in
      if let read { return read }
      let blocks = ScreenReader.blocks(file: file, text: text)
      read = blocks
      return blocks
    }
  }
}
