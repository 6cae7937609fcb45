import Foundation
import Glibc

/// Lets the programs that a test starts leave core dumps, as far as the machine allows.
public func allowDumps() {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
}

/// The size that a process' core dump may have: now, and at most.
public func dumpLimit(of process: Int32) -> [String] {
  let limits = (try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)) ?? ""
  let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") } ?? ""
  return line.dropFirst(18).split(separator: " ").prefix(2).map(String.init)
}
