import Support
import Testing

@Suite("doctor")
struct DoctorTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  private func verdicts(
    _ environment: [String: String] = [:], _ words: String...
  ) async throws -> [String: String] {
    var program = program
    program.environment = environment
    let ended = try await program.run(["doctor", "--json"] + words)
    let checks = ended.json["checks"] as? [[String: String]] ?? []
    for check in checks {
      #expect(Set(check.keys) == ["id", "verdict", "detail", "remedy"])
      #expect(check["verdict"] == "ok" || check["remedy"]?.isEmpty == false)
    }
    #expect(ended.code == (checks.contains { $0["verdict"] == "problem" } ? 1 : 0))
    return Dictionary(
      uniqueKeysWithValues: checks.map { ($0["id"] ?? "", $0["verdict"] ?? "") })
  }

  @Test("Each check has a verdict, and a machine that is well has none against it")
  func well() async throws {
    _ = try await program.run("choose", "roles")
    #expect(
      try await verdicts() == [
        "terminal": "ok", "locale": "ok", "helper": "ok", "certificates": "ok", "proxy": "ok",
        "state-folder": "ok", "clock": "ok",
      ])
  }

  @Test("What is amiss is said with what to do")
  func amiss() async throws {
    #expect(try await verdicts(["TERM": ""])["terminal"] == "warning")
    #expect(try await verdicts(["TERM": "xterm-nonsense"])["terminal"] == "warning")
    #expect(try await verdicts(["LANG": "de_DE.ISO-8859-1"])["locale"] == "warning")
    #expect(try await verdicts(["LANG": "xx_XX.UTF-8"])["locale"] == "ok")
    #expect(try await verdicts(["SSL_CERT_FILE": "/x.pem"])["certificates"] == "warning")
    try program.home.write("file", "")
    #expect(
      try await verdicts([:], "--state", program.home.inside("file"))["state-folder"] == "problem")
    _ = try await program.run("choose", "roles", "--now", "2126-01-01T00:00:00Z")
    #expect(try await verdicts()["clock"] == "warning")
  }

  @Test("A proxy's password is not said")
  func proxy() async throws {
    var program = program
    program.environment = ["HTTPS_PROXY": "http://me:secret@proxy.example:3128"]
    let ended = try await program.run("doctor")
    #expect(
      ended.output.contains(
        "ok: proxy. Requests go through proxy.example:3128, as HTTPS_PROXY says.\n"))
    #expect(!ended.output.contains("secret"))
  }
}
