import Glibc
import Wizard

/// Work in a process of its own, whose memory is that of nothing else.
enum MeasuredChild: String {
  /// Verifies an export.
  case verify = "--verify-child"
  /// Previews pages of app users against an export.
  case preview = "--preview-child"

  /// Does the work, and prints the kernel's figure for the most memory this process had, in KiB.
  func run(_ paths: [String]) -> Int32 {
    guard isDone(paths), let status = fopen("/proc/self/status", "r") else { return 1 }
    defer { fclose(status) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, status) != nil {
      let text = Self.text(line)
      if text.hasPrefix("VmHWM:") { print(text.filter(\.isNumber)) }
    }
    return 0
  }

  private func isDone(_ paths: [String]) -> Bool {
    switch (self, paths.count) {
    case (.verify, 1): return (try? verifyBackupFile(at: paths[0])) != nil
    case (.preview, 2): return (try? PreviewRun(pages: paths[0], backup: paths[1]).count()) != nil
    case (.verify, _), (.preview, _): return false
    }
  }

  /// The most memory that a process of this program had for it.
  func peakMegabytes(_ paths: String...) throws(BenchmarkFailure) -> Double {
    var line = [CChar](repeating: 0, count: 64)
    var program = [CChar](repeating: 0, count: 4096)
    guard readlink("/proc/self/exe", &program, 4095) > 0,
      let child = popen(
        "'\(Self.text(program))' \(rawValue) \(paths.joined(separator: " "))", "r")
    else { throw BenchmarkFailure(reason: "The program could not start itself again.") }
    defer { pclose(child) }
    fgets(&line, 64, child)
    guard let kibibytes = Double(Self.text(line).filter(\.isNumber)) else {
      throw BenchmarkFailure(reason: "The child process told no memory figure.")
    }
    return kibibytes * 1024 / 1_000_000
  }

  private static func text(_ line: [CChar]) -> String {
    String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
