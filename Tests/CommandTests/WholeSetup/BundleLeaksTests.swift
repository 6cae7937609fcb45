import Basics
import DemoTenant
import Foundation
import SetupCore
import Support
import Testing

/// Bundles of a tenant whose people and tokens are known are searched for every one of them.
@Suite("Nobody and no token is in a bundle")
struct BundleLeaksTests {
  static let admin = "Some.Admin+dx@Acme-Example.com"
  static let portalSecret = "wos_8Hq2Zt5LxV0aRk7MNc3bYp9Ds4GfE1uJ"

  /// E-mails, handles, names and ids of everyone, as Okta and DX have them.
  static func people(of tenant: DemoTenant) -> Set<KnownValue> {
    let rows = tenant.userExport.joined().split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.first ?? []
    let personal = header.indices.filter { index in
      ["name", "email", "github", "gitlab"].contains { header[index].lowercased().contains($0) }
    }
    let cells = rows.dropFirst().flatMap { row in
      personal.compactMap { row.indices.contains($0) ? row[$0] : nil }
    }
    return Set(cells.filter { $0.count >= 5 }.map(KnownValue.init))
  }

  static func known(_ setUp: ServedSetUp) -> Set<KnownValue> {
    let home = setUp.program.home.path
    let others =
      [admin, portalSecret, home, home.split(separator: "/").last.map(String.init) ?? home]
      + ServedSetUp.tokens
    return people(of: setUp.tenant).union(others.map(KnownValue.init))
  }

  @Test("Whatever was looked at and said, none of them is in bundle or journal, in any encoding")
  func searched() async throws {
    try await twoAtATime([
      "finished", "wrong-namespace", "reserved-attribute-name", "missing-permission",
    ]) { try await searched(scenario: $0) }
  }

  private func searched(scenario: String) async throws {
    let setUp = try await ServedSetUp(scenario, words: "Asked \(Self.admin), she said yes")
    let program = setUp.program
    let people = Self.people(of: setUp.tenant)
    #expect(people.count >= 40, "the tenant has people to look for")
    let known = Self.known(setUp)

    let waived = try await program.run(
      "waive", "values-arrived", "--reason", "See mailto:\(Self.admin)")
    #expect(waived.code == 0, "\(waived.errors)")
    let refused = try await program.run(
      "attest", "sync-connected", "--words", "Bearer \(Self.portalSecret)")
    #expect(refused.code == 1, "\(refused.errors)")
    #expect(!refused.errors.contains(Self.portalSecret))
    let named = try program.home.write("of \(Self.admin).csv", setUp.tenant.userExport.joined())
    let kept = try await program.run("verify-backup", named, "--keep")
    #expect(kept.code == 0, "\(kept.errors)")

    for more in [[], ["--without", "words,environment"]] {
      let name = "b\(more.count).jsonl"
      let made = try await program.run(
        ["bundle", "create", "--out", program.home.inside(name)] + more)
      #expect(made.code == 0, "\(made.errors)")
      let shown = try await program.run("bundle", "show", program.home.inside(name), "--json")
      for text in [program.home.read(name), made.errors, shown.output] {
        #expect(text.utf8.count > 400)
        found(known, in: text)
      }
    }
    found(known, in: program.home.read("state/journal.ndjson"))
  }

  @Test("A token with which nothing could be read, and the address it was for, leave no secret")
  func failedProbes() async throws {
    var program = try ProgramUnderTest()
    let token = "00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_-Zz"
    program.environment["OKTA_CLIENT_TOKEN"] = token
    program.environment["DX_API_TOKEN"] = Self.portalSecret
    _ = try await program.run("choose", "user-properties")
    let compared = try await program.run(
      "check", "--record", "--okta-url", "http://127.0.0.1:1", "--dx-url", "http://127.0.0.1:1",
      "--app", ServedSetUp.app)
    #expect(compared.code != 2, "\(compared.errors)")
    let made = try await program.run("bundle", "create", "--out", program.home.inside("b.jsonl"))
    #expect(made.code == 0)

    let known = Set([token, Self.portalSecret, program.home.path].map(KnownValue.init))
    let journal = program.home.read("state/journal.ndjson")
    #expect(journal.contains("lookFailed"))
    for text in [journal, program.home.read("b.jsonl"), compared.output, compared.errors] {
      found(known, in: text)
    }
  }

  private func found(_ known: Set<KnownValue>, in text: String) {
    // The demo's people are called Person 1 and so on; a stand-in, [person 1234], names nobody.
    let haystack = KnownValue.Haystack(text.replacing(/\[person \d+\]/, with: "[person]"))
    for value in known {
      if let form = value.form(in: haystack) { Issue.record("\(value) is there \(form)") }
    }
  }

  @Test("The search finds a value in each form, and nothing where there is none")
  func canFind() throws {
    let value = KnownValue("One.B+c@example.com")
    let bytes = Array(value.value.utf8)
    var digest = SHA256()
    Array(value.value.lowercased().utf8).withUnsafeBytes { digest.update($0) }
    let escaped = value.value.utf16.map {
      "\\u" + Hexadecimal.text([UInt8($0 >> 8), UInt8($0 & 255)])
    }
    let forms: [(String, String)] = [
      ("as it is", "<ONE.B+C@EXAMPLE.COM>"), ("as it is", escaped.joined()),
      ("as it is", "one.b+c\\u0040example.com"), ("as it is", "one.b\\\\u002bc@example.com"),
      ("as it is", "One.B%2bc%40example.com"), ("as it is", "\\u004Fne.b+c%40example.com"),
      ("in hexadecimal", Hexadecimal.text(bytes).uppercased()),
      ("in base64", Data(bytes).base64EncodedString()),
      ("in base64", Data(Array("x".utf8) + bytes).base64EncodedString()),
      ("in base64", Data(Array("xy".utf8) + bytes + [1, 2]).base64EncodedString()),
      ("as a bare digest", Hexadecimal.text(digest.finalize())),
    ]
    for (form, text) in forms {
      #expect(value.form(in: KnownValue.Haystack("{\"a\":\"…\(text)…\"}")) == form, "\(text)")
    }
    #expect(value.form(in: KnownValue.Haystack("{\"a\":\"one.b+c@example.org\"}")) == nil)
  }
}
