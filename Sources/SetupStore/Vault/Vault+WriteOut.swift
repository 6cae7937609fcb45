import Basics
import Platform
import SetupCore

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
