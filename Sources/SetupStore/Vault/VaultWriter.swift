import Platform
import Basics
import SetupCore

/// A file on its way into the vault.
///
/// Nothing of it can be seen there before `commit(expecting:)`. One that is dropped without being
/// committed is removed; one that a crash left is removed by the next writer.
public final class VaultWriter {
  private let vault: Vault
  private let temporary: String
  private var file: OpenFile?
  private var digest = SHA256()

  init(_ vault: Vault) throws(StoreFailure) {
    let temporary = Path.temporary(beside: vault.path + "/copy")
    file = try attempt(.write, vault.path) { () throws(SystemError) in
      try vault.operations.open(temporary, .creating)
    }
    self.vault = vault
    self.temporary = temporary
  }

  deinit { abandon() }

  /// Takes the next bytes in.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(StoreFailure) {
    let file = try open()
    digest.update(bytes)
    try attempt(.write, vault.path) { () throws(SystemError) in
      try vault.operations.writeAll(bytes, to: file)
    }
  }

  /// Takes the next bytes in.
  public func write(_ bytes: [UInt8]) throws(StoreFailure) {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(StoreFailure) in try write(buffer) }
    }
    try outcome.get()
  }

  /// Keeps the file if its bytes are those of the digest; it is on the disk when this returns.
  public func commit(expecting sha256: String) throws(StoreFailure) {
    let file = try open()
    // What fails below leaves nothing behind.
    defer { abandon() }
    let kept = vault.path + "/" + sha256 + ".csv"
    guard Vault.isDigest(sha256[...]), Hexadecimal.text(digest.finalize()) == sha256 else {
      throw .digestDiffers(path: kept)
    }
    try attempt(.save, kept) { () throws(SystemError) in
      try vault.operations.sync(file)
      try vault.operations.rename(temporary, kept)
      self.file = nil
      try vault.operations.syncFolder(vault.path)
    }
  }

  /// Removes what was written so far.
  public func abandon() {
    guard file != nil else { return }
    file = nil
    vault.operations.discard(temporary)
  }

  private func open() throws(StoreFailure) -> OpenFile {
    guard let file else { throw .abandoned }
    return file
  }
}
