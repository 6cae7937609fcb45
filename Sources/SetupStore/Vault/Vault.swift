import Basics
import Platform
import SetupCore

/// The folder of kept files: verified backups by their digests, and the digest key.
public struct Vault: Sendable {
  /// A backup in the vault.
  public struct KeptFile: Hashable, Sendable {
    /// The file's SHA-256 in lower-case hexadecimal, which is its name.
    public let sha256: String
    /// The file's size.
    public let bytes: Int
  }

  /// Where the vault is.
  public let path: String
  let isWritable: Bool
  let operations: FileOperations

  /// Begins keeping a file: write its bytes, then commit or abandon it.
  public func beginCopy() throws(StoreFailure) -> VaultWriter {
    try prepare()
    return try VaultWriter(self)
  }

  /// The kept files, by digest.
  public func keptFiles() -> [KeptFile] {
    Folder.names(in: path).compactMap { name in
      guard name.hasSuffix(".csv"), Self.isDigest(name.dropLast(4)),
        let status = FileStatus(ofLink: path + "/" + name), status.isPlain
      else { return nil }
      return KeptFile(sha256: String(name.dropLast(4)), bytes: status.size)
    }
  }

  /// Where a kept file is, for those who read it themselves.
  ///
  /// - Throws: `notKept` also for what is no digest: those come from the journal, and are not
  ///   trusted to name a file.
  public func path(ofKept sha256: String) throws(StoreFailure) -> String {
    let file = path + "/" + sha256 + ".csv"
    guard Self.isDigest(sha256[...]), FileStatus(ofLink: file)?.isPlain == true else {
      throw .notKept(sha256: sha256)
    }
    return file
  }

  /// Deletes every kept file and returns how many there were; the digest key stays.
  ///
  /// The key is no person's data, and a bundle made later can still tell "the same person".
  public func forget() throws(StoreFailure) -> Int {
    guard isWritable else { throw .readOnly }
    operations.discardTemporaries(in: path)
    let kept = keptFiles()
    for file in kept {
      let name = path + "/" + file.sha256 + ".csv"
      try attempt(.remove, name) { () throws(SystemError) in try operations.remove(name) }
    }
    if !kept.isEmpty {
      try attempt(.save, path) { () throws(SystemError) in try operations.syncFolder(path) }
    }
    return kept.count
  }

  /// Makes the vault's folder if it isn't there.
  func prepare() throws(StoreFailure) {
    guard isWritable else { throw .readOnly }
    try StateFolder.prepareFolder(path, operations)
  }

  /// Whether a text is a SHA-256 in lower-case hexadecimal.
  static func isDigest(_ text: Substring) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension Vault {
  /// Reads a kept file from front to back in pieces, and then throws if it isn't what was kept.
  ///
  /// The pieces are good only once this has returned.
  public func read(
    _ sha256: String, _ body: (UnsafeRawBufferPointer) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    let kept = try path(ofKept: sha256)
    guard let file = try openPlainFile(kept, operations) else { throw .notKept(sha256: sha256) }
    var digest = SHA256()
    while true {
      let piece = try attempt(.read, kept) { () throws(SystemError) in
        try [UInt8](filling: 262_144) { buffer throws(SystemError) in try file.read(into: buffer) }
      }
      guard !piece.isEmpty else { break }
      digest.update(piece)
      try piece.withUnsafeBytes { bytes in
        Result { () throws(StoreFailure) in try body(bytes) }
      }.get()
    }
    guard Hexadecimal.text(digest.finalize()) == sha256 else { throw .digestDiffers(path: kept) }
  }

  /// Writes a kept file to a path of the person's choice, for its owner alone.
  ///
  /// All of it or nothing. A file that is there already is replaced only if `overwriting`, and
  /// what is there and isn't an ordinary file never.
  public func writeOut(
    _ sha256: String, to path: String, overwriting: Bool = false
  ) throws(StoreFailure) {
    let output = try OutputFile(path, overwriting: overwriting, operations)
    try output.writeWhole { output throws(StoreFailure) in
      try read(sha256) { piece throws(StoreFailure) in try output.write(piece) }
    }
  }
}
