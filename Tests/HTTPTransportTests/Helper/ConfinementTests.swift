import Foundation
import Glibc
import Support
import Testing

@testable import HTTPTransport

@Suite("What the helper gets and may do")
struct ConfinementTests {
  private static let secret = "00SecretTokenForThisTest"

  private func helper(_ path: String) -> HelperTransport {
    HelperTransport(
      environment: [
        "OKTA_CLIENT_TOKEN": Self.secret, "DX_API_TOKEN": Self.secret, "AWS_SECRET": Self.secret,
        "URLSessionDebugLibcurl": "1", "HTTPS_PROXY": "http://proxy.example.com:3128",
        "NO_PROXY": "intranet.example.com", "HOME": "/nowhere", "LANG": "C.UTF-8",
      ].merging(runtime) { $1 }, helper: path)
  }

  @Test("A token is in neither environment nor arguments, nor is anything else that isn't needed")
  func noToken() async throws {
    // Nobody but root could ask the real helper, as it can't be dumped.
    let folder = try TestFolder()
    let script = try folder.write(
      "helper",
      "#!/bin/sh\ncat /proc/$$/environ >\(folder.path)/e; cat /proc/$$/cmdline >\(folder.path)/c\n")
    chmod(script, 0o700)
    let request = Request(
      .get, "https://a.example.com", headers: ["Authorization": "SSWS " + Self.secret])
    await #expect(throws: TransportFailure.self) { try await helper(script).send(request) }
    let environment = Set(folder.read("e").split(separator: "\0").map(String.init))
    #expect(
      environment.subtracting(runtime.map { "\($0.key)=\($0.value)" }) == [
        "HTTPS_PROXY=http://proxy.example.com:3128", "HOME=/dev/null", "LANG=C.UTF-8",
        "no_proxy=intranet.example.com,localhost,127.0.0.1,::1", "SWIFT_BACKTRACE=enable=no",
      ])
    #expect(folder.read("c").split(separator: "\0") == ["/bin/sh", Substring(script)])
  }

  @Test("The token goes to the server")
  func token() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let request = Request(.get, server.origin, headers: ["Authorization": "SSWS " + Self.secret])
    #expect(try await helper(HelperProgram.path).send(request).status == 200)
    #expect(server.requests.first?.headers["authorization"] == "SSWS " + Self.secret)
  }

  @Test("A crash leaves no core dump", arguments: [SIGSEGV, SIGABRT, SIGQUIT])
  func noCore(signal: Int32) async throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    let server = try LoopbackServer { _ in [.hang] }
    let (process, channel) = try HelperSpawn.start(
      HelperProgram.path, HelperEnvironment.of(runtime))
    let request = Request(.get, server.origin)
    let order = try HelperOrder.request(id: 1, request: request, body: Data()).line()
    #expect(channel.send(order) == .moved(order.count))
    await server.requestCame()
    kill(process.id, signal)
    var status: Int32 = 0
    #expect(waitpid(process.id, &status, 0) == process.id)
    // The bit beside the signal tells that memory was dumped.
    #expect(status == signal)
  }

  @Test("It leaves nothing in the home folder")
  func home() async throws {
    let home = try TestFolder()
    let server = try LoopbackServer { _ in [.answer(200, ["Set-Cookie": "a=b"], "x")] }
    let helper = HelperTransport(
      environment: ["HOME": home.path].merging(runtime) { $1 }, helper: HelperProgram.path)
    _ = try await helper.send(Request(.get, server.origin))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: home.path) == [])
  }

  // Root alone sees the files of a process that can't be dumped.
  @Test("It inherits no file but its channel and /dev/null", .enabled(if: geteuid() == 0))
  func files() async throws {
    // Without close-on-exec on purpose.
    let left = open("/dev/zero", O_RDONLY)
    defer { close(left) }
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperProgram.transport()
    _ = try await helper.send(Request(.get, server.origin))
    let folder = "/proc/\(try #require(helper.helperProcess))/fd"
    let targets = try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
      (
        name,
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")) ?? ""
      )
    }
    #expect(!targets.contains { $0.1 == "/dev/zero" })
    let standard = Dictionary(uniqueKeysWithValues: targets)
    #expect(standard["0"]?.hasPrefix("socket:") == true)
    #expect(standard["0"] == standard["1"])
    #expect(standard["2"] == "/dev/null")
  }

  @Test("Its memory is limited, it leaves no core dump, and Ctrl-C is not for it")
  func limits() async throws {
    let server = try LoopbackServer { _ in [.answer()] }
    let helper = HelperProgram.transport()
    _ = try await helper.send(Request(.get, server.origin))
    let process = try #require(helper.helperProcess)
    let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(limits.contains("Max data size 268435456 268435456 bytes"))
    // One byte, since Linux pipes a core to a program whatever the limit, but for this one.
    #expect(limits.contains("Max core file size 1 1 bytes"))
    #expect(getpgid(process) == process)
  }

  @Test("Proxy settings are honoured for others, and never for this machine")
  func proxy() async throws {
    let proxy = try LoopbackServer { _ in [.answer(), .close] }
    let connect = try LoopbackServer { _ in [.answer(200, [:], "direct")] }
    let helper = HelperTransport(
      environment: ["https_proxy": proxy.origin, "http_proxy": proxy.origin].merging(runtime) {
        $1
      },
      helper: HelperProgram.path)
    #expect(try await helper.send(Request(.get, connect.origin)).body == Array("direct".utf8))
    #expect(proxy.requests.isEmpty)
    // The scripted server knows no CONNECT and hangs up, so this host is asked for at the proxy.
    await #expect {
      try await helper.send(Request(.get, "https://api.example.com/"))
    } throws: { error in
      guard case .notConnected(let sentence) = error as? TransportFailure else { return false }
      return sentence.hasPrefix("The proxy did not connect to https://api.example.com: ")
    }
  }

  private var runtime: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
  }
}

