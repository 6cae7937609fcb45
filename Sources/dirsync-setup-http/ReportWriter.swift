import Foundation
import Glibc
import HTTPTransport

/// Writes reports to the program, one after the other, on a queue of its own.
///
/// So that counting what a server sends never waits for the channel.
final class ReportWriter: Sendable {
  private let file: Int32
  private let queue = DispatchQueue(label: "reports")

  init(to file: Int32) { self.file = file }

  func send(_ report: HelperReport) {
    queue.async { [file] in
      guard let line = try? report.line() else { exit(1) }
      var rest = line[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        // Nobody listens any more.
        guard count > 0 else { exit(0) }
        rest = rest.dropFirst(count)
      }
    }
  }
}
