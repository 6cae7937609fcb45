import Glibc

/// A file in /tmp that is written once and goes with its owner.
struct TemporaryFile: ~Copyable {
  let path: String

  /// Makes it, and hands it to whoever writes it.
  ///
  /// - Parameter what: what is written, to say what failed.
  init(
    _ what: String, writing write: (UnsafeMutablePointer<FILE>) -> Void
  ) throws(BenchmarkFailure) {
    var name = Array("/tmp/dirsync-setup-bench-XXXXXX\0".utf8.map(CChar.init(bitPattern:)))
    let descriptor = mkstemp(&name)
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else {
      throw BenchmarkFailure(reason: "No temporary file could be made in /tmp.")
    }
    write(file)
    let hasFailed = ferror(file) != 0
    guard fclose(file) == 0, !hasFailed else {
      throw BenchmarkFailure(reason: "\(what) could not be written to /tmp.")
    }
  }

  deinit { unlink(path) }
}
