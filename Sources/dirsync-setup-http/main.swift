import Foundation
import Glibc
import HTTPTransport
import Platform

// Started by dirsync-setup, with a channel to it as standard input and output. Reads orders until
// the channel closes; the program that started it may die without a word.

guard isatty(STDIN_FILENO) == 0 else {
  FileHandle.standardError.write(
    Data("This program is started by dirsync-setup and does nothing by itself.\n".utf8))
  exit(2)
}
ThisProcess.forbidDumps()
Confinement.closeInheritedFiles()
Confinement.limitMemory()
ThisProcess.forbidDumps()
signal(SIGPIPE, SIG_IGN)
WaitGovernor.start()

let reports = ReportWriter(to: STDOUT_FILENO)
reports.send(.ready(version: HelperReport.version))
let runner = RequestRunner(reports)
var splitter = LineSplitter(limit: 4 << 20)
var buffer = [UInt8](repeating: 0, count: 64 << 10)
while true {
  let count = read(STDIN_FILENO, &buffer, buffer.count)
  if count < 0, errno == EINTR { continue }
  guard count > 0 else { exit(0) }
  WaitGovernor.moved()
  do {
    for line in try splitter.lines(adding: buffer[..<count]) {
      runner.handle(try JSONDecoder().decode(HelperOrder.self, from: Data(line)))
    }
  } catch {
    exit(1)
  }
}
