import Platform
import Synchronization

/// A file in the vault that is written in pieces and read back, and is never kept.
///
/// It holds people's data while they are read from DX, for its owner alone. One that is dropped is
/// removed; one that a crash left is removed by the next writer.
public final class VaultScratch: Sendable {
  private struct State {
    var file: OpenFile?
    var length = 0
  }

  private let operations: FileOperations
  private let path: String
  private let state: Mutex<State>

  init(_ vault: Vault) throws(StoreFailure) {
    let path = Path.temporary(beside: vault.path + "/rows")
    let file = try attempt(.write, vault.path) { () throws(SystemError) in
      try vault.operations.open(path, .scratch)
    }
    operations = vault.operations
    self.path = path
    state = Mutex(State(file: file))
  }

  deinit { abandon() }

  /// Adds bytes at the end: all of them, or after a failure none.
  public func append(_ bytes: [UInt8]) throws(StoreFailure) {
    try state.withLock { state throws(StoreFailure) in
      guard let file = state.file else { throw .abandoned }
      let length = state.length
      try attempt(.write, Path.folder(of: path)) { () throws(SystemError) in
        do throws(SystemError) {
          try operations.writeAll(bytes, to: file)
        } catch {
          // Half a piece would be read back as rows; what can't be cut off ends the file.
          do throws(SystemError) { try operations.truncate(file, length) } catch {
            remove(&state)
          }
          throw error
        }
      }
      state.length += bytes.count
    }
  }

  /// Reads everything from front to back, in pieces.
  public func read(
    _ body: ([UInt8]) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    try state.withLock { state throws(StoreFailure) in
      guard let file = state.file else { throw .abandoned }
      var place = 0
      while place < state.length {
        let piece = try attempt(.read, path) { () throws(SystemError) in
          try [UInt8](filling: min(262_144, state.length - place)) { buffer throws(SystemError) in
            try file.read(into: buffer, at: place)
          }
        }
        guard !piece.isEmpty else { throw .refused(.read, path: path, .inputOutput) }
        try body(piece)
        place += piece.count
      }
    }
  }

  /// Removes the file; nothing can be written to it or read from it afterwards.
  public func abandon() { state.withLock { remove(&$0) } }

  private func remove(_ state: inout State) {
    guard state.file != nil else { return }
    state.file = nil
    operations.discard(path)
  }
}

extension Vault {
  /// Begins a file for rows that are not complete yet.
  public func beginScratch() throws(StoreFailure) -> VaultScratch {
    try prepare()
    return try VaultScratch(self)
  }
}
