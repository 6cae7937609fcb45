import Platform
import Basics
import Foundation
import SetupCore
import Testing

@testable import SetupStore

@Suite("Two programs on one state folder")
struct StateLockTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("The second says who holds it, may look, and has it once the first is closed")
  func sameMachine() throws {
    var first: StateFolder? = try open()
    try first?.append(Sample.events[0])
    #expect(
      sentence { () throws(StoreFailure) in try open() }
        == "Another dirsync-setup (process \(getpid()), since 14:02) is using this folder. "
        + "Open it read-only, or close the other one.")
    let reader = try StateFolder.open(scratch.path, mode: .readOnly, now: afternoon)
    #expect(reader.events == [Sample.events[0]])

    first = nil
    #expect(try open().events == [Sample.events[0]])
  }

  @Test("A lock of the day before is told with its day")
  func dayBefore() throws {
    let first = try open()
    defer { withExtendedLifetime(first) {} }
    #expect(
      sentence { () throws(StoreFailure) in try open(now: afternoon + Span.day) }
        == "Another dirsync-setup (process \(getpid()), since 23 Nov 14:02) is using this folder. "
        + "Open it read-only, or close the other one.")
  }

  /// What stands in the lock file while another process holds the lock, and what is then said.
  static let texts: [(text: String, who: String)] = [
    ("PID HOST 2026-11-23T13:00:00+01:00\n", " (process PID, since 13:00)"),
    ("PID fileserver 2026-11-23T13:00:00Z\n", " (process PID on fileserver, since 13:00)"),
    (
      "PID file\u{1B}[2Jserver 2026-11-23T13:00:00Z\n",
      " (process PID on file[2Jserver, since 13:00)"
    ),
    // Left behind by a process that is gone: the new holder has not written its own yet.
    ("2147483646 HOST 2026-11-23T13:00:00Z\n", ""),
    ("", ""), ("-1 HOST 2026-11-23T13:00:00Z", ""), ("0 HOST 2026-11-23T13:00:00Z", ""),
    ("PID HOST yesterday", ""), ("PID HOST", ""),
    (String(repeating: "PID ", count: 200_000), ""),
  ]

  @Test("A lock held by another process is told, whatever stands in the file", arguments: texts)
  func otherProcess(text: String, who: String) throws {
    let holder = try Holder(scratch.path("lock"))
    defer { holder.end() }
    let names = ["PID": "\(holder.process)", "HOST": ThisProcess.hostName]
    let written = names.reduce(text) { $0.replacing($1.key, with: $1.value) }
    try scratch.write(Array(written.utf8), to: "lock")
    #expect(
      sentence { () throws(StoreFailure) in try open() }
        == "Another dirsync-setup\(who.replacing("PID", with: "\(holder.process)")) is using this "
        + "folder. Open it read-only, or close the other one.")
    #expect(try scratch.bytes(of: "lock") == Array(written.utf8))
  }

  @Test("A holder that was killed leaves nothing that has to be cleaned up")
  func killed() throws {
    let holder = try Holder(scratch.path("lock"))
    try scratch.write(Array("\(holder.process) here 2026-11-23T13:00:00Z\n".utf8), to: "lock")
    #expect(throws: StoreFailure.self) { try open() }
    holder.kill()
    let folder = try open()
    #expect(folder.isWritable)
    #expect(
      try scratch.text(of: "lock").hasPrefix("\(getpid()) ")
        && scratch.text(of: "lock").hasSuffix(" 2026-11-23T14:02:11+01:00\n"))
  }

  @Test("A program started meanwhile does not inherit the lock")
  func notInherited() throws {
    var folder: StateFolder? = try open()
    #expect(folder?.isWritable == true)
    let child = try Holder(scratch.path("another-lock"))
    defer { child.end() }
    folder = nil
    #expect(throws: Never.self) { try open() }
  }

  private func open(now: Instant = afternoon) throws(StoreFailure) -> StateFolder {
    try StateFolder.open(scratch.path, mode: .readWrite, now: now, offset: 60)
  }
}

/// Another process that holds a lock until it is told to end.
private struct Holder {
  let child = Process()
  let input = Pipe()
  var process: Int32 { child.processIdentifier }

  /// Starts the process and waits until it has the lock.
  init(_ path: String) throws {
    let output = Pipe()
    child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    child.arguments = ["flock", "--no-fork", path, "sh", "-c", "echo held; read line"]
    child.standardInput = input
    child.standardOutput = output
    try child.run()
    let said = try #require(try output.fileHandleForReading.read(upToCount: 5))
    #expect(String(decoding: said, as: UTF8.self) == "held\n")
  }

  func end() {
    try? input.fileHandleForWriting.close()
    child.waitUntilExit()
  }

  func kill() {
    Glibc.kill(process, SIGKILL)
    child.waitUntilExit()
  }
}
