import Foundation
import Glibc
import Support
import Testing

import Platform
@testable import HTTPTransport

@Suite("The helper's life")
struct HelperLifeTests {
  @Test("It is started at the first request and used for the next")
  func start() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperProgram.transport()
    #expect(helper.helperProcess == nil)
    _ = try await helper.send(Request(.get, server.origin))
    let process = try #require(helper.helperProcess)
    _ = try await helper.send(Request(.get, server.origin))
    #expect(helper.helperProcess == process)
  }

  @Test("Killed while idle, it is started anew without a word")
  func killedIdle() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperProgram.transport()
    _ = try await helper.send(Request(.get, server.origin))
    let process = try #require(helper.helperProcess)
    kill(process, SIGKILL)
    try await gone(process)
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
    #expect(helper.helperProcess != process)
  }

  @Test(
    "Killed during a request, it is a sentence, and the next request is answered",
    arguments: [
      (SIGKILL, "signal 9"), (SIGTERM, "signal 15"),
      (SIGSEGV, "signal 11; the answer may have been too large or malformed"),
    ])
  func killedBusy(signal: Int32, cause: String) async throws {
    let server = try LoopbackServer { $0.url.hasSuffix("/hang") ? [.hang] : [.answer()] }
    let helper = HelperProgram.transport()
    let request = Request(.get, server.origin + "/hang")
    let tasks = (1...3).map { _ in Task { try await helper.send(request) } }
    for _ in tasks { await server.requestCame() }
    kill(try #require(helper.helperProcess), signal)
    let sentence =
      "The program dirsync-setup-http ended before the answer was complete (\(cause))."
    for task in tasks {
      await #expect(throws: TransportFailure.helper(sentence)) { try await task.value }
    }
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
  }

  @Test("Stopped, it is ended once it lets a request's time pass")
  func stopped() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperTransport(
      environment: ProcessInfo.processInfo.environment, helper: HelperProgram.path,
      idleSeconds: 60, grace: 0.2)
    _ = try await helper.send(Request(.get, server.origin))
    let process = try #require(helper.helperProcess)
    kill(process, SIGSTOP)
    let sentence = "The program dirsync-setup-http stopped responding and was ended."
    await #expect(throws: TransportFailure.helper(sentence)) {
      try await helper.send(Request(.get, server.origin, timeout: 0.2))
    }
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
    #expect(helper.helperProcess != process)
  }

  @Test("Waiting for a server that doesn't answer costs next to no processor time")
  func waiting() async throws {
    let server = try LoopbackServer { $0.url.hasSuffix("/hang") ? [.hang] : [.answer()] }
    let helper = HelperProgram.transport()
    let request = Request(.get, server.origin + "/hang", timeout: 4)
    let hanging = Task { try await helper.send(request) }
    await server.requestCame()
    try await Task.sleep(for: .seconds(1))
    let process = try #require(helper.helperProcess)
    let before = processorTime(of: process)
    try await Task.sleep(for: .seconds(2))
    #expect(processorTime(of: process) - before < 0.3)
    // Nor is anything else late for it.
    let start = ContinuousClock.now
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
    #expect(ContinuousClock.now - start < .seconds(1))
    await #expect(throws: TransportFailure.timedOut(seconds: 4)) { try await hanging.value }
  }

  @Test("Idle for long enough, it is ended, and started anew on demand")
  func idle() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperProgram.transport(idleSeconds: 0.05)
    _ = try await helper.send(Request(.get, server.origin))
    if let process = helper.helperProcess { try await gone(process) }
    #expect(helper.helperProcess == nil)
    #expect(try await helper.send(Request(.get, server.origin)).status == 200)
  }

  @Test("It ends when the program that started it lets go")
  func released() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    var helper: HelperTransport? = HelperProgram.transport()
    _ = try await helper?.send(Request(.get, server.origin))
    let process = try #require(helper?.helperProcess)
    helper = nil
    try await gone(process)
  }

  @Test("It ends by itself when its input closes, also during a request")
  func inputClosed() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let process: ChildProcess
    var channel: Socket?
    (process, channel) = try HelperSpawn.start(HelperProgram.path, HelperEnvironment.of([:]))
    let order = HelperOrder.request(id: 1, request: Request(.get, server.origin), body: Data())
    let line = try order.line()
    #expect(channel?.send(line) == .moved(line.count))
    await server.requestCame()
    channel = nil
    var status: Int32 = 0
    #expect(waitpid(process.id, &status, 0) == process.id)
    #expect(status == 0)
  }

  @Test("A request under way when it is closed is told so")
  func closed() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let helper = HelperProgram.transport()
    let task = Task { try await helper.send(Request(.get, server.origin)) }
    await server.requestCame()
    helper.close()
    let sentence = "The program dirsync-setup-http was closed before the answer was complete."
    await #expect(throws: TransportFailure.helper(sentence)) { try await task.value }
  }

  @Test("A missing one, one that can't be started and one that says nothing are sentences")
  func unusable() async throws {
    let folder = FileManager.default.temporaryDirectory.path
    let cases = [
      (
        folder + "/no-such-helper",
        "The program dirsync-setup-http was not found beside dirsync-setup. Install both files in one "
          + "folder."
      ),
      (folder, "The program dirsync-setup-http could not be started: permission denied."),
      (
        "/bin/true",
        "The program dirsync-setup-http ended before the answer was complete (exit code 0)."
      ),
      (
        "/bin/cat",
        "The program dirsync-setup-http sent what it must not (a line that can't be read) and was "
          + "ended."
      ),
    ]
    for (path, sentence) in cases {
      let helper = HelperTransport(environment: [:], helper: path)
      await #expect(throws: TransportFailure.helper(sentence)) {
        try await helper.send(Request(.get, "http://127.0.0.1:9"))
      }
    }
  }

  // Waits until a process is no more; the session's thread reaps it.
  private func gone(_ process: Int32) async throws {
    for _ in 0..<500 where kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(kill(process, 0) == -1)
  }
}
