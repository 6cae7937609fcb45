import Foundation
import Glibc
import HTTPTransport
import Support
import Testing

@Suite("Certificates", .enabled(if: TestServer.isAvailable, "needs the openssl program"))
struct CertificateTests {
  @Test("A server whose certificate nobody vouches for gets no request")
  func selfSigned() async throws {
    let server = try TestServer()
    defer { server.stop() }
    let helper = HelperProgram.transport()
    let origin = "https://localhost:\(server.port)"
    await #expect {
      try await helper.send(Request(.get, origin, headers: ["Authorization": "SSWS 1"]))
    } throws: { error in
      guard case .certificate(let sentence) = error as? TransportFailure else { return false }
      return sentence.hasPrefix("The certificate of \(origin) isn't trusted: ")
    }
  }
}

/// `openssl s_server` with a certificate made for the occasion.
private struct TestServer {
  static let program = "/usr/bin/openssl"
  static var isAvailable: Bool { FileManager.default.isExecutableFile(atPath: program) }

  struct NoPort: Error {}

  let port: Int
  private let process: Process
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (key, certificate) = (folder.path + "/key.pem", folder.path + "/certificate.pem")
    let maker = try Self.run(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
        + " -addext subjectAltName=DNS:localhost -keyout \(key) -out \(certificate)")
    maker.process.waitUntilExit()
    let server = try Self.run("s_server -accept 127.0.0.1:0 -www -key \(key) -cert \(certificate)")
    process = server.process
    var heard = ""
    while Self.port(in: heard) == nil {
      let data = server.output.availableData
      guard !data.isEmpty else { throw NoPort() }
      heard += String(decoding: data, as: UTF8.self)
    }
    guard let port = Self.port(in: heard) else { throw NoPort() }
    self.port = port
  }

  func stop() {
    // It inherits a mask in which the gentler signals are blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  // `ACCEPT 127.0.0.1:43231`, with the end of its line.
  private static func port(in text: String) -> Int? {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .first { $0.hasPrefix("ACCEPT") }
    return line?.split(separator: ":").last.flatMap { Int($0) }
  }

  private static func run(_ arguments: String) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = Pipe()
    try process.run()
    return (process, pipe.fileHandleForReading)
  }
}
