import Glibc

/// A run of the real program, with the most memory that it and its helper ever had.
struct WatchedProgram {
  /// Its exit code; 128 and more for a signal.
  private(set) var code: Int32 = -1
  /// How long it ran.
  private(set) var seconds = 0.0
  /// The most memory of the program, and of all its children, in KiB as the kernel counts.
  private(set) var peak = 0, childrenPeak = 0

  /// Runs a line of the shell to its end; the shell becomes the program by `exec`.
  init(_ line: String) throws(BenchmarkFailure) {
    var process = pid_t()
    let texts = ["sh", "-c", "exec \(line)"]
    let words = texts.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var times = Measurement()
    let problem = posix_spawn(&process, "/bin/sh", nil, nil, words, [nil])
    guard problem == 0 else { throw BenchmarkFailure(reason: "The program did not start.") }
    times.add { code = watch(process) }
    seconds = times.shortest
  }

  // The kernel keeps the peak of a process that runs; what is missed is its last 10 ms.
  private mutating func watch(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      peak = max(peak, Self.peak(of: process))
      let children = Self.children(of: process).map(Self.peak(of:))
      childrenPeak = max(childrenPeak, children.reduce(0, +))
      usleep(10_000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func peak(of process: pid_t) -> Int {
    let lines = contents("/proc/\(process)/status").split(separator: "\n")
    return lines.first { $0.hasPrefix("VmHWM:") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  // A child belongs to the thread that started it.
  private static func children(of process: pid_t) -> [pid_t] {
    let folder = "/proc/\(process)/task"
    guard let threads = opendir(folder) else { return [] }
    defer { closedir(threads) }
    var children: [pid_t] = []
    while let entry = readdir(threads) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      children += contents("\(folder)/\(name)/children").split(separator: " ")
        .compactMap { pid_t($0) }
    }
    return children
  }

  private static func contents(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
