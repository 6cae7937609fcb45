import Basics
import Glibc
import SetupCore

/// The two halves of a verification, each alone on one thread: what is left to gain, and where.
struct VerifyParts {
  private(set) var parsing = Measurement()
  private(set) var digesting = Measurement()

  mutating func measure(_ path: String) throws(BenchmarkFailure) {
    parsing.add {
      var verifier = BackupVerifier()
      Self.forEachChunk(of: path) { verifier.feed($0.assumingMemoryBound(to: UInt8.self)) }
      _ = try? verifier.finish()
    }
    digesting.add {
      var digest = SHA256()
      Self.forEachChunk(of: path) { digest.update($0) }
      _ = digest.finalize()
    }
  }

  private static func forEachChunk(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { buffer.deallocate() }
    while case let got = read(descriptor, buffer.baseAddress, buffer.count), got > 0 {
      body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
    }
  }
}
