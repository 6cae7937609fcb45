import Basics
import Foundation
import Glibc
import SetupCore
import Testing
import Wizard

@Suite("Verifying the file of a user export")
struct BackupFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("Digest, size and findings, and every byte handed on", arguments: [0, 1, 30_000])
  func whole(_ rows: Int) throws {
    let bytes = export(rows: rows)
    let path = try folder.write("users.csv", bytes)
    var copy: [UInt8] = []
    var steps: [Int64] = []
    let found = try verifyBackupFile(
      at: path, progress: { done, _ in steps.append(done) }, copyTo: { copy.append(contentsOf: $0) }
    )
    #expect(found.sha256 == SHA256.hexadecimal(of: bytes))
    #expect(found.bytes == bytes.count)
    #expect(found.file == path)
    #expect(found.rows == rows)
    #expect(found.verdict == (rows == 0 ? .unmet : .met))
    #expect(copy == bytes)
    #expect(steps == steps.sorted() && steps.last == Int64(bytes.count))
    #expect(steps.count == (bytes.count + 262_143) / 262_144)
  }

  @Test("An empty file is judged, not refused")
  func empty() throws {
    let found = try verifyBackupFile(at: try folder.write("empty.csv", []))
    #expect(found.problems.map(\.kind) == [.empty])
    #expect(found.sha256 == SHA256.hexadecimal(of: []))
  }

  @Test("What is no file is refused in a sentence")
  func refused() throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let missing = folder.path + "/mis\u{1B}sing.csv"
    #expect(reason(folder.path) == "\(folder.path) is a folder, not a file.")
    #expect(reason(pipe) == "\(pipe) is a pipe or a device, not a file.")
    #expect(reason("/dev/null") == "/dev/null is a pipe or a device, not a file.")
    #expect(reason(missing) == "There is no file \(folder.path)/mis<U+001B>sing.csv.")
    #expect(reason(pipe + "/x") == "There is no file \(pipe)/x.")
    #expect(reason("") == "There is no file \"\".")
  }

  @Test("A file that may not be read", .enabled(if: geteuid() != 0))
  func notAllowed() throws {
    let path = try folder.write("users.csv", export(rows: 1))
    chmod(path, 0)
    #expect(reason(path) == "\(path) may not be read by this account.")
  }

  @Test("A file that shrinks, grows or is written to meanwhile is no backup")
  func changing() throws {
    let bytes = export(rows: 30_000)
    let changes: [(String) -> Void] = [
      { truncate($0, 300_000) }, { truncate($0, off_t(bytes.count + 1)) }, { utimes($0, nil) },
    ]
    for change in changes {
      let path = try folder.write("users.csv", bytes)
      folder.age(path)
      let failure = #expect(throws: BackupFileFailure.self) {
        try verifyBackupFile(at: path, progress: { done, _ in if done == 262_144 { change(path) } })
      }
      #expect(failure?.shortfall.reason == "\(path) changed while it was read.")
    }
  }

  @Test("A file that is deleted meanwhile is read to its end")
  func vanishing() throws {
    let bytes = export(rows: 30_000)
    let path = try folder.write("users.csv", bytes)
    let found = try verifyBackupFile(at: path, progress: { _, _ in unlink(path) })
    #expect(found.sha256 == SHA256.hexadecimal(of: bytes))
  }

  @Test("It stops when it is told to, within a chunk")
  func cancelled() throws {
    let path = try folder.write("users.csv", export(rows: 30_000))
    var last: Int64 = 0
    let failure = #expect(throws: BackupFileFailure.self) {
      try verifyBackupFile(
        at: path, progress: { done, _ in last = done }, isCancelled: { last >= 262_144 })
    }
    #expect(last == 262_144)
    #expect(failure?.shortfall.reason == "The verification was called off.")
  }

  @Test("A copy that can't be written ends it with what went wrong")
  func copyFails() throws {
    struct DiskFull: Error, CustomStringConvertible { var description: String { "disk full" } }
    let path = try folder.write("users.csv", export(rows: 1))
    let failure = #expect(throws: BackupFileFailure.self) {
      try verifyBackupFile(at: path, copyTo: { _ in throw DiskFull() })
    }
    #expect(failure?.shortfall.reason == "The copy of the file could not be written: disk full.")
  }

  @Test("An unknown e-mail column is told before the rest of the file is read")
  func unknownColumn() throws {
    let path = try folder.write("users.csv", export(rows: 30_000))
    var steps = 0
    let failure = #expect(throws: BackupFileFailure.self) {
      try verifyBackupFile(at: path, emailColumn: "mail", progress: { _, _ in steps += 1 })
    }
    #expect(steps == 0)
    #expect(
      failure?.shortfall
        == Shortfall(
          reason: "The file has no column \"mail\".",
          remedy: "Name one of its columns: \"id\", \"email\", \"team\"."))
  }

  private func reason(_ path: String) -> String? {
    let failure = #expect(throws: BackupFileFailure.self) { try verifyBackupFile(at: path) }
    return failure?.shortfall.reason
  }

  private func export(rows: Int) -> [UInt8] {
    var writer = CSVWriter()
    writer.write(["id", "email", "team"])
    for row in 0..<rows {
      writer.write(["\(row)", "person\(row)@example.com", "Team, \(row % 7)"])
    }
    return writer.take()
  }
}

/// A folder of a test's own, gone with it.
private final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/dirsync-setup-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// An hour older: on a file just written, a change may fall into the same tick of the clock.
  func age(_ file: String) {
    var times = [timeval](repeating: timeval(tv_sec: time(nil) - 3600, tv_usec: 0), count: 2)
    utimes(file, &times)
  }
}
