import DXAPI
import Foundation
import HTTPTransport
import OktaAPI
import SetupCore
import SetupStore
import Support
import Testing

@testable import Wizard

@Suite("Reading everyone from DX", .serialized)
struct LiveReadEveryoneTests {
  let server = UsersListServer(people: 250)
  let folder: TestFolder
  let state: StateFolder
  let live: Live
  let runner: EffectRunner

  init() throws {
    folder = try TestFolder()
    state = try StateFolder.open(folder.inside("state"), mode: .readWrite, now: Driver.start)
    live = Live(
      Live.Outside(
        transport: server.transport, settings: { .success(OktaSettings()) },
        dxToken: Secret("dx-secret"), dxURL: "https://api.getdx.com"))
    runner = EffectRunner(
      Storage.live(state, now: { Driver.start }).telling(server), .live(folders: [], home: nil),
      live: live)
    _ = runner.runToEnd(.signIn(.dx(token: nil)))
  }

  // Without what only counts on the way.
  private func read() -> [Answer] {
    runner.runToEnd(.readEveryone).filter { message in
      switch message {
      case .verificationAdvanced, .callsMade: false
      default: true
      }
    }
  }

  private var vault: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.inside("state/vault"))) ?? []
  }

  private func kept(_ messages: [Answer]) throws -> [String] {
    guard case .liveBackupKept(let result) = messages.last else {
      Issue.record("Nothing was kept: \(messages)")
      return []
    }
    #expect(result.verdict == .met)
    #expect(result.file == "users-list.csv")
    #expect(vault == [result.sha256 + ".csv"])
    var bytes: [UInt8] = []
    try state.vault.read(result.sha256) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  // The header tells of a column that only the last person has, and each row is as wide as it.
  private let whole =
    [
      "id,name,email,github_username,gitlab_username,additional_github_username,deleted_at,roles,"
        + "tag_team"
    ]
    + (0..<250).map { "\($0),,p\($0)@example.com,,,,,,\($0 == 249 ? "Blue" : "")" }

  @Test("Each page is written before the next one is asked for")
  func asTheyCome() throws {
    #expect(try kept(read()) == whole)
    #expect(
      server.takeDone() == [
        "scratch", "page 1", "100 rows", "page 2", "100 rows", "page 3", "50 rows",
      ])
  }

  @Test("After a failure it goes on at the page that failed, and the file is whole")
  func goesOn() throws {
    server.fail(2, .timeOut)
    #expect(
      read() == [
        .liveBackupPaused(
          after: "100 of 250 people",
          "DX's list of users could not be read. No complete answer came within 30 seconds. "
            + TransportFailure.timedOut(seconds: 30).remedy)
      ])
    #expect(vault.count == 1)
    server.fail(3, .timeOut)
    #expect(read().first == .liveBackupResumed(after: "100 of 250 people"))
    let last = read()
    #expect(last.first == .liveBackupResumed(after: "200 of 250 people"))
    #expect(try kept(last) == whole)
    #expect(
      server.takeDone() == [
        "scratch", "page 1", "100 rows", "page 2", "page 2", "100 rows", "page 3", "page 3",
        "50 rows",
      ])
  }

  @Test("Given up, it goes on where it was")
  func cancelled() throws {
    server.state.withLock { [live] in $0.cancel = { live.cancelAll() } }
    server.fail(2, .cancels)
    #expect(read() == [.liveBackupPaused(after: "100 of 250 people", "Stopped.")])
    #expect(try kept(read()) == whole)
    #expect(server.takeDone().filter { $0 == "page 1" }.count == 1)
  }

  @Test("Given up before the first page, nothing is left of it")
  func cancelledAtOnce() {
    server.state.withLock { [live] in $0.cancel = { live.cancelAll() } }
    server.fail(1, .cancels)
    #expect(read() == [.liveBackupFailed("Stopped.")])
    #expect(vault == [])
  }

  @Test("A list that changed is read anew from its beginning")
  func changed() throws {
    server.fail(2, .grown)
    #expect(
      read() == [
        .liveBackupFailed(
          "DX's list of users changed while it was read: 100 of 251 people came. Read the list "
            + "again from its beginning.")
      ])
    #expect(vault == [])
    #expect(try kept(read()) == whole)
    #expect(server.takeDone().filter { $0 == "page 1" || $0 == "scratch" }.count == 4)
  }

  @Test("Another token may be another account's, so it begins anew")
  func otherAccount() throws {
    server.fail(3, .timeOut)
    _ = read()
    _ = runner.runToEnd(.signIn(.dx(token: Secret("other-secret"))))
    let messages = read()
    #expect(messages.count == 1)
    #expect(try kept(messages) == whole)
    #expect(server.takeDone().filter { $0 == "page 1" }.count == 2)
  }

  @Test("Forgetting, starting over and ending leave no row behind")
  func forgotten() throws {
    for ends in [{ _ = $0.run(.forgetVault) }, { _ = $0.run(.startOver) }, { $0.end() }]
      as [(EffectRunner) -> Void]
    {
      server.fail(3, .timeOut)
      _ = read()
      #expect(vault.count == 1)
      ends(runner)
      #expect(vault == [])
      let files = FileManager.default.enumerator(atPath: folder.inside("state"))
      let left = files?.compactMap { $0 as? String } ?? []
      #expect(!left.contains { $0.contains(".dirsync-setup-new-") })
    }
  }

  @Test("Rows that find no room are asked for again, once there is some")
  func fullDisk() throws {
    let begin = Storage.live(state, now: { Driver.start }).scratch
    var full = Storage.readOnly
    full.scratch = {
      begin().map { scratch in
        var small = scratch
        small.append = { _ in .failure(.init("The disk is full.")) }
        return small
      }
    }
    let runner = EffectRunner(full, .live(folders: [], home: nil), live: live)
    let came = runner.runToEnd(.readEveryone)
    #expect(came.contains(.liveBackupFailed("The disk is full.")))
    #expect(try kept(read()) == whole)
  }
}