@Suite("Addresses that are refused or don't answer")
struct AddressTests {
  let helper = HelperProgram.transport()

  @Test(
    "Unencrypted or unreadable addresses are refused without starting the helper",
    arguments: [
      "http://example.com/", "ftp://127.0.0.1/", "https://user@example.com/", "127.0.0.1", "",
    ])
  func refused(address: String) async {
    await #expect {
      try await helper.send(Request(.get, address))
    } throws: { error in
      guard case .refusedAddress = error as? TransportFailure else { return false }
      return true
    }
    #expect(helper.helperProcess == nil)
  }

  @Test(
    "A header that would begin another is refused", arguments: ["a\r\nX: y", "a\nb", "ä", "a\0"])
  func headers(value: String) async {
    let request = Request(.get, "http://127.0.0.1:9", headers: ["Authorization": value])
    await #expect(
      throws: TransportFailure.other(
        "The header Authorization has a line break or a letter outside ASCII, so nothing was sent.")
    ) { try await helper.send(request) }
    #expect(helper.helperProcess == nil)
  }

  @Test("Nobody listening, no such host, and no encryption where it was asked for")
  func unanswered() async throws {
    let stopped = try LoopbackServer { _ in [] }
    stopped.stop()
    await #expect(throws: TransportFailure.notConnected("Nothing answers at \(stopped.origin).")) {
      try await helper.send(Request(.get, stopped.origin))
    }
    await #expect(throws: TransportFailure.hostNotFound("nosuch.invalid")) {
      try await helper.send(Request(.get, "https://nosuch.invalid/"))
    }
    let plain = try LoopbackServer { _ in [.answer()] }
    let origin = "https://127.0.0.1:\(plain.port)"
    await #expect(
      throws: TransportFailure.notConnected("What answers at \(origin) does not speak https.")
    ) { try await helper.send(Request(.get, origin, timeout: 3)) }
  }
}
