import Glibc

/// What a process costs while nothing is pressed, as the kernel counts it.
struct FrameIdle {
  /// Processor time in clock ticks, of all threads.
  private(set) var ticks = 0
  /// How often its first thread was woken from waiting.
  private(set) var wakes = 0
  /// Its memory in KiB, as the kernel counts what is resident.
  private(set) var memory = 0

  /// Watches a process for some seconds.
  init(of process: pid_t, seconds: UInt32) throws(BenchmarkFailure) {
    let before = try (Self.ticks(process), Self.wakes(process))
    sleep(seconds)
    ticks = try Self.ticks(process) - before.0
    wakes = try Self.wakes(process) - before.1
    memory = try Self.memory(of: process)
  }

  /// The memory of a process in KiB, as the kernel counts what is resident.
  static func memory(of process: pid_t) throws(BenchmarkFailure) -> Int {
    try number("VmRSS", process)
  }

  /// What of it is the process's own, in KiB: not pages of files, which the system can drop and share.
  static func ownMemory(of process: pid_t) throws(BenchmarkFailure) -> Int {
    try number("RssAnon", process)
  }

  /// The length of a tick.
  static var millisecondsPerTick: Int { 1_000 / max(1, sysconf(Int32(_SC_CLK_TCK))) }

  // proc(5): utime and stime are the fields 14 and 15; the name, in brackets, may hold spaces.
  private static func ticks(_ process: pid_t) throws(BenchmarkFailure) -> Int {
    let text = try contents("/proc/\(process)/stat")
    let fields = text.split(separator: ")").last?.split(separator: " ").map { Int($0) } ?? []
    guard fields.count > 12, let user = fields[11], let system = fields[12] else {
      throw BenchmarkFailure(reason: "/proc/\(process)/stat can't be understood.")
    }
    return user + system
  }

  private static func wakes(_ process: pid_t) throws(BenchmarkFailure) -> Int {
    try number("voluntary_ctxt_switches", process)
  }

  private static func number(
    _ name: String, _ process: pid_t
  ) throws(BenchmarkFailure) -> Int {
    let lines = try contents("/proc/\(process)/status").split(separator: "\n")
    let line = lines.first { $0.hasPrefix(name + ":") }
    guard let number = line.flatMap({ Int($0.filter(\.isNumber)) }) else {
      throw BenchmarkFailure(reason: "/proc/\(process)/status can't be understood.")
    }
    return number
  }

  private static func contents(_ path: String) throws(BenchmarkFailure) -> String {
    guard let file = fopen(path, "r") else {
      throw BenchmarkFailure(reason: "\(path) can't be read: the program has ended.")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
