import Foundation
import Support
import Testing

/// A bundle opened at support's shows what the customer saw, to the byte.
@Suite("The same bytes elsewhere")
struct BundleElsewhereTests {
  static let forms: [[String]] = [
    [], ["--plain"], ["--format", "html", "--size", "120x40"],
  ]

  @Test("Every screen is the same under another time zone, locale and home, with no network")
  func same() async throws {
    try await twoAtATime([
      "half-way", "namespace-look-alike", "no-assignments", "provisioning-untold",
    ]) { try await same(scenario: $0) }
  }

  private func same(scenario: String) async throws {
    let customer = try await ServedSetUp(scenario)
    let now = Date().formatted(.iso8601)
    let bundle = try await customer.bundle("b.jsonl", "--now", now)
    #expect(customer.program.home.read("state/journal.ndjson").contains("-05:00"))
    var support = try ProgramUnderTest()
    // A proxy that is not there: whoever asks for anything from outside fails.
    support.environment = [
      "TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TERM": "vt100",
      "COLUMNS": "40", "https_proxy": "http://127.0.0.1:1", "http_proxy": "http://127.0.0.1:1",
    ]
    for form in Self.forms {
      let here = try await customer.program.run(["render", "--all", "--now", now] + form)
      let there = try await support.run(["render", "--all", "--bundle", bundle] + form)

      #expect(here.code == 0, "\(here.errors)")
      #expect(here.output.utf8.count > 20_000)
      #expect(there.output == here.output, "\(scenario) \(form)")
    }
    let checked = try await customer.program.run("check", "--offline", "--json", "--now", now)
    let again = try await support.run("check", "--json", "--bundle", bundle)
    #expect(again.output == checked.output)
    #expect(again.code == checked.code)
    #expect(!FileManager.default.fileExists(atPath: support.state))
  }
}
